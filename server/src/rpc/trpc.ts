/** The tRPC instance: procedures, and faults of the catalogue as the console reads them. */
import type { Diagnostic, Text } from '@encours/engine';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { ErrorCode } from '../error-catalogue.js';
import { AppError, toAppError } from '../errors.js';
import { toDiagnostics } from '../http/zod-diagnostics.js';
import type { RpcContext } from './context.js';

/** `error.data` at the client. */
export interface RpcErrorData {
  readonly code: ErrorCode;
  readonly httpStatus: number;
  readonly path: string | null;
  /** What happened, in full sentences. */
  readonly messageText: Text;
  readonly help: Text | null;
  readonly param: string | null;
  readonly diagnostics: readonly Diagnostic[];
  /** To quote to the administrator. */
  readonly requestId: string | null;
}

const TRPC_CODES: Readonly<Record<number, TRPCError['code']>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
};

/** Faults that tRPC itself finds before any procedure runs. */
const OUR_CODES: Partial<Record<TRPCError['code'], ErrorCode>> = {
  BAD_REQUEST: 'invalid_request',
  PARSE_ERROR: 'invalid_json',
  NOT_FOUND: 'not_found',
  METHOD_NOT_SUPPORTED: 'method_not_allowed',
  PAYLOAD_TOO_LARGE: 'body_too_large',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported_media_type',
};

/** The fault of the catalogue behind an error of tRPC. */
export function faultOf(error: TRPCError): AppError {
  if (error.cause instanceof AppError) return error.cause;
  if (error.cause instanceof z.core.$ZodError) {
    const diagnostics = toDiagnostics(error.cause);
    const param = diagnostics[0]?.path[0];
    return new AppError('invalid_request', { diagnostics, ...(typeof param === 'string' ? { param } : {}) });
  }
  const code = OUR_CODES[error.code];
  return code === undefined ? toAppError(error.cause ?? error) : new AppError(code);
}

const t = initTRPC.context<RpcContext>().create({
  isDev: false,
  sse: {
    maxDurationMs: 10 * 60_000,
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 45_000 },
  },
  errorFormatter({ shape, error, path, ctx }): { message: string; code: typeof shape.code; data: RpcErrorData } {
    const fault = faultOf(error);
    const data = { ...describeFault(fault, ctx?.requestId ?? null), path: path ?? null };
    return { message: fault.message, code: shape.code, data };
  },
});

/** A fault as the console and typed clients read it. */
export function describeFault(fault: AppError, requestId: string | null): RpcErrorData {
  const { entry } = fault;
  return {
    code: fault.code,
    httpStatus: fault.status,
    path: null,
    messageText: fault.detail === null ? entry.title : joinTexts(entry.title, fault.detail),
    help: entry.help,
    param: fault.param,
    diagnostics: fault.diagnostics,
    requestId,
  };
}

function joinTexts(first: Text, second: Text): Text {
  return { fr: `${first.fr} ${second.fr}`, en: `${first.en} ${second.en}` };
}

/** Gives what a service throws the HTTP status of its catalogue entry. */
const withStatus = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result;
  const fault = toAppError(result.error.cause ?? result.error);
  throw new TRPCError({
    code: TRPC_CODES[fault.status] ?? 'INTERNAL_SERVER_ERROR',
    message: fault.message,
    cause: fault,
  });
});

export const router = t.router;

/** For anyone, signed in or not: what is asked before signing in. */
export const publicProcedure = t.procedure.use(withStatus);

/** For somebody who is signed in; the service checks what they may do. */
export const userProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.actor === null || ctx.actor.kind === 'api_key') throw new AppError('signed_out');
  return next({ ctx: { ...ctx, actor: ctx.actor } });
});

/** For an application that brings an API key, and nobody else. */
export const keyProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.actor?.kind !== 'api_key') throw new AppError('invalid_api_key', { param: 'Authorization' });
  return next({ ctx: { ...ctx, actor: ctx.actor } });
});
