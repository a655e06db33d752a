/**
 * Durable decisions per second, against the same HTTP server evaluating the same card by bare json-rules-engine and
 * storing nothing: `npm run load`. Both run as processes of their own and take turns under the same clients, after they
 * have been found to give the same scores and ratings.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  ABSENT_KINDS,
  Benchmark,
  checkScorecard,
  exportRuleFacts,
  exportRules,
  type Policy,
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
/** As `npm start` has it: garbage of decisions that wait for the disk dies young. Both servers get it. */
const NODE_OPTIONS = '--max-semi-space-size=64';

function readCard() {
  const card = readScorecards().find(({ id, version }) => id === CARD && version === 1);
  const benchmarks = readBenchmarks().map(({ value }) => Benchmark.parse(value));
  const { policy } = checkScorecard(parseDocument(card?.text ?? '').value, benchmarks);
  if (policy === null) throw new Error('the shipped card has faults');
  const cases = z.array(z.object({ application: z.unknown() })).parse(card?.cases);
  return { policy, applications: cases.map(({ application }) => application) };
}

type Rules = readonly object[];

/** The shape that comes to mind first: every entry of a characteristic is a rule, whose event brings its points. */
function rulePerEntry({ scorecard }: Policy): Rules {
  return scorecard.characteristics.flatMap((characteristic) => {
    const { id, input, classes, absent } = characteristic;
    const is = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
    const rule = (points: number, ...any: readonly (readonly object[])[]) => ({
      conditions: { any: any.map((all) => ({ all })) },
      event: { type: 'entry', params: { characteristic: id, points } },
    });
    const values =
      characteristic.kind === 'numeric'
        ? characteristic.bands.map(({ from, to, points }) =>
            rule(points, [
              is(`${input}.state`, 'equal', 'present'),
              ...(from === null ? [] : [is(input, 'greaterThanInclusive', from)]),
              ...(to === null ? [] : [is(input, 'lessThan', to)]),
            ]),
          )
        : characteristic.categories.map(({ values: listed, points }) => rule(points, [is(input, 'in', listed)]));
    const listed = characteristic.kind === 'numeric' ? [] : characteristic.categories.flatMap((entry) => entry.values);
    const unlisted = [is(`${input}.state`, 'equal', 'present'), is(input, 'notIn', listed)];
    return [
      ...values,
      ...classes.map((entry) => rule(entry.points, [is(`${input}.class`, 'equal', entry.class)])),
      ...ABSENT_KINDS.map((kind) => {
        const isAbsent = [is(`${input}.state`, 'equal', kind)];
        const takesUnlisted = kind === 'notApplicable' && listed.length > 0;
        return rule(absent[kind].points, isAbsent, ...(takesUnlisted ? [unlisted] : []));
      }),
    ];
  });
}

/** What the library alone would serve: one Engine for each evaluation, as runs that overlap need. */
async function serveBare(): Promise<void> {
  const { policy } = readCard();
  const exported = exportRules(policy);
  const perEntry = rulePerEntry(policy);
  const run = (rules: Rules, facts: Record<string, unknown>) => new Engine(rules as RuleProperties[]).run(facts);
  const answer = async (body: Record<string, unknown>, score: number) => {
    const rated = await run(exported.rating, { score });
    const [scale] = [...rated.results, ...rated.failureResults];
    const ladder = scale !== undefined && 'any' in scale.conditions ? scale.conditions.any : [];
    const rating = ladder.findIndex((condition) => 'result' in condition && condition.result === true) + 1;
    const fired = await run(exported.rules, { ...body, score, rating });
    return { score, rating, fired: fired.results.map(({ name }) => name) };
  };
  const app = Fastify();
  app.post<{ Body: Record<string, unknown> }>('/per-entry', async ({ body }) => {
    const { events } = await run(perEntry, body);
    return answer(
      body,
      events.reduce((sum, { params }) => sum + z.number().parse(params?.points), exported.baseScore),
    );
  });
  app.post<{ Body: Record<string, unknown> }>('/per-characteristic', async ({ body }) => {
    const entries = await run(exported.entries, body);
    let score = exported.baseScore;
    for (const { conditions, event } of [...entries.results, ...entries.failureResults]) {
      if (!('any' in conditions)) continue;
      const step = conditions.any.findIndex((condition) => 'result' in condition && condition.result === true);
      score += z.array(z.number()).parse(event?.params?.points)[step] ?? 0;
    }
    return answer(body, score);
  });
  app.get('/metrics', () => {
    const { user, system } = process.cpuUsage();
    return `process_cpu_seconds_total ${(user + system) / 1e6}\n`;
  });
  process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
}

/** Somebody to be asked, in turn with others. */
interface Contender {
  readonly label: string;
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: readonly Buffer[];
  readonly status: number;
}

interface Round {
  readonly perSecond: number;
  readonly answered: number;
  /** Milliseconds of computing by the server's process, for each answer. */
  readonly computing: number;
  /** Milliseconds. */
  readonly times: readonly number[];
}

const METRICS_TOKEN = 'a-token-for-the-time-of-a-benchmark';

/** Seconds that the process behind an address has computed. */
async function readCpuSeconds(origin: string): Promise<number> {
  const answer = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  return z.coerce
    .number()
    .parse(/^process_cpu_seconds_total (?<seconds>\S+)/mu.exec(await answer.text())?.groups?.seconds);
}

