/** The built console as static files, with its first page for every address that is a place inside it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.js';
import { answerFault } from './error-handler.js';
import { sendProblem } from './problem.js';

/** Prefixes that are never a place in the console. */
const MACHINE_PATHS = ['/v1/', '/api/', '/trpc/', '/assets/'];

const NOT_BUILT = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Encours</title>
<p>La console n’est pas construite. Lancez « npm run build », puis rechargez cette page.</p>
<p lang="en">The console is not built. Run “npm run build”, then reload this page.</p></html>
`;

export async function registerConsole(app: FastifyInstance, consoleDir: string): Promise<void> {
  await app.register((scope) => registerFiles(scope, consoleDir));
}

async function registerFiles(app: FastifyInstance, consoleDir: string): Promise<void> {
  app.setErrorHandler((error, request, reply) => {
    answerFault(leadsNowhere(error) ? new AppError('not_found') : error, request, reply);
  });
  const built = existsSync(join(consoleDir, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: consoleDir,
      // Files compressed at build time are sent as they are: nothing is compressed per request.
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply, path) {
        const hashed = path.includes('/assets/');
        // A cache in between must not give one browser's form to another.
        reply.setHeader('vary', 'Accept-Encoding');
        reply.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const place =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !MACHINE_PATHS.some((prefix) => `${path}/`.startsWith(prefix)) &&
      // A missing file must not be answered with a page.
      !/\.[a-z0-9]+$/iu.test(path);
    if (!place) return sendProblem(request, reply, new AppError('not_found'));
    if (built) return reply.sendFile('index.html');
    return reply.status(503).type('text/html; charset=utf-8').send(NOT_BUILT);
  });
}

/** A path that leads out of the folder, or that no file system has: the files' server says 400, 403 or 404. */
function leadsNowhere(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && [400, 403, 404].includes(Number(error.statusCode));
}
