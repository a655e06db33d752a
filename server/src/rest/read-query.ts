/** The parameters of an address, read so that all of their faults are told at once, in words. */
import { type Diagnostic, findNearest, readShape, type Text } from '@encours/engine';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppError } from '../errors.js';

/** As Fastify parses an address. Not a record of zod's: that drops a parameter `__proto__` in silence. */
type Query = Readonly<Record<string, string | readonly string[]>>;

/** The parameters of that shape. @throws AppError `invalid_request` */
export function readQuery<S extends z.ZodObject>(request: FastifyRequest, shape: S): z.output<S> {
  const known = Object.keys(shape.shape);
  const odd: Diagnostic[] = [];
  const single: [string, string][] = [];
  for (const [name, value] of Object.entries(request.query as Query)) {
    if (!known.includes(name)) odd.push(describeUnknown(name, known));
    else if (typeof value === 'string') single.push([name, value]);
    else odd.push(describeRepeated(name));
  }
  const read = readShape(shape, Object.fromEntries(single), (_query, [name]) => describeParameter(String(name)));
  if (read.ok && odd.length === 0) return read.value;
  const diagnostics = read.ok ? odd : [...odd, ...read.error];
  throw new AppError('invalid_request', {
    param: String(diagnostics[0]?.path[0]),
    diagnostics,
    inParameters: true,
  });
}

function describeParameter(name: string): Text {
  return { fr: `paramètre « ${name} »`, en: `parameter “${name}”` };
}

function describeUnknown(name: string, known: readonly string[]): Diagnostic {
  const nearest = findNearest(name, known);
  return {
    code: 'parameter_unknown',
    severity: 'error',
    path: [name],
    message: {
      fr: `Il n’y a pas ici de paramètre « ${name.slice(0, 64)} » : il serait sans effet, et rien n’a été fait.`,
      en: `There is no parameter “${name.slice(0, 64)}” here: it would have no effect, so nothing was done.`,
    },
    help:
      nearest === null
        ? { fr: `Retirez-le ; il y a : ${known.join(', ')}.`, en: `Leave it out; there are: ${known.join(', ')}.` }
        : { fr: `Vouliez-vous dire « ${nearest} » ?`, en: `Did you mean “${nearest}”?` },
  };
}

function describeRepeated(name: string): Diagnostic {
  return {
    code: 'parameter_repeated',
    severity: 'error',
    path: [name],
    message: {
      fr: `Le paramètre « ${name} » est donné plusieurs fois : lequel compte n’est pas deviné.`,
      en: `The parameter “${name}” is given several times: which of them counts is not guessed.`,
    },
    help: { fr: 'N’en laissez qu’un.', en: 'Leave one of them.' },
  };
}