/** Sends bodies for a while, each client the next one as soon as it has its answer. */
async function load({ origin, path, headers, bodies, status }: Contender): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const times: number[] = [];
  let next = 0;
  const send = (body: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      const startedAt = performance.now();
      const call = request(
        `${origin}${path}`,
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
  const cpuBefore = await readCpuSeconds(origin);
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - startedAt < ROUND_MS) await send(bodies[next++ % bodies.length] ?? Buffer.alloc(0));
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  const computed = (await readCpuSeconds(origin)) - cpuBefore;
  return {
    perSecond: times.length / seconds,
    answered: times.length,
    computing: (1000 * computed) / times.length,
    times,
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

async function startBare(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), 'bare'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS },
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: line.toString().trim() };
}

const Answer = z.object({ score: z.number(), rating: z.number() });

/** Score and rating of every body, as a contender answers them. */
async function readAnswers({ origin, path, headers, bodies }: Contender): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const body of bodies) {
    const answer = await fetch(`${origin}${path}`, { method: 'POST', headers, body });
    const read = z.union([z.object({ decision: z.unknown() }), Answer]).parse(await answer.json());
    const decision =
      'decision' in read ? z.object({ score: z.number(), scoreRating: z.number() }).parse(read.decision) : null;
    const { score, rating } = decision === null ? Answer.parse(read) : { ...decision, rating: decision.scoreRating };
    answers.push(`${score}:${rating}`);
  }
  return answers;
}

async function main(): Promise<void> {
  const { policy, applications } = readCard();
  const theirs = applications.map((application) => {
    const parsed = parseApplication(policy, application);
    if (!parsed.ok) throw new Error('a shipped case has faults');
    return Buffer.from(JSON.stringify(exportRuleFacts(policy, parsed.value)));
  });
  const place = await createSeededPlace();
  const server = await startServer(place, {
    ENCOURS_LOG: 'silent',
    ENCOURS_METRICS_TOKEN: METRICS_TOKEN,
    NODE_ENV: 'production',
    NODE_OPTIONS,
  });
  const bare = await startBare();
  const json = { 'content-type': 'application/json' };
  const bareForm = (label: string, path: string): Contender => ({
    label,
    origin: bare.url,
    path,
    headers: json,
    bodies: theirs,
    status: 200,
  });
  const ours: Contender = {
    label: 'durable decisions',
    origin: server.origin,
    path: '/v1/decisions',
    headers: { ...json, authorization: `Bearer ${place.apiKey}` },
    bodies: applications.map((application) => Buffer.from(JSON.stringify({ scorecard: CARD, application }))),
    status: 201,
  };
  const contenders = [
    ours,
    bareForm('bare, a rule per band', '/per-entry'),
    bareForm('bare, our rule per characteristic', '/per-characteristic'),
  ];
  const [right = [], ...others] = await Promise.all(contenders.map(readAnswers));
  for (const answers of others) {
    const wrong = answers.findIndex((answer, index) => answer !== right[index]);
    if (wrong >= 0) throw new Error(`case ${wrong} is ${right[wrong]} to one and ${answers[wrong]} to the other`);
  }

  const rounds = contenders.map((contender) => ({ contender, measured: [] as Round[] }));
  let acknowledged = right.length;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { contender, measured } of rounds) {
      const one = await load(contender);
      if (contender === ours) acknowledged += one.answered;
      // The first round warms all up.
      if (round > 0) measured.push(one);
    }
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
  if (n !== acknowledged) throw new Error(`${acknowledged} decisions were acknowledged and ${n} are stored`);

  const lines = rounds.map(({ contender, measured }) => {
    const times = measured.flatMap((round) => round.times);
    return {
      label: contender.label,
      perSecond: median(measured.map((round) => round.perSecond)),
      computing: median(measured.map((round) => round.computing)),
      p50: median(times),
      p99: percentile(times, 0.99),
    };
  });
  const [own, ...bares] = lines;
  if (own === undefined) throw new Error('nothing was measured');
  const show = (value: number, digits: number, width: number) => value.toFixed(digits).padStart(width);
  process.stdout.write(
    [
      `${CLIENTS} clients, ${ROUNDS} rounds of ${ROUND_MS / 1000} s each in turn, load ${loadavg()[0]?.toFixed(1)}`,
      `${' '.repeat(35)}   a second   median      p99   computing`,
      ...lines.map(
        ({ label, perSecond, p50, p99, computing }) =>
          `${label.padEnd(35)}${show(perSecond, 0, 11)}${show(p50, 1, 6)} ms${show(p99, 1, 6)} ms${show(computing, 2, 9)} ms`,
      ),
      ...bares.map(
        ({ label, perSecond, computing }) =>
          `ratio to ${label}: ${(own.perSecond / perSecond).toFixed(2)} by the clock, ${(computing / own.computing).toFixed(2)} of computing`,
      ),
      `${acknowledged} acknowledged, ${n} stored; the ratio to a rule per band should be ${WANTED} at least`,
      '',
    ].join('\n'),
  );
  if (bares[0] !== undefined && own.perSecond / bares[0].perSecond < WANTED) process.exitCode = 1;
}

await (process.argv[2] === 'bare' ? serveBare() : main());
