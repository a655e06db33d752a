/** Observations for a live backtest in the browser. */
import { Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { lendObservations, OpenLiveInput } from '../services/live-backtest.js';
import { requireSession } from './session-actor.js';
import { toDiagnostics } from './zod-diagnostics.js';

/** In a fraction of a second what the best quality takes a minute for, and nearly as small. */
const BROTLI_QUALITY = 4;

/** `POST /api/live/observations` with the input of `live.open`; answers a pack (`packObservations` of the engine). */
export function registerLentObservations(app: FastifyInstance, deps: Deps): void {
  app.post('/api/live/observations', async (request, reply) => {
    const actor = await requireSession(deps, request);
    const input = OpenLiveInput.safeParse(request.body);
    if (!input.success) throw new AppError('invalid_request', { diagnostics: toDiagnostics(input.error) });
    const pieces = Readable.from(await lendObservations(deps, actor, input.data));
    reply
      .type('application/octet-stream')
      .header('cache-control', 'private, no-store')
      .header('vary', 'Accept-Encoding');
    const accepted = acceptedEncodings(request.headers['accept-encoding']);
    if (accepted.has('br')) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
      return reply.header('content-encoding', 'br').send(pieces.pipe(createBrotliCompress({ params })));
    }
    if (accepted.has('gzip')) return reply.header('content-encoding', 'gzip').send(pieces.pipe(createGzip()));
    return reply.send(pieces);
  });
}

/** Those that are named and not excluded by `q=0`. */
function acceptedEncodings(header: string | string[] | undefined): ReadonlySet<string> {
  const entries = String(header ?? '').split(',');
  const named = entries.filter((entry) => !/;\s*q=0(\.0*)?\s*$/u.test(entry));
  return new Set(named.map((entry) => (entry.split(';', 1)[0] ?? '').trim().toLowerCase()));
}
