/**
 * A million observations by 12 characteristics of 5 bands, decided again after one edit: how many times as fast as a
 * whole run are an edit of one characteristic, of a cut-off, of a rule? Every answer is verified before it is timed.
 * One thread; `ROWS=100000` tries another size. Figures go to `bench/results`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { compileColumns } from '../src/evaluate/columns/plan.js';
import { decideTable } from '../src/evaluate/columns/run.js';
import { LiveSession } from '../src/live/session.js';
import { ANSWERS, answerOf } from '../src/live/tally.js';
import { checkScorecard } from '../src/scorecard/check.js';
import type { Policy } from '../src/scorecard/policy.js';
import type { Scorecard } from '../src/scorecard/schema.js';
import { tableAround } from '../src/testing/observation-table.js';
import { policy } from './columns/card.js';
import { createSharedTable } from './columns/shared-table.js';

const ROWS = Number(process.env.ROWS ?? 1_000_000);
const ROUNDS = 9;
/** What the design aims at, in times as fast as a whole run. */
const TARGETS: Readonly<Record<string, number>> = { points: 8, bound: 8, cutOff: 50 };
/** Below this share of a target something is broken, however busy the machine: the run fails. */
const LEAST_SHARE = 0.15;

const table = tableAround(createSharedTable(ROWS));
const range = { from: 0, to: ROWS };
const before = table.flags.map((flag) => flag * ANSWERS);

/** The card after an edit; `step` makes each round a new one. */
const EDITS: Readonly<Record<string, (card: Scorecard, step: number) => Scorecard>> = {
  points: (card, step) => withBands(card, 3, (band) => (band.id === 'b1' ? { ...band, points: -5 + step } : band)),
  bound: (card, step) =>
    withBands(card, 5, (band) => {
      if (band.id === 'b1') return { ...band, to: 20 + step / 10 };
      return band.id === 'b2' ? { ...band, from: 20 + step / 10 } : band;
    }),
  cutOff: (card, step) => ({
    ...card,
    ratings: card.ratings.map((rating) => (rating.rating === 2 ? { ...rating, from: 20 + step } : rating)),
  }),
  rule: (card, step) => ({
    ...card,
    rules: card.rules.map((rule) =>
      rule.id === 'protested' ? { ...rule, when: { fact: 'score', operator: 'lessThan', value: -60 + step } } : rule,
    ),
  }),
  limit: (card, step) => ({ ...card, limit: { ...card.limit, roundDownToMinor: 1_000 * step } }),
};

function withBands(
  card: Scorecard,
  index: number,
  change: (band: { id: string; from: number | null; to: number | null; points: number; reason: never }) => unknown,
): Scorecard {
  const characteristics = card.characteristics.map((one, at) =>
    at === index && one.kind === 'numeric' ? { ...one, bands: one.bands.map((band) => change(band as never)) } : one,
  );
  return { ...card, characteristics: characteristics as Scorecard['characteristics'] };
}

function check(card: Scorecard): Policy {
  const checked = checkScorecard(card, []);
  if (checked.policy === null) throw new Error(`faulty card: ${JSON.stringify(checked.diagnostics)}`);
  return checked.policy;
}

function verify(session: LiveSession, edited: Policy): void {
  const { outcome, rating } = decideTable(compileColumns(edited, ['outcome', 'rating']), table.applications);
  for (let row = 0; row < ROWS; row += 1) {
    if (session.answers[row] !== answerOf(outcome?.[row] ?? 0, rating?.[row] ?? 1)) {
      throw new Error(`live and whole runs disagree on row ${row}`);
    }
  }
}

const milliseconds: Record<string, number[]> = { whole: [] };
const time = (name: string, run: () => void): void => {
  const start = performance.now();
  run();
  milliseconds[name] = [...(milliseconds[name] ?? []), performance.now() - start];
};
for (let round = 0; round < ROUNDS; round += 1) {
  // A table of its own: nothing has been kept of it.
  time('whole', () => new LiveSession({ table: { ...table }, range, before }).run(policy));
  for (const [name, edit] of Object.entries(EDITS)) {
    const session = new LiveSession({ table, range, before });
    session.run(check(edit(policy.scorecard, 1)));
    const edited = check(edit(policy.scorecard, 2));
    session.run(edited);
    if (round === 0) verify(session, edited);
    while (session.prepare());
    const next = check(edit(policy.scorecard, 3));
    time(name, () => session.run(next));
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const whole = median(milliseconds.whole ?? []);
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`;
console.log(`${machine}, load ${loadavg()[0]?.toFixed(1)}; ${ROWS.toLocaleString('en')} observations, one thread`);
for (const [name, values] of Object.entries(milliseconds)) {
  const middle = median(values);
  const times = whole / middle;
  const target = TARGETS[name];
  const verdict = target === undefined ? '' : `  target ${target} ×: ${times >= target ? 'reached' : 'missed'}`;
  console.log(`${name.padEnd(10)}${middle.toFixed(1).padStart(10)} ms${times.toFixed(1).padStart(9)} ×${verdict}`);
  if (target !== undefined && times < target * LEAST_SHARE) process.exitCode = 1;
}
const folder = new URL('./results/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('live.json', folder), `${JSON.stringify({ machine, rows: ROWS, milliseconds }, null, 2)}\n`);
