/** One thread over a pack of observations, against two threads over the table as the server splits it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Benchmark } from '../benchmark/schema.js';
import { digestObservations } from '../history/digest-observations.js';
import type { ObservationTable } from '../history/observation-table.js';
import { checkScorecard } from '../scorecard/check.js';
import { parseDocument } from '../scorecard/document.js';
import type { Scorecard } from '../scorecard/schema.js';
import { arbitraryCase } from '../testing/arbitraries.js';
import { drawEdit } from '../testing/arbitrary-edits.js';
import { EXAMPLE_SCORECARD, exampleApplication, examplePolicy } from '../testing/example-policy.js';
import { tableOf } from '../testing/observation-table.js';
import { Tape } from '../testing/tape.js';
import { decideText, type LivePart, type LiveRefusal } from './decide-text.js';
import { type Decided, describeLive, type LiveFigures } from './figures.js';
import { packObservations, unpackObservations } from './observation-pack.js';
import { sampleTable } from './sample.js';
import { LiveSession } from './session.js';
import { type SoloAnswer, SoloBacktest } from './solo-backtest.js';
import { ANSWERS, addTallies } from './tally.js';
import { listWorstSwapIns, mergeSwapIns } from './worst-swap-ins.js';

const PATIENT = { deadlineMs: Number.POSITIVE_INFINITY, now: () => 0 };

/** As the server does it: halves of the rows, each on a thread. */
class Halves {
  readonly #parts: readonly LivePart[];
  readonly #baseline: Decided;
  readonly #dates: number;

  constructor(table: ObservationTable, baseline: string, benchmarks: readonly Benchmark[]) {
    const rows = table.applications.length;
    const middle = Math.floor(rows / 2);
    this.#dates = table.summary.dates.length;
    const openParts = (before: Uint8Array): readonly LivePart[] =>
      [
        { from: 0, to: middle },
        { from: middle, to: rows },
      ].map((range) => {
        const input = { table, range, before };
        return { input, session: new LiveSession(input), benchmarks };
      });
    const flags = table.flags.map((flag) => flag * ANSWERS);
    const first = openParts(flags);
    const decided = decideAll(first, baseline);
    if (typeof decided === 'string') throw new Error(`the baseline is ${decided}`);
    this.#baseline = decided;
    const answers = first.flatMap(({ session }) => [...session.answers]);
    this.#parts = openParts(flags.map((flag, row) => flag + (answers[row] ?? 0)));
  }

  run(text: string, population: number): LiveFigures | LiveRefusal {
    const decided = decideAll(this.#parts, text);
    return typeof decided === 'string'
      ? decided
      : describeLive(this.#baseline, decided, { n: population, dates: this.#dates });
  }

  listWorstSwapIns(most: number) {
    return mergeSwapIns(
      this.#parts.map(({ input, session }) => listWorstSwapIns(input, session.answers, most)),
      most,
    );
  }
}

function decideAll(parts: readonly LivePart[], text: string): Decided | LiveRefusal {
  const results = parts.map((part) => decideText(part, text, PATIENT));
  const decided: Decided[] = [];
  for (const result of results) {
    if (typeof result === 'string') return result;
    decided.push(result);
  }
  return { characteristics: decided[0]?.characteristics ?? [], tally: addTallies(decided.map(({ tally }) => tally)) };
}

function openSolo(table: ObservationTable, population: number, baseline: string, benchmarks: readonly Benchmark[]) {
  const bytes = Buffer.concat([...packObservations({ table, population }, digestObservations(table))]);
  const observations = unpackObservations(Uint8Array.from(bytes).buffer);
  const solo = SoloBacktest.open({ observations, baseline, benchmarks, patience: PATIENT });
  if (typeof solo === 'string') throw new Error(`the baseline is ${solo}`);
  return solo;
}

function figuresOf(answer: SoloAnswer): LiveFigures | LiveRefusal {
  return answer.status === 'done' ? answer.figures : answer.why;
}

const edits = fc.array(fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 12, size: 'max' }), {
  minLength: 1,
  maxLength: 8,
});

/** The last edit: those whom no rating approves are swapped in. */
function approveAll(card: Scorecard): Scorecard {
  return { ...card, ratings: card.ratings.map((rating) => ({ ...rating, outcome: 'approve' })), rules: [] };
}

/** Some numbers that a generated scorecard may hold cannot be written exactly as text. */
const cases = arbitraryCase(40).filter(
  ({ scorecard }) => parseDocument(JSON.stringify(scorecard)).diagnostics.length === 0,
);

describe('SoloBacktest', () => {
  it('answers every text of a sequence as the threads do, of all rows or of a sample', () => {
    const seen = { done: 0, refused: 0, sampled: 0, swapped: 0 };
    fc.assert(
      fc.property(cases, edits, fc.boolean(), ({ scorecard, benchmarks, applications }, tapes, samples) => {
        const { policy } = checkScorecard(scorecard, benchmarks);
        if (policy === null) throw new Error('the generator made a faulty scorecard');
        const whole = tableOf([policy], applications);
        const table = samples ? sampleTable(whole, Math.ceil(applications.length / 2)) : whole;
        const baseline = JSON.stringify(scorecard);
        const halves = new Halves(table, baseline, benchmarks);
        const solo = openSolo(table, applications.length, baseline, benchmarks);
        let card = scorecard;
        const draws = [...tapes.map((tape) => () => drawEdit(new Tape(tape), card)), () => approveAll(card)];
        for (const draw of draws) {
          const next = draw();
          const answer = solo.run(JSON.stringify(next));
          expect(figuresOf(answer)).toEqual(halves.run(JSON.stringify(next), applications.length));
          expect(solo.listWorstSwapIns(5)).toEqual(halves.listWorstSwapIns(5));
          seen[answer.status] += 1;
          if (answer.status === 'refused') continue;
          card = next;
          if (answer.figures.sample !== null) seen.sampled += 1;
          if (answer.figures.swapSet.swapIn.n > 0) seen.swapped += 1;
        }
      }),
      { numRuns: 60 },
    );
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(0);
  });

  const table = tableOf(
    [examplePolicy()],
    [0, 10, 40].map((delay) => exampleApplication({ facts: { 'pay.delay': delay } })),
  );
  const text = JSON.stringify(EXAMPLE_SCORECARD);

  it('gives a row back as an application, and nothing for a row that is none', () => {
    const solo = openSolo(table, 3, text, []);
    expect(solo.readApplication(1)?.facts['pay.delay']).toMatchObject({ value: 10 });
    expect(solo.readApplication(-1)).toBeNull();
    expect(solo.readApplication(3)).toBeNull();
  });

  it('gives a text up that takes too long, and goes on', () => {
    let time = 0;
    const observations = { table, population: 3 };
    const patience = { deadlineMs: 5, now: () => (time += 1) };
    const solo = SoloBacktest.open({ observations, baseline: text, benchmarks: [], patience });
    if (typeof solo === 'string') throw new Error(solo);
    time = -100;
    patience.deadlineMs = 0;
    expect(solo.run(text)).toEqual({ status: 'refused', why: 'too_slow' });
    patience.deadlineMs = 1_000;
    expect(solo.run(text).status).toBe('done');
  });

  it('says why a baseline cannot be decided', () => {
    const observations = { table, population: 3 };
    expect(SoloBacktest.open({ observations, baseline: '{', benchmarks: [], patience: PATIENT })).toBe('invalid');
  });
});
