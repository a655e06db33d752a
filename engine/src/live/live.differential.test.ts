/** Live figures against those of the formal report, over sequences of edits; and single answers against the rules. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Application } from '../application/schema.js';
import { decideVersion } from '../backtest/decide-version.js';
import { DEFAULT_ECONOMICS } from '../backtest/economics.js';
import type { BacktestReport } from '../backtest/report.js';
import { reportOn } from '../backtest/report-on.js';
import { reportSentences } from '../backtest/report-sentences.js';
import type { Benchmark } from '../benchmark/schema.js';
import { createDecider } from '../evaluate/decide.js';
import type { ObservationTable } from '../history/observation-table.js';
import { PERFORMANCE_FLAGS } from '../history/records.js';
import { toDayNumber } from '../kernel/calendar-date.js';
import { checkScorecard } from '../scorecard/check.js';
import type { Policy } from '../scorecard/policy.js';
import { OUTCOMES, RATINGS, type Scorecard } from '../scorecard/schema.js';
import { arbitraryCase } from '../testing/arbitraries.js';
import { drawEdit } from '../testing/arbitrary-edits.js';
import { EXAMPLE_SCORECARD, exampleApplication, examplePolicy } from '../testing/example-policy.js';
import { TABLE_PLAN, tableOf } from '../testing/observation-table.js';
import { Tape } from '../testing/tape.js';
import { describeLive, nameCharacteristics } from './figures.js';
import { LiveSession } from './session.js';
import { ANSWERS, addTallies, answerOf, type LiveTally } from './tally.js';

/** Sessions over the two halves of a table, as two threads hold them. */
class Halves {
  readonly #sessions: readonly LiveSession[];

  constructor(table: ObservationTable, before: Uint8Array) {
    const rows = table.applications.length;
    const middle = Math.floor(rows / 2);
    const ranges = [
      { from: 0, to: middle },
      { from: middle, to: rows },
    ];
    this.#sessions = ranges.map((range) => new LiveSession({ table, range, before }));
  }

  /** `prepares`: as when nothing is asked for a while afterwards. */
  run(policy: Policy, prepares = false): LiveTally {
    const tallies = this.#sessions.map((session) => session.run(policy));
    if (prepares) for (const session of this.#sessions) while (session.prepare());
    return addTallies(tallies);
  }

  get answers(): number[] {
    return this.#sessions.flatMap((session) => [...session.answers]);
  }
}

function policyOf(scorecard: Scorecard, benchmarks: readonly Benchmark[]): Policy | null {
  const { policy, diagnostics } = checkScorecard(scorecard, benchmarks);
  return diagnostics.some(({ severity }) => severity === 'error') ? null : policy;
}

function reportFor(champion: Policy, challenger: Policy, applications: readonly Application[]): BacktestReport {
  const table = tableOf([champion, challenger], applications);
  return reportOn({
    // All count as seen on the one date of the plan, whatever day they were decided for.
    observations: {
      ...table,
      applications: { ...table.applications, dates: table.applications.dates.map(() => toDayNumber(TABLE_PLAN.from)) },
    },
    dataset: { id: 'd', name: 'd', digest: 'd' },
    engineVersion: '0',
    champion: decideVersion(champion, table.applications),
    challenger: decideVersion(challenger, table.applications),
    release: null,
    economics: DEFAULT_ECONOMICS,
  });
}

/** The part of a report that live figures repeat. */
function figuresOf(report: BacktestReport) {
  const side = ({
    total,
    outcomes,
    ratings,
    approvalRate,
    histogram,
    characteristics,
  }: BacktestReport['champion']) => ({
    total,
    outcomes: Object.fromEntries(outcomes.map(({ outcome, counts }) => [outcome, counts])),
    ratings: ratings.map(({ counts }) => counts),
    approvalRate,
    histogram,
    characteristics: characteristics.map(({ id, entries }) => ({
      id,
      entries: entries.map(({ points: _points, weightOfEvidence: _evidence, ...entry }) => entry),
    })),
  });
  const { bothApprove, swapIn, swapOut, neither } = report.swapSet;
  const { badRateBest, badRateWorst } = swapIn;
  return {
    n: report.observations.n,
    sample: null,
    baseline: side(report.champion),
    draft: side(report.challenger),
    migration: report.migration,
    swapSet: { bothApprove, swapIn: { ...swapIn.counts, badRateBest, badRateWorst }, swapOut, neither },
    money: {
      lossAvoidedMinor: report.money?.lossAvoidedMinor ?? Number.NaN,
      marginRefusedMinor: report.money?.marginRefusedMinor ?? Number.NaN,
    },
  };
}

const edits = fc.array(fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 12, size: 'max' }), {
  minLength: 1,
  maxLength: 8,
});

/** A rating that only 10 000 points more would reach. */
const raise = (rating: Scorecard['ratings'][number]): Scorecard['ratings'][number] => ({
  ...rating,
  from: rating.from === null ? null : rating.from + 10_000,
});

