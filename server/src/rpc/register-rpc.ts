import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance } from 'fastify';
import { authenticateBearer, authenticateSession } from '../auth/authenticate.js';
import type { Deps } from '../deps.js';
import { readSessionToken, requireSameOrigin, writeSession } from '../http/session-actor.js';
import type { RpcContext } from './context.js';
import { type AppRouter, appRouter } from './router.js';
import { faultOf } from './trpc.js';

/** Calls that one request may carry. */
const MAX_BATCH = 20;

/** The console's procedures under `/trpc`, for whoever holds a session. */
export async function registerRpc(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      requireSameOrigin(request, deps.config.origins);
      reply.header('cache-control', 'no-store');
    });
    const trpcOptions: FastifyTRPCPluginOptions<AppRouter>['trpcOptions'] = {
      router: appRouter,
      maxBatchSize: MAX_BATCH,
      async createContext({ req, res }): Promise<RpcContext> {
        const sessionToken = readSessionToken(req);
        return {
          deps,
          actor: await authenticateBearer(deps, req.headers.authorization, () =>
            authenticateSession(deps, sessionToken),
          ),
          requestId: req.id,
          address: req.ip,
          sessionToken,
          setSession: (session) => {
            writeSession(res, deps.config.origins, session);
          },
        };
      },
      responseMeta({ errors }) {
        const seconds = errors.map((error) => faultOf(error).retryAfter).find((after) => after !== null);
        return seconds === undefined ? {} : { headers: { 'retry-after': String(seconds) } };
      },
      onError({ error, path, ctx }) {
        const fault = faultOf(error);
        if (fault.status < 500) return;
        deps.log.error(
          { err: fault.cause ?? error, code: fault.code, procedure: path, requestId: ctx?.requestId },
          'procedure failed',
        );
      },
    };
    await scope.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions });
  });
}
