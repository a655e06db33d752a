/** Faults as RFC 9457 problem documents, in the language that the caller prefers. */
import type { Diagnostic, Locale, Text } from '@encours/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../error-catalogue.js';
import type { AppError } from '../errors.js';

/** One value at fault in what was sent. */
export const ProblemItem = z.strictObject({
  /** JSON pointer (RFC 6901) into the request's body; of a parameter, its name after a stroke. */
  pointer: z.string(),
  /** The name of the parameter of the address, or of the header, at fault; null: it is in the body. */
  parameter: z.string().nullable(),
  code: z.string(),
  detail: z.string(),
});

export const Problem = z.strictObject({
  /** `urn:encours:error:<code>`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  /** The name of the parameter or header at fault, when it is one. */
  param: z.string().nullable(),
  errors: z.array(ProblemItem),
  /** To quote to the administrator. */
  requestId: z.string(),
});
export type Problem = z.infer<typeof Problem>;

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** French or English, whichever the header prefers; English, the language of integrators, when it says nothing. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const weights: Record<Locale, number> = { fr: 0, en: 0 };
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const match = /^\s*(fr|en)(?:-[a-z0-9-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/u.exec(part);
    if (match === null) continue;
    const locale = match[1] === 'fr' ? 'fr' : 'en';
    weights[locale] = Math.max(weights[locale], Number(match[2] ?? 1));
  }
  return weights.fr > weights.en ? 'fr' : 'en';
}

/** The problem document of a fault. */
export function describeProblem(fault: AppError, locale: Locale, requestId: string): Problem {
  const entry: { readonly title: Text; readonly help: Text | null } = ERRORS[fault.code];
  const sentences = [fault.detail?.[locale] ?? entry.title[locale], entry.help?.[locale]];
  return {
    type: typeOf(fault.code),
    title: entry.title[locale],
    status: fault.status,
    detail: sentences.filter((sentence) => sentence !== undefined).join(' '),
    code: fault.code,
    param: fault.param,
    errors: describeItems(fault, locale),
    requestId,
  };
}

/** A fault that names a parameter and lists nothing is about that parameter. */
function describeItems(fault: AppError, locale: Locale): z.infer<typeof ProblemItem>[] {
  const { code, param, diagnostics, detail, entry, inParameters } = fault;
  // What is forbidden names a scope.
  if (diagnostics.length === 0 && param !== null && code !== 'forbidden') {
    const message = detail ?? entry.title;
    const help = detail === null && entry.help !== null ? { help: entry.help } : {};
    return [describeItem({ code, severity: 'error', path: [param], message, ...help }, true, locale)];
  }
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map((diagnostic) => describeItem(diagnostic, inParameters, locale));
}

export function typeOf(code: ErrorCode): string {
  return `urn:encours:error:${code}`;
}

function describeItem(diagnostic: Diagnostic, inParameters: boolean, locale: Locale): z.infer<typeof ProblemItem> {
  const help = diagnostic.help?.[locale];
  return {
    pointer: diagnostic.path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    parameter: inParameters ? String(diagnostic.path[0]) : null,
    code: diagnostic.code,
    detail: help === undefined ? diagnostic.message[locale] : `${diagnostic.message[locale]} ${help}`,
  };
}

/** Answers with the problem document. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, fault: AppError): FastifyReply {
  const locale = preferredLocale(request.headers['accept-language']);
  const problem = describeProblem(fault, locale, request.id);
  if (fault.status === 401) reply.header('www-authenticate', 'Bearer realm="encours"');
  if (fault.retryAfter !== null) reply.header('retry-after', fault.retryAfter);
  return reply
    .status(fault.status)
    .header('content-language', locale)
    .header('vary', 'Accept-Language')
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problem));
}