describe('live figures', () => {
  it('are those of the formal report after every edit', () => {
    const seen = { edits: 0, invalid: 0, partly: 0, nothing: 0, losses: 0, margins: 0 };
    fc.assert(
      fc.property(arbitraryCase(40), edits, ({ scorecard, benchmarks, applications }, tapes) => {
        const baseline = policyOf(scorecard, benchmarks);
        if (baseline === null) throw new Error('the generator made a faulty scorecard');
        const table = tableOf([baseline], applications);
        const flagged = table.flags.map((flag) => flag * ANSWERS);
        const first = new Halves(table, flagged);
        const baselineTally = first.run(baseline);
        const answers = first.answers;
        const session = new Halves(
          table,
          flagged.map((flag, row) => flag + (answers[row] ?? 0)),
        );
        let card = scorecard;
        for (const tape of tapes) {
          const next = drawEdit(new Tape(tape), card);
          const policy = policyOf(next, benchmarks);
          if (policy === null) {
            seen.invalid += 1;
            continue;
          }
          card = next;
          const tally = session.run(policy, tape.length % 2 === 0);
          seen.edits += 1;
          if (tally.concluded === 0) seen.nothing += 1;
          else if (tally.concluded < applications.length) seen.partly += 1;
          const { goodExposure, ...live } = describeLive(
            { characteristics: nameCharacteristics(baseline), tally: baselineTally },
            { characteristics: nameCharacteristics(policy), tally },
            { n: applications.length, dates: table.summary.dates.length },
          );
          if (live.money.lossAvoidedMinor !== 0) seen.losses += 1;
          if (live.money.marginRefusedMinor !== 0) seen.margins += 1;
          expect(live).toEqual(figuresOf(reportFor(baseline, policy, applications)));
          const now = session.answers;
          const isApproval = (answer: number | undefined): boolean => (answer ?? NaN) < RATINGS.length;
          const owedByGood = (was: boolean): number =>
            table.exposureMinor.reduce((sum, owed, row) => {
              const swaps = isApproval(answers[row]) === was && isApproval(now[row]) !== was;
              return swaps && PERFORMANCE_FLAGS[table.flags[row] ?? 0] === 'good' ? sum + owed : sum;
            }, 0);
          expect(goodExposure).toEqual({ wonMinor: owedByGood(false), refusedMinor: owedByGood(true) });
        }
      }),
      { numRuns: 150 },
    );
    // Edits that are never valid, or always touch everything, would prove nothing about the others.
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(0);
  });

  it('tell swap-ins that are indeterminate from those not observed, and bound their bad rate over both', () => {
    // By rows: good, bad, good, indeterminate, unobserved, twice over.
    const applications = Array.from({ length: 10 }, () => exampleApplication());
    const draft = examplePolicy();
    const baseline = examplePolicy({ ratings: EXAMPLE_SCORECARD.ratings.map(raise) });
    const table = tableOf([baseline, draft], applications);
    const flagged = table.flags.map((flag) => flag * ANSWERS);
    const first = new Halves(table, flagged);
    const before = first.run(baseline);
    const { answers } = first;
    const after = new Halves(
      table,
      flagged.map((flag, row) => flag + (answers[row] ?? 0)),
    ).run(draft);
    const { goodExposure: _exposure, ...live } = describeLive(
      { characteristics: nameCharacteristics(baseline), tally: before },
      { characteristics: nameCharacteristics(draft), tally: after },
      { n: applications.length, dates: table.summary.dates.length },
    );
    const report = reportFor(baseline, draft, applications);
    expect(live).toEqual(figuresOf(report));
    expect(live.swapSet.swapIn).toMatchObject({ n: 10, good: 4, bad: 2, indeterminate: 2, unobserved: 2 });
    expect(live.swapSet.swapIn).toMatchObject({ badRate: 2 / 6, badRateBest: 0.2, badRateWorst: 0.6 });
    const said = (locale: 'fr' | 'en') =>
      reportSentences(report, locale)
        .find(({ key }) => key === 'swapSet')
        ?.text.replaceAll('\u00a0', ' ');
    expect(said('fr')).toContain('ceux qui n’ont pu être jugés, 2 indéterminés et 2 non observés');
    expect(said('en')).toContain('those that could not be judged, 2 indeterminate and 2 not observed');
  });

  it('come from the answers that the rules give', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCase(6), edits, async ({ scorecard, benchmarks, applications }, tapes) => {
        const baseline = policyOf(scorecard, benchmarks);
        if (baseline === null) throw new Error('the generator made a faulty scorecard');
        const table = tableOf([baseline], applications);
        const session = new Halves(
          table,
          table.flags.map((flag) => flag * ANSWERS),
        );
        session.run(baseline, true);
        let [card, policy] = [scorecard, baseline];
        for (const tape of tapes) {
          const next = drawEdit(new Tape(tape), card);
          const edited = policyOf(next, benchmarks);
          if (edited === null) continue;
          [card, policy] = [next, edited];
          session.run(policy, tape.length % 2 === 0);
        }
        const decider = createDecider(policy);
        const expected = await Promise.all(applications.map((application) => decider.decide(application)));
        expect(session.answers).toEqual(
          expected.map(({ outcome, rating }) => answerOf(OUTCOMES.indexOf(outcome), rating)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
