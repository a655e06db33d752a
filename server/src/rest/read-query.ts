/** The parameters of an address, read so that all of their faults are told at once, in words. */
import { type Diagnostic, findNearest, readShape, type Text } from '@encours/engine';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppError } from '../errors.js';

/** As Fastify parses an address. Not a record of zod's: that drops a parameter `__proto__` in silence. */
type Query = Readonly<Record<string, string | readonly string[]>>;

/** Faults of parameters that are each well-formed, each fault naming its parameter; `given`: those parameters, as text. */
export type FindFaults = (given: Readonly<Record<string, string>>) => readonly AppError[];

/**
 * The parameters of that shape. `findFaults`: what else can be wrong with them, told together with the rest; alone, such
 * a fault keeps its code.
 * @throws AppError `invalid_request`, or the only one of `findFaults`
 */
export function readQuery<S extends z.ZodObject>(
  request: FastifyRequest,
  shape: S,
  findFaults: FindFaults = () => [],
): z.output<S> {
  requireEncoding(request);
  const known = Object.keys(shape.shape);
  const odd: Diagnostic[] = [];
  const single: [string, string][] = [];
  for (const [name, value] of Object.entries(request.query as Query)) {
    if (!known.includes(name)) odd.push(describeUnknown(name, known));
    else if (typeof value === 'string') single.push([name, value]);
    else odd.push(describeRepeated(name));
  }
  const read = readShape(shape, Object.fromEntries(single), (_query, [name]) => describeParameter(String(name)));
  const malformed = read.ok ? [] : read.error;
  const others = findFaults(
    Object.fromEntries(single.filter(([name]) => !malformed.some(({ path }) => path[0] === name))),
  );
  const diagnostics = [...odd, ...malformed, ...others.map(describeFault)];
  if (read.ok && diagnostics.length === 0) return read.value;
  const [only] = others;
  if (only !== undefined && diagnostics.length === 1) throw only;
  throw new AppError('invalid_request', {
    param: String(diagnostics[0]?.path[0]),
    diagnostics,
    inParameters: true,
  });
}

/** What cannot be decoded would be looked for as it stands, and not found. */
function requireEncoding({ url }: FastifyRequest): void {
  try {
    decodeURIComponent(url);
  } catch (cause: unknown) {
    throw new AppError('invalid_request', {
      detail: {
        fr: 'L’adresse n’est pas de l’UTF-8 codé par « % », et rien n’a été fait. Codez ses paramètres (RFC 3986).',
        en: 'The address is not percent-encoded UTF-8, so nothing was done. Encode its parameters (RFC 3986).',
      },
      cause,
    });
  }
}

function describeFault({ code, param, detail, entry }: AppError): Diagnostic {
  const { title, help } = entry;
  return {
    code,
    severity: 'error',
    path: param === null ? [] : [param],
    message: detail ?? title,
    ...(help === null ? {} : { help }),
  };
}

function describeParameter(name: string): Text {
  return { fr: `paramètre « ${name} »`, en: `parameter “${name}”` };
}

function describeUnknown(name: string, known: readonly string[]): Diagnostic {
  return {
    code: 'parameter_unknown',
    severity: 'error',
    path: [name],
    message: {
      fr: `Il n’y a pas ici de paramètre « ${name.slice(0, 64)} » : il serait sans effet, et rien n’a été fait.`,
      en: `There is no parameter “${name.slice(0, 64)}” here: it would have no effect, so nothing was done.`,
    },
    help: adviseInstead(findNearest(name, known), known.join(', ')),
  };
}

function adviseInstead(nearest: string | null, known: string): Text {
  if (known === '') return { fr: 'Retirez-le ; il n’y en a aucun.', en: 'Leave it out; there are none.' };
  if (nearest === null) return { fr: `Retirez-le ; il y a : ${known}.`, en: `Leave it out; there are: ${known}.` };
  return {
    fr: `Vouliez-vous dire « ${nearest} » ? Il y a : ${known}.`,
    en: `Did you mean “${nearest}”? There are: ${known}.`,
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
