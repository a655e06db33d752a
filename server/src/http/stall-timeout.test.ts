import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { registerErrorHandler } from './error-handler.js';
import { registerStallTimeout } from './stall-timeout.js';

const STALL_MS = 200;
const LONGEST_MS = 2_000;
const DROP_MS = STALL_MS / 4;

let app: FastifyInstance;
let port: number;
/** The server's end of the latest connection. */
let heard: Socket | null = null;
const bytesHeard = (): number => heard?.bytesRead ?? 0;
beforeAll(async () => {
  app = Fastify();
  registerErrorHandler(app);
  app.addHook('onRequest', async ({ raw }) => {
    heard = raw.socket;
  });
  registerStallTimeout(app, STALL_MS, LONGEST_MS);
  app.post('/', async (request) => request.body);
  app.post('/slow', async () => {
    await wait(DROP_MS);
    return 'done';
  });
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(() => app.close());

// Time goes by when a test says so: a machine that is busy is not a sender that stalls.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Sends the parts, each so long after the one before has arrived; gives what comes back until the connection closes. */
async function send(path: string, head: string, parts: readonly string[], pauseMs = DROP_MS): Promise<string> {
  heard = null;
  const socket = connect({ port, host: '127.0.0.1' });
  const answer = text(socket);
  let sent = 0;
  const write = (piece: string): void => {
    sent += piece.length;
    socket.write(piece);
  };
  write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${head}\r\n`);
  for (const part of parts) {
    write(part);
    // Not by `expect.poll`, which moves the clock as well.
    while (bytesHeard() !== sent) await wait(1);
    vi.advanceTimersByTime(pauseMs);
  }
  return answer;
}

it.each([
  ['of a length that it does not reach', 'content-length: 20\r\n', '{"a":'],
  ['in chunks without an end', 'transfer-encoding: chunked\r\n', '5\r\n{"a":\r\n'],
  ['of which nothing comes', 'content-length: 20\r\n', ''],
])('answers 408 to a body %s, and closes', async (_what, head, part) => {
  const answer = await send('/', head, [part], 2 * STALL_MS);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /u);
  expect(answer).toContain('connection: close');
  expect(answer).toContain('application/problem+json');
  expect(answer).toContain('"code":"request_timeout"');
});

it('waits for a slow body that keeps coming', async () => {
  const body = '{"a":"0123456789"}';
  const answer = await send('/', `connection: close\r\ncontent-length: ${body.length}\r\n`, body.match(/..?/gu) ?? []);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /u);
  expect(answer).toContain(body);
});

it('answers 408 to a body that drips for longer than any may take', async () => {
  const drops = Array.from({ length: LONGEST_MS / DROP_MS }, () => ' ');
  const answer = await send('/', 'content-length: 1000\r\n', drops);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /u);
});

it('waits for an answer that takes long', async () => {
  const answer = await send('/slow', 'connection: close\r\ncontent-length: 2\r\n', ['{}'], 3 * STALL_MS);
  expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*done$/u);
});
