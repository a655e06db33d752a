/** Ends requests whose body stops coming, which would hold a connection for ever. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.js';
import { sendProblem } from './problem.js';

/**
 * A body of which nothing arrives for so many milliseconds (twice as many at most) is answered 408 and its connection
 * closed; a batch whose answers have begun is cut off. So is a body that keeps coming and is not whole after `longest`
 * milliseconds: it may be large, but a drip would hold its connection for ever. An answer may take as long as it takes.
 */
export function registerStallTimeout(app: FastifyInstance, milliseconds: number, longest: number): void {
  app.addHook('onRequest', async (request, reply) => {
    const { headers, raw } = request;
    if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return;
    let received = raw.socket.bytesRead;
    const deadline = performance.now() + longest;
    const timer = setInterval(() => {
      const before = received;
      received = raw.socket.bytesRead;
      // What has arrived and waits to be read here is not the sender's fault.
      if (raw.complete || raw.readableLength > 0) return;
      if (received > before && performance.now() < deadline) return;
      clearInterval(timer);
      endStalled(request, reply);
    }, milliseconds);
    timer.unref();
    const stop = (): void => clearInterval(timer);
    raw.once('end', stop).once('close', stop);
  });
}

function endStalled(request: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent || reply.raw.headersSent) {
    request.raw.destroy();
    return;
  }
  reply.header('connection', 'close');
  sendProblem(request, reply, new AppError('request_timeout'));
}
