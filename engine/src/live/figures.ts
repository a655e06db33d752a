/** Figures of a draft beside those of a baseline, from their tallies. Plain JSON; rates are shares 0…1. */
import { type BadRateBounds, boundBadRate, rateOf } from '../backtest/cross-margins.js';
import { histogramOf } from '../backtest/histogram.js';
import type { CharacteristicReport, OutcomeCounts, SideReport } from '../backtest/report.js';
import { meanPer } from '../backtest/row-worth.js';
import { Z_95 } from '../backtest/statistics/normal.js';
import { listEntries } from '../evaluate/resolve-band.js';
import { PERFORMANCE_FLAGS, type PerformanceFlag } from '../history/records.js';
import type { Policy } from '../scorecard/policy.js';
import { OUTCOMES, type Outcome, RATINGS } from '../scorecard/schema.js';
import { ANSWERS, answerOf, CELLS, FLAGS, type LiveTally, type ScoreCounts } from './tally.js';

export type LiveEntry = Pick<
  CharacteristicReport['entries'][number],
  'id' | 'kind' | 'n' | 'good' | 'bad' | 'badRate' | 'badRateInterval'
>;

export interface LiveSide {
  readonly total: OutcomeCounts;
  readonly outcomes: Readonly<Record<Outcome, OutcomeCounts>>;
  /** By rating, 1 first. */
  readonly ratings: readonly OutcomeCounts[];
  /** 0 when nothing was observed. */
  readonly approvalRate: number;
  readonly histogram: SideReport['histogram'];
  /** In the order of the scorecard; entries as in `listEntries`. */
  readonly characteristics: readonly { readonly id: string; readonly entries: readonly LiveEntry[] }[];
}

export interface LiveFigures {
  /** Observations that the figures stand for. */
  readonly n: number;
  /** Null: all were decided. Otherwise how many were, and half the width of a 95 % interval of the approval rate. */
  readonly sample: { readonly n: number; readonly approvalMargin: number } | null;
  readonly baseline: LiveSide;
  readonly draft: LiveSide;
  /** `migration[i][j]`: observations of rating i + 1 by the baseline and j + 1 by the draft. */
  readonly migration: readonly (readonly number[])[];
  /** Limits counted are the draft's. What became of swap-ins was seen under the baseline's terms at best. */
  readonly swapSet: {
    readonly bothApprove: OutcomeCounts;
    readonly swapIn: OutcomeCounts & BadRateBounds;
    readonly swapOut: OutcomeCounts;
    readonly neither: OutcomeCounts;
  };
  /** What swap-ins and swap-outs owed that turned out good. */
  readonly goodExposure: { readonly wonMinor: number; readonly refusedMinor: number };
  /** Of the judged, by `DEFAULT_ECONOMICS`, on average per observation date; below zero: added, gained. */
  readonly money: { readonly lossAvoidedMinor: number; readonly marginRefusedMinor: number };
}

/** Names of a policy's characteristics and their entries, by which tallies count. */
export type CharacteristicNames = readonly {
  readonly id: string;
  readonly entries: readonly Pick<LiveEntry, 'id' | 'kind'>[];
}[];

export function nameCharacteristics(policy: Policy): CharacteristicNames {
  return policy.characteristics.map(({ definition }) => ({
    id: definition.id,
    entries: listEntries(definition).map(({ id, kind }) => ({ id, kind })),
  }));
}

export interface Decided {
  readonly characteristics: CharacteristicNames;
  readonly tally: LiveTally;
}

/** What the rows of a session stand for. */
export interface LivePopulation {
  /** Observations: more than the rows where they are a sample. */
  readonly n: number;
  /** Observation dates. */
  readonly dates: number;
}

/**
 * `draft` must have been tallied against the answers of `baseline`, on the same rows. Of a sample counts and amounts are
 * scaled up and rounded, rates and their intervals are its own.
 */
export function describeLive(baseline: Decided, draft: Decided, { n: population, dates }: LivePopulation): LiveFigures {
  const { counts } = draft.tally;
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const scale = rows === 0 ? 1 : population / rows;
  const migration = RATINGS.map(() => RATINGS.map(() => 0));
  const cells = listCells(draft.tally);
  for (const { cell, before, after } of cells) {
    const row = migration[before % RATINGS.length];
    const column = after % RATINGS.length;
    if (row !== undefined) row[column] = (row[column] ?? 0) + (counts[cell] ?? 0);
  }
  const isApproval = (answer: number): boolean => answer < RATINGS.length;
  const cellsOf = (wasApproved: boolean, isApproved: boolean): readonly Place[] =>
    cells.filter(({ before, after }) => isApproval(before) === wasApproved && isApproval(after) === isApproved);
  const part = (wasApproved: boolean, isApproved: boolean): OutcomeCounts =>
    countsOf(draft.tally, cellsOf(wasApproved, isApproved), scale);
  const goodExposure = (wasApproved: boolean): number => {
    let sum = 0;
    for (const { cell, flag, before, after } of cells) {
      const swaps = isApproval(before) === wasApproved && isApproval(after) !== wasApproved;
      if (swaps && flag === 'good') sum += draft.tally.exposureMinor[cell] ?? 0;
    }
    return Math.round(sum * scale);
  };
  const side = describeSide(draft, cells, scale);
  const p = side.approvalRate;
  const perDate = meanPer(Math.max(1, dates));
  return {
    n: population,
    sample:
      rows >= population
        ? null
        : { n: rows, approvalMargin: Z_95 * Math.sqrt(((p * (1 - p)) / Math.max(1, rows)) * (1 - rows / population)) },
    baseline: describeSide(baseline, listCells(baseline.tally), scale),
    draft: side,
    migration: migration.map((row) => row.map((count) => Math.round(count * scale))),
    swapSet: {
      bothApprove: part(true, true),
      swapIn: { ...part(false, true), ...boundBadRate(countsOf(draft.tally, cellsOf(false, true), 1)) },
      swapOut: part(true, false),
      neither: part(false, false),
    },
    money: {
      lossAvoidedMinor: perDate((baseline.tally.money.lossMinor - draft.tally.money.lossMinor) * scale),
      marginRefusedMinor: perDate((baseline.tally.money.marginMinor - draft.tally.money.marginMinor) * scale),
    },
    goodExposure: { wonMinor: goodExposure(false), refusedMinor: goodExposure(true) },
  };
}

