/** One address of the REST interface: its methods, who may call them, and the parameters that they take. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { authenticateBearer } from '../auth/authenticate.js';
import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { BODY_LIMIT } from './read-body.js';
import { type FindFaults, readQuery } from './read-query.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type Method = (typeof METHODS)[number];

/** Of an address that takes no parameter. */
export const NoQuery = z.strictObject({});

/** A request with a key that is in use, whose parameters are in order. */
export interface Call<S extends z.ZodObject = typeof NoQuery> {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly actor: Actor;
  readonly query: z.output<S>;
}

/** What answers one method of an address; made by {@link open} or {@link keyed} alone, so that each reads its parameters. */
export interface Endpoint {
  readonly handle: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
}

/** For anyone, without parameters. */
export function open(answer: (reply: FastifyReply) => FastifyReply): Endpoint {
  return {
    handle: async (request, reply) => {
      readQuery(request, NoQuery);
      return answer(reply);
    },
  };
}

/** For an application that brings a key: who has none is told nothing else. `findFaults`: see {@link readQuery}. */
export function keyed<S extends z.ZodObject>(
  deps: Deps,
  shape: S,
  answer: (call: Call<S>) => Promise<FastifyReply>,
  findFaults?: FindFaults,
): Endpoint {
  return {
    handle: async (request, reply) => {
      const actor = await authenticateBearer(deps, request.headers.authorization, async () => null);
      if (actor === null) throw new AppError('invalid_api_key', { param: 'Authorization' });
      return answer({ actor, request, reply, query: readQuery(request, shape, findFaults) });
    },
  };
}

/** Registers what answers at one address; every other method is answered 405 with the list of those it takes. */
export function route(scope: FastifyInstance, url: string, endpoints: Partial<Record<Method, Endpoint>>): void {
  const allowed = METHODS.filter((method) => endpoints[method] !== undefined);
  for (const method of allowed) {
    const endpoint = endpoints[method];
    if (endpoint !== undefined) scope.route({ method, url, bodyLimit: BODY_LIMIT, handler: endpoint.handle });
  }
  scope.route({
    method: METHODS.filter((method) => !allowed.includes(method)),
    url,
    // Before the body is read: it does not matter what it is.
    onRequest: async (_request, reply) => {
      reply.header('allow', [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : [])].join(', '));
      throw new AppError('method_not_allowed');
    },
    handler: async () => undefined,
  });
}
