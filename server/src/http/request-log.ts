/** One line for each request: no body, no query, no names, only what it takes to follow what happened. */
import type { FastifyInstance } from 'fastify';

export function registerRequestLog(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        // The pattern and not the address: an address may hold what somebody searched for.
        route: request.routeOptions.url ?? null,
        // A procedure's name is part of the path under /trpc, and says what was asked.
        procedure: procedureOf(request.params),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
  });
}

function procedureOf(params: unknown): string | null {
  if (typeof params !== 'object' || params === null || !('path' in params)) return null;
  return typeof params.path === 'string' ? params.path : null;
}
