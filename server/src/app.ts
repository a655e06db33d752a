/** Puts the parts together: the only place that knows them all. */
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Deps } from './deps.js';
import { registerConsole } from './http/console-files.js';
import { registerDownloads } from './http/downloads.js';
import { answerFault, registerErrorHandler } from './http/error-handler.js';
import { registerHealth } from './http/health.js';
import { registerLentObservations } from './http/lent-observations.js';
import { registerMetrics } from './http/metrics.js';
import { registerOidc } from './http/oidc-routes.js';
import { registerRequestLog } from './http/request-log.js';
import { registerSecurityHeaders } from './http/security-headers.js';
import { registerStallTimeout } from './http/stall-timeout.js';
import { registerUploads } from './http/uploads.js';
import { registerRest } from './rest/routes.js';
import { registerRpc } from './rpc/register-rpc.js';

/** A draft's text travels as a JSON string, in which a document of 1 MiB may take several. */
const RPC_BODY_LIMIT = 8 * 1024 * 1024;
/** For how long nothing of a body may arrive before its sender is taken to be gone. */
const STALL_MS = 30_000;
const LONGEST_BODY_MS = 3_600_000;

/** The HTTP server, ready to listen or to be tried by `inject`. Closing it leaves `deps` to whoever made them. */
export async function createApp(deps: Deps): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log,
    // Our own line for each request says less about people.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => deps.newId('request'),
    bodyLimit: RPC_BODY_LIMIT,
    frameworkErrors: answerFault,
    routerOptions: { maxParamLength: 5000 },
    // Keep-alive connections that rest must not hold up a stop.
    forceCloseConnections: 'idle',
  });
  registerErrorHandler(app);
  registerRequestLog(app);
  registerStallTimeout(app, STALL_MS, LONGEST_BODY_MS);
  await app.register(cookie);
  await registerSecurityHeaders(app);
  registerHealth(app, deps);
  registerMetrics(app, deps);
  await registerRest(app, deps);
  await registerRpc(app, deps);
  registerOidc(app, deps);
  await registerUploads(app, deps);
  await registerDownloads(app, deps);
  registerLentObservations(app, deps);
  await registerConsole(app, deps.config.consoleDir);
  return app;
}