/** Where a cell of a tally belongs: answers are those of `answerOf`. */
interface Place {
  readonly cell: number;
  readonly flag: PerformanceFlag;
  readonly before: number;
  readonly after: number;
}

const PLACES: readonly Place[] = Array.from({ length: CELLS }, (_, cell) => {
  const before = Math.floor(cell / ANSWERS);
  const flag = PERFORMANCE_FLAGS[Math.floor(before / ANSWERS)] ?? 'immature';
  return { cell, flag, before: before % ANSWERS, after: cell % ANSWERS };
});

/** The cells in which there is anything: few of all. */
function listCells({ counts }: LiveTally): readonly Place[] {
  return PLACES.filter(({ cell }) => counts[cell] !== 0);
}

type Rate = ReturnType<typeof rateOf>;

/** More than the figures of two sides have, so that most of those of the last text are among them. */
const MOST_RATES = 4096;
const rates = new Map<string, Rate>();

/** `rateOf`, remembered: an interval takes as long as all else, and few counts change from one text to the next. */
function rateFor(good: number, bad: number): Rate {
  const key = `${good} ${bad}`;
  const known = rates.get(key);
  if (known !== undefined) return known;
  if (rates.size >= MOST_RATES) rates.clear();
  const rate = rateOf(good, bad);
  rates.set(key, rate);
  return rate;
}

function countsOf(tally: LiveTally, cells: readonly Place[], scale: number): OutcomeCounts {
  const sums = { n: 0, good: 0, bad: 0, indeterminate: 0, unobserved: 0, immature: 0 };
  let [exposure, goodExposure, badExposure, limit] = [0, 0, 0, 0];
  for (const { cell, flag } of cells) {
    const count = tally.counts[cell] ?? 0;
    sums.n += count;
    sums[flag] += count;
    exposure += tally.exposureMinor[cell] ?? 0;
    if (flag === 'good') goodExposure += tally.exposureMinor[cell] ?? 0;
    if (flag === 'bad') badExposure += tally.exposureMinor[cell] ?? 0;
    limit += tally.limitMinor[cell] ?? 0;
  }
  const scaled = (value: number): number => Math.round(value * scale);
  return {
    n: scaled(sums.n),
    good: scaled(sums.good),
    bad: scaled(sums.bad),
    indeterminate: scaled(sums.indeterminate),
    unobserved: scaled(sums.unobserved),
    ...rateFor(sums.good, sums.bad),
    badRateByExposure: goodExposure + badExposure === 0 ? null : badExposure / (goodExposure + badExposure),
    exposureMinor: scaled(exposure),
    badExposureMinor: scaled(badExposure),
    limitMinor: scaled(limit),
  };
}

function describeSide({ characteristics, tally }: Decided, cells: readonly Place[], scale: number): LiveSide {
  const ofOutcome = (outcome: Outcome): OutcomeCounts => {
    const first = answerOf(OUTCOMES.indexOf(outcome), 1);
    return countsOf(
      tally,
      cells.filter(({ after }) => after >= first && after < first + RATINGS.length),
      scale,
    );
  };
  const total = countsOf(tally, cells, scale);
  const outcomes = { approve: ofOutcome('approve'), refer: ofOutcome('refer'), decline: ofOutcome('decline') };
  return {
    total,
    outcomes,
    ratings: RATINGS.map((_, index) =>
      countsOf(
        tally,
        cells.filter(({ after }) => after % RATINGS.length === index),
        scale,
      ),
    ),
    approvalRate: total.n === 0 ? 0 : outcomes.approve.n / total.n,
    histogram: describeScores(tally.scores, scale),
    characteristics: characteristics.map(({ id, entries }, index) => {
      const counts = tally.entries[index] ?? new Float64Array();
      return { id, entries: entries.map((entry, at) => countEntry(entry, counts, at, scale)) };
    }),
  };
}

function countEntry(
  { id, kind }: Pick<LiveEntry, 'id' | 'kind'>,
  counts: Float64Array,
  at: number,
  scale: number,
): LiveEntry {
  const [good = 0, bad = 0, indeterminate = 0, unobserved = 0] = counts.subarray(at * FLAGS, (at + 1) * FLAGS);
  const n = good + bad + indeterminate + unobserved;
  const scaled = (count: number): number => Math.round(count * scale);
  return { id, kind, n: scaled(n), good: scaled(good), bad: scaled(bad), ...rateFor(good, bad) };
}

function describeScores({ low, width, counts }: ScoreCounts, scale: number): SideReport['histogram'] {
  const scores = new Map<number, Map<PerformanceFlag, number>>();
  for (let place = 0; place < counts.length / FLAGS; place += 1) {
    const flags = new Map<PerformanceFlag, number>();
    for (let flag = 0; flag < FLAGS; flag += 1) {
      const count = counts[place * FLAGS + flag] ?? 0;
      if (count > 0) flags.set(PERFORMANCE_FLAGS[flag] ?? 'immature', Math.round(count * scale));
    }
    if (flags.size > 0) scores.set(low + place * width, flags);
  }
  return histogramOf(scores);
}
