/** One answer to whatever goes wrong: a fault of the catalogue, in the log too when it is ours. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../error-catalogue.js';
import { AppError, toAppError } from '../errors.js';
import { sendProblem } from './problem.js';

/** Faults that Fastify finds before a route runs. */
const FASTIFY_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_ASYNC_CONSTRAINT: 'not_found',
};

export function registerErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    answerFault(error, request, reply);
  });
}

/** Also what Fastify refuses before there is a request to route, such as an address that cannot be decoded. */
export function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const fault = faultOf(error);
  if (fault.status >= 500) request.log.error({ err: fault.cause ?? fault, code: fault.code }, 'request failed');
  sendProblem(request, reply, fault);
}

function faultOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const code = FASTIFY_CODES[error.code];
    if (code === 'unsupported_media_type') return new AppError(code, { param: 'Content-Type' });
    if (code !== undefined) return new AppError(code);
    // Whatever else Fastify blames on the request.
    if (error.code.startsWith('FST_') && 'statusCode' in error && error.statusCode === 400) {
      return new AppError('invalid_request');
    }
  }
  return toAppError(error);
}
