/**
 * Durable decisions per second, against the same HTTP server evaluating the same card by bare json-rules-engine and
 * storing nothing: `npm run load`. Both run as processes of their own and take turns under the same clients.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  Benchmark,
  checkScorecard,
  exportRuleFacts,
  exportRules,
  parseApplication,
  parseDocument,
} from '@encours/engine';
import { readBenchmarks, readScorecards } from '@encours/scorecards';
import Fastify from 'fastify';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { z } from 'zod';
import { openDatabase } from '../src/store/database.js';
import { databaseSource } from '../src/store/database-source.js';
import { createSeededPlace } from '../src/testing/seeded-place.js';
import { startServer } from '../src/testing/server-process.js';

const CARD = 'trade-credit-standard';
const CLIENTS = 32;
const ROUNDS = 5;
const ROUND_MS = Number(process.env.ENCOURS_LOAD_MS ?? 5_000);
const WANTED = 0.5;

function readCard() {
  const card = readScorecards().find(({ id, version }) => id === CARD && version === 1);
  const benchmarks = readBenchmarks().map(({ value }) => Benchmark.parse(value));
  const { policy } = checkScorecard(parseDocument(card?.text ?? '').value, benchmarks);
  if (policy === null) throw new Error('the shipped card has faults');
  const cases = z.array(z.object({ application: z.unknown() })).parse(card?.cases);
  return { policy, applications: cases.map(({ application }) => application) };
}

/** What the library alone would serve: one Engine for each evaluation, as runs that overlap need. */
async function serveBare(): Promise<void> {
  const { policy } = readCard();
  const exported = exportRules(policy);
  const run = (rules: readonly object[], facts: Record<string, unknown>) =>
    new Engine(rules as RuleProperties[]).run(facts);
  const app = Fastify();
  app.post<{ Body: Record<string, unknown> }>('/', async ({ body }) => {
    const entries = await run(exported.entries, body);
    let score = exported.baseScore;
    for (const { conditions, event } of [...entries.results, ...entries.failureResults]) {
      if (!('any' in conditions)) continue;
      const step = conditions.any.findIndex((condition) => 'result' in condition && condition.result === true);
      score += z.array(z.number()).parse(event?.params?.points)[step] ?? 0;
    }
    const rated = await run(exported.rating, { score });
    const [scale] = [...rated.results, ...rated.failureResults];
    const ladder = scale !== undefined && 'any' in scale.conditions ? scale.conditions.any : [];
    const rating = ladder.findIndex((condition) => 'result' in condition && condition.result === true) + 1;
    const fired = await run(exported.rules, { ...body, score, rating });
    return { score, rating, fired: fired.results.map(({ name }) => name) };
  });
  process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
}

interface Round {
  readonly perSecond: number;
  readonly answered: number;
  /** Milliseconds. */
  readonly times: readonly number[];
}

/** Sends bodies for a while, each client the next one as soon as it has its answer. */
async function load(
  url: string,
  headers: Record<string, string>,
  bodies: readonly Buffer[],
  status: number,
): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const times: number[] = [];
  let next = 0;
  const send = (body: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      const startedAt = performance.now();
      const call = request(
        url,
        { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } },
        (answer) => {
          answer.resume();
          answer.once('end', () => {
            times.push(performance.now() - startedAt);
            if (answer.statusCode === status) resolve();
            else reject(new Error(`the server answered ${answer.statusCode}`));
          });
        },
      );
      call.once('error', reject);
      call.end(body);
    });
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - startedAt < ROUND_MS) await send(bodies[next++ % bodies.length] ?? Buffer.alloc(0));
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return { perSecond: times.length / seconds, answered: times.length, times };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

async function startBare(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), 'bare'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: line.toString().trim() };
}

async function main(): Promise<void> {
  const { policy, applications } = readCard();
  const ours = applications.map((application) => Buffer.from(JSON.stringify({ scorecard: CARD, application })));
  const theirs = applications.map((application) => {
    const parsed = parseApplication(policy, application);
    if (!parsed.ok) throw new Error('a shipped case has faults');
    return Buffer.from(JSON.stringify(exportRuleFacts(policy, parsed.value)));
  });
  const place = await createSeededPlace();
  const server = await startServer(place, { ENCOURS_LOG: 'silent', NODE_ENV: 'production' });
  const bare = await startBare();
  const json = { 'content-type': 'application/json' };
  const key = { ...json, authorization: `Bearer ${place.apiKey}` };
  const rounds = { ours: [] as Round[], theirs: [] as Round[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const one = await load(`${server.origin}/v1/decisions`, key, ours, 201);
    const other = await load(bare.url, json, theirs, 200);
    // The first round warms both up.
    if (round > 0) rounds.theirs.push(other);
    rounds.ours.push(one);
  }
  bare.child.kill();
  await server.end('SIGTERM');
  const db = await openDatabase(databaseSource(place));
  const { n } = await db
    .selectFrom('decision')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  await db.destroy();
  await place.remove();
  const acknowledged = rounds.ours.reduce((sum, { answered }) => sum + answered, 0);
  if (n !== acknowledged) throw new Error(`${acknowledged} decisions were acknowledged and ${n} are stored`);

  const counted = rounds.ours.slice(1);
  const times = counted.flatMap((round) => round.times);
  const [one, other] = [median(counted.map((r) => r.perSecond)), median(rounds.theirs.map((r) => r.perSecond))];
  process.stdout.write(
    [
      `${CLIENTS} clients, ${ROUNDS} rounds of ${ROUND_MS / 1000} s each in turn, load ${loadavg()[0]?.toFixed(1)}`,
      `durable decisions    ${one.toFixed(0)}/s, median ${median(times).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`,
      `bare, nothing stored ${other.toFixed(0)}/s, p99 ${percentile(
        rounds.theirs.flatMap((r) => r.times),
        0.99,
      ).toFixed(1)} ms`,
      `ratio ${(one / other).toFixed(2)} (wanted: ${WANTED} at least); ${acknowledged} acknowledged, ${n} stored`,
      '',
    ].join('\n'),
  );
  if (one / other < WANTED) process.exitCode = 1;
}

await (process.argv[2] === 'bare' ? serveBare() : main());
