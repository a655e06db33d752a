/**
 * A backtest report the slow way: one object per observation, and for every figure another walk over all of them, each
 * written from docs/statistics.md. What columns count is held against it.
 */
import { calibrate } from '../backtest/calibration.js';
import { checkRatingOrder } from '../backtest/rating-order.js';
import { checkRelease } from '../backtest/release.js';
import type { BacktestReport, OutcomeCounts, ReportPart, SideReport } from '../backtest/report.js';
import type { DecidedVersion, ReportInput } from '../backtest/report-on.js';
import { jeffreysInterval } from '../backtest/statistics/binomial-interval.js';
import { mcNemar } from '../backtest/statistics/mcnemar.js';
import { mobility } from '../backtest/statistics/mobility.js';
import { twoSidedNormalP } from '../backtest/statistics/normal.js';
import { listEntries } from '../evaluate/resolve-band.js';
import { findRegime } from '../evaluate/terms.js';
import { addMonths } from '../kernel/calendar-date.js';
import { isLawful } from '../scorecard/payment-terms.js';
import { OUTCOMES, RATINGS } from '../scorecard/schema.js';
import { moneyNaively } from './naive-money.js';
import {
  type Interval,
  isJudged,
  type NaiveDecision,
  type NaiveRow,
  ofFlag,
  rateLike,
  readRows,
  sum,
  type Version,
  Z,
} from './naive-rows.js';

export function reportNaively(input: ReportInput): BacktestReport {
  const { observations: table, economics } = input;
  const rows = readRows(table, input.champion, input.challenger);
  const { dates } = table.summary;
  const migration = RATINGS.map((before) =>
    RATINGS.map(
      (after) => rows.filter((row) => row.champion.rating === before && row.challenger.rating === after).length,
    ),
  );
  const champion = sideOf(rows, 'champion', input.champion, input);
  const challenger = sideOf(rows, 'challenger', input.challenger, input);
  const body = {
    plan: table.plan,
    dataset: input.dataset,
    engineVersion: input.engineVersion,
    currency: input.challenger.policy.scorecard.about.currency,
    observations: {
      ...table.summary,
      n: rows.length,
      customers: new Set(rows.map(({ customer }) => customer)).size,
      good: ofFlag(rows, 'good').length,
      bad: ofFlag(rows, 'bad').length,
      indeterminate: ofFlag(rows, 'indeterminate').length,
      unobserved: ofFlag(rows, 'unobserved').length,
      overlapping:
        dates.length > 1 &&
        (table.plan.calendar === 'orders' || table.plan.everyMonths < table.plan.outcome.horizonMonths),
    },
    champion,
    challenger,
    aucDifference: aucDifference(rows),
    migration,
    mobility: mobility(migration),
    psi: psi(ratingCounts(rows, 'champion'), ratingCounts(rows, 'challenger')) ?? 0,
    swapSet: swapSet(rows),
    limits: limits(rows),
    terms: {
      longer: rows.filter((row) => row.challenger.days > row.champion.days).length,
      shorter: rows.filter((row) => row.challenger.days < row.champion.days).length,
      same: rows.filter((row) => row.challenger.days === row.champion.days).length,
    },
    cohorts: (table.plan.calendar === 'orders' ? monthsOf(dates) : dates).map((date) => {
      const own = rows.filter((row) => row.date.startsWith(date));
      return {
        date,
        part: partOf(own),
        championPsi: psi(ratingCounts(rows, 'champion'), ratingCounts(own, 'champion')),
        challengerPsi: psi(ratingCounts(rows, 'challenger'), ratingCounts(own, 'challenger')),
      };
    }),
    vintages: {
      total: curvesOf(rows, table),
      cohorts: (table.plan.calendar === 'orders' ? monthsOf(dates) : dates).map((date) => ({
        date,
        curves: curvesOf(
          rows.filter((row) => row.date.startsWith(date)),
          table,
        ),
      })),
    },
    slices: slices(rows),
    money: economics === null ? null : moneyNaively(rows, input, economics),
    moved: moved(rows),
  };
  return { ...body, release: input.release === null ? [] : checkRelease(input.release, body) };
}

/** Months from the first of the dates to the last, those without any date included. */
function monthsOf(dates: readonly string[]): string[] {
  const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: monthNumber(last) - monthNumber(first) + 1 }, (_, i) => {
    const month = monthNumber(first) + i;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

function curvesOf(rows: readonly NaiveRow[], { plan }: ReportInput['observations']) {
  const judged = rows.filter(isJudged);
  const curve = (own: readonly NaiveRow[]) => ({
    judged: own.length,
    badByMonth: Array.from(
      { length: plan.outcome.horizonMonths },
      (_, month) =>
        own.filter(({ date, flag, badOn }) => flag === 'bad' && badOn !== null && badOn <= addMonths(date, month + 1))
          .length,
    ),
  });
  return {
    all: curve(judged),
    champion: curve(judged.filter((row) => row.champion.outcome === 'approve')),
    challenger: curve(judged.filter((row) => row.challenger.outcome === 'approve')),
  };
}

function countsOf(rows: readonly NaiveRow[], version: Version): OutcomeCounts {
  const bad = ofFlag(rows, 'bad');
  const judged = rows.filter(isJudged);
  const owed = sum(judged, ({ exposure }) => exposure);
  return {
    n: rows.length,
    good: ofFlag(rows, 'good').length,
    bad: bad.length,
    indeterminate: ofFlag(rows, 'indeterminate').length,
    unobserved: ofFlag(rows, 'unobserved').length,
    badRate: judged.length === 0 ? null : bad.length / judged.length,
    badRateInterval: jeffreysInterval(bad.length, judged.length),
    badRateByExposure: owed === 0 ? null : sum(bad, ({ exposure }) => exposure) / owed,
    exposureMinor: sum(rows, ({ exposure }) => exposure),
    badExposureMinor: sum(bad, ({ exposure }) => exposure),
    limitMinor: sum(rows, (row) => row[version].limitMinor ?? 0),
  };
}

const ratingCounts = (rows: readonly NaiveRow[], version: Version): number[] =>
  RATINGS.map((rating) => rows.filter((row) => row[version].rating === rating).length);

function psi(expected: readonly number[], actual: readonly number[]): number | null {
  const [e, a] = [sum(expected, Number), sum(actual, Number)];
  if (e === 0 || a === 0) return null;
  return expected.reduce((total, count, i) => {
    const other = actual[i] ?? 0;
    if (count === 0 && other === 0) return total;
    const [p, q] = [(count === 0 ? 0.5 : count) / e, (other === 0 ? 0.5 : other) / a];
    return total + (q - p) * Math.log(q / p);
  }, 0);
}

function hhi(amounts: readonly number[]) {
  const total = sum(amounts, Number);
  const k = amounts.length;
  if (total <= 0 || k < 2) return null;
  const index = sum(amounts, (amount) => (amount / total) ** 2);
  return { hhi: index, normalised: (index - 1 / k) / (1 - 1 / k), ecb: 1 + Math.log(index) / Math.log(k) };
}

function concentrationBy(rows: readonly NaiveRow[], keys: readonly unknown[], keyOf: (row: NaiveRow) => unknown) {
  const groups = keys.map((key) => rows.filter((row) => keyOf(row) === key));
  return {
    count: hhi(groups.map((group) => group.length)),
    exposure: hhi(groups.map((group) => sum(group, ({ exposure }) => exposure))),
  };
}

function sideOf(
  rows: readonly NaiveRow[],
  version: Version,
  { policy }: DecidedVersion,
  { observations: table, champion: inForce }: ReportInput,
): SideReport {
  const { scorecard } = policy;
  const of = (keep: (decision: NaiveDecision) => boolean) => rows.filter((row) => keep(row[version]));
  const approved = of(({ outcome }) => outcome === 'approve');
  const ratings = RATINGS.map((rating) => ({
    rating,
    counts: countsOf(
      of((decision) => decision.rating === rating),
      version,
    ),
  }));
  const others = rows.filter((row) => row[version].outcome !== 'approve');
  const [hits, falseAlarms, misses] = [
    ofFlag(others, 'bad').length,
    ofFlag(others, 'good').length,
    ofFlag(approved, 'bad').length,
  ];
  const precision = hits + falseAlarms === 0 ? null : hits / (hits + falseAlarms);
  const recall = hits + misses === 0 ? null : hits / (hits + misses);
  const f = (beta: number): number | null => {
    if (precision === null || recall === null) return null;
    return hits === 0 ? 0 : ((1 + beta ** 2) * precision * recall) / (beta ** 2 * precision + recall);
  };
  const { levels } = scorecard.delegation;
  const signs = (row: NaiveRow): number =>
    row[version].outcome === 'refer' ? Math.min(levels.length - 1, Math.max(1, row[version].level)) : 0;
  return {
    scorecard: { id: scorecard.id, version: scorecard.version, digest: policy.digest },
    outcomes: OUTCOMES.map((outcome) => ({
      outcome,
      counts: countsOf(
        of((decision) => decision.outcome === outcome),
        version,
      ),
    })),
    ratings,
    total: countsOf(rows, version),
    approvalRate: rows.length === 0 ? 0 : approved.length / rows.length,
    discrimination: discrimination(rows, version),
    workload: levels.map(({ role }, level) => {
      const own = rows.filter((row) => signs(row) === level);
      return { role, n: own.length, exposureMinor: sum(own, (row) => row[version].countedMinor) };
    }),
    histogram: histogram(rows, version),
    calibration:
      scorecard.calibration === null
        ? null
        : calibrate(scorecard.calibration, ratings, table.plan.outcome.horizonMonths),
    ratingOrder: checkRatingOrder(ratings),
    characteristics: characteristics(rows, version, policy, table.summary.dates),
    cutOff: { precision, recall, fHalf: f(0.5), fOne: f(1), fTwo: f(2) },
    concentration: {
      customers: concentrationBy(approved, [...new Set(approved.map((row) => row.customer))], (row) => row.customer),
      sectors: concentrationBy(
        approved,
        [...new Set(approved.map(({ groups }) => groups.sector))],
        ({ groups }) => groups.sector,
      ),
      ratings: concentrationBy(approved, RATINGS, (row) => row[version].rating),
    },
    unlawfulTerms: rows.filter((row) => {
      const regime = findRegime(inForce.policy.scorecard.terms.regimes, row.date);
      return regime !== null && !isLawful(row[version].terms, regime);
    }).length,
    naturalPersonDeclines: rows.filter((row) => row[version].outcome === 'decline' && row[version].isPerson).length,
  };
}

function discrimination(rows: readonly NaiveRow[], version: Version): SideReport['discrimination'] {
  const goods = ofFlag(rows, 'good');
  const bads = ofFlag(rows, 'bad');
  if (goods.length === 0 || bads.length === 0) return null;
  const score = (row: NaiveRow): number => row[version].score;
  const levels = [...new Set([...goods, ...bads].map(score))].sort((a, b) => a - b);
  const roc = levels.map((level) => ({
    score: level,
    goodShare: goods.filter((row) => score(row) <= level).length / goods.length,
    badShare: bads.filter((row) => score(row) <= level).length / bads.length,
  }));
  const gaps = roc.map(({ goodShare, badShare }) => Math.abs(goodShare - badShare));
  const ks = Math.max(...gaps);
  const auc = areaOf(goods, bads, score);
  const moments = (group: readonly NaiveRow[]) => {
    const mean = sum(group, score) / group.length;
    return { mean, variance: sum(group, (row) => (score(row) - mean) ** 2) / (group.length - 1) };
  };
  const [g, b] = [moments(goods), moments(bads)];
  const spread = (g.variance + b.variance) / 2;
  const cut = (interval: Interval | null) =>
    interval === null ? null : { low: Math.max(0, interval.low), high: Math.min(1, interval.high) };
  return {
    goods: goods.length,
    bads: bads.length,
    auc,
    aucInterval: goods.length < 2 || bads.length < 2 ? null : cut(around(auc, variance(goods, bads, score, false))),
    aucClusterInterval: cut(around(auc, variance(goods, bads, score, true))),
    gini: 2 * auc - 1,
    ks,
    ksScore: roc[gaps.indexOf(ks)]?.score ?? 0,
    divergence: goods.length < 2 || bads.length < 2 || spread === 0 ? null : (g.mean - b.mean) ** 2 / spread,
    indicative: bads.length < 20,
    roc,
  };
}

const wins = (good: number, bad: number): number => (good > bad ? 1 : good === bad ? 0.5 : 0);

function areaOf(goods: readonly NaiveRow[], bads: readonly NaiveRow[], score: (row: NaiveRow) => number): number {
  return sum(goods, (good) => sum(bads, (bad) => wins(score(good), score(bad)))) / (goods.length * bads.length);
}

/** Obuchowski's variance over pairs of rows, written as sums over pairs within a cluster; DeLong's when each is its own. */
function variance(
  goods: readonly NaiveRow[],
  bads: readonly NaiveRow[],
  score: (row: NaiveRow) => number,
  byCustomer: boolean,
  other?: (row: NaiveRow) => number,
): number | null {
  const area = areaOf(goods, bads, score) - (other === undefined ? 0 : areaOf(goods, bads, other));
  const gap = (good: NaiveRow, bad: NaiveRow): number =>
    wins(score(good), score(bad)) - (other === undefined ? 0 : wins(other(good), other(bad)));
  const keyOf = (row: NaiveRow): unknown => (byCustomer ? row.customer : row);
  const keys = [...new Set([...goods, ...bads].map(keyOf))];
  const clusters = keys.map((key) => {
    const own = { goods: goods.filter((row) => keyOf(row) === key), bads: bads.filter((row) => keyOf(row) === key) };
    return {
      hasGood: own.goods.length > 0,
      hasBad: own.bads.length > 0,
      ofGoods: sum(own.goods, (good) => sum(bads, (bad) => gap(good, bad)) / bads.length - area),
      ofBads: sum(own.bads, (bad) => sum(goods, (good) => gap(good, bad)) / goods.length - area),
    };
  });
  const [withGood, withBad] = [clusters.filter(({ hasGood }) => hasGood), clusters.filter(({ hasBad }) => hasBad)];
  if (withGood.length < 2 || withBad.length < 2) return null;
  const factor = (count: number): number => count / (count - 1);
  return (
    (factor(withGood.length) * sum(withGood, ({ ofGoods }) => ofGoods ** 2)) / goods.length ** 2 +
    (factor(withBad.length) * sum(withBad, ({ ofBads }) => ofBads ** 2)) / bads.length ** 2 +
    (2 * factor(keys.length) * sum(clusters, ({ ofGoods, ofBads }) => ofGoods * ofBads)) / (goods.length * bads.length)
  );
}

function around(centre: number, found: number | null): Interval | null {
  if (found === null) return null;
  const error = Z * Math.sqrt(Math.max(0, found));
  return { low: centre - error, high: centre + error };
}

function aucDifference(rows: readonly NaiveRow[]): BacktestReport['aucDifference'] {
  const goods = ofFlag(rows, 'good');
  const bads = ofFlag(rows, 'bad');
  if (goods.length === 0 || bads.length === 0) return null;
  const before = (row: NaiveRow): number => row.champion.score;
  const after = (row: NaiveRow): number => row.challenger.score;
  const difference = areaOf(goods, bads, after) - areaOf(goods, bads, before);
  const test = (byCustomer: boolean) => {
    const found = variance(goods, bads, after, byCustomer, before);
    if (found === null) return null;
    const error = Math.sqrt(Math.max(0, found));
    if (error < 1e-12) return { z: 0, pValue: 1, interval: { low: difference, high: difference } };
    const z = difference / error;
    return { z, pValue: twoSidedNormalP(z), interval: around(difference, found) ?? { low: 0, high: 0 } };
  };
  const plain = test(false);
  const clustered = test(true);
  if (plain === null) return null;
  return {
    difference,
    ...plain,
    clusterPValue: clustered?.pValue ?? null,
    clusterInterval: clustered?.interval ?? null,
  };
}

function histogram(rows: readonly NaiveRow[], version: Version): SideReport['histogram'] {
  if (rows.length === 0) return { from: 0, width: 1, bins: [] };
  const scores = rows.map((row) => row[version].score);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const width = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000].find((step) => (high - low + 1) / step <= 24) ?? 0;
  const from = Math.floor(low / width) * width;
  const count = Math.floor((high - from) / width) + 1;
  return {
    from,
    width,
    bins: Array.from({ length: count }, (_, i) => {
      const own = rows.filter((row) => Math.floor((row[version].score - from) / width) === i);
      return { n: own.length, good: ofFlag(own, 'good').length, bad: ofFlag(own, 'bad').length };
    }),
  };
}

function characteristics(
  rows: readonly NaiveRow[],
  version: Version,
  { scorecard }: DecidedVersion['policy'],
  dates: readonly string[],
): SideReport['characteristics'] {
  const last = [...new Set(rows.map(({ date }) => date))].sort().at(-1) ?? '';
  const observed = dates.filter((date) => date <= last);
  const goods = ofFlag(rows, 'good').length;
  const bads = ofFlag(rows, 'bad').length;
  return scorecard.characteristics.map((characteristic, index) => {
    const entries = listEntries(characteristic).map((entry, position) => {
      const own = rows.filter((row) => row[version].entries[index] === position);
      const [good, bad] = [ofFlag(own, 'good').length, ofFlag(own, 'bad').length];
      const add = (good === 0) !== (bad === 0) ? 0.5 : 0;
      const isEmpty = good + bad === 0;
      const [g, b] = [(good + add) / goods, (bad + add) / bads];
      return { entry, own, good, bad, isSmooth: add > 0, woe: isEmpty ? null : Math.log(g / b), g, b };
    });
    const hasBoth = goods > 0 && bads > 0;
    return {
      id: characteristic.id,
      label: characteristic.label,
      informationValue: hasBoth ? sum(entries, ({ woe, g, b }) => (woe === null ? 0 : (g - b) * woe)) : null,
      smoothed: hasBoth && entries.some(({ isSmooth }) => isSmooth),
      ...stability(entries, observed.slice(Math.ceil(observed.length / 2))),
      entries: entries.map(({ entry, own, good, bad, woe }) => ({
        kind: entry.kind,
        id: entry.id,
        points: entry.points,
        n: own.length,
        good,
        bad,
        badRate: good + bad === 0 ? null : bad / (good + bad),
        badRateInterval: jeffreysInterval(bad, good + bad),
        weightOfEvidence: hasBoth ? woe : null,
      })),
    };
  });
}

/** Later half of the observation dates, up to the last one with rows, against the earlier half. */
function stability(
  entries: readonly { readonly entry: { readonly points: number }; readonly own: readonly NaiveRow[] }[],
  half: readonly string[],
) {
  const later = entries.map(({ own }) => own.filter(({ date }) => half.includes(date)).length);
  const earlier = entries.map(({ own }, i) => own.length - (later[i] ?? 0));
  const [e, l] = [sum(earlier, Number), sum(later, Number)];
  return {
    csi: psi(earlier, later),
    pointsShift:
      e === 0 || l === 0
        ? null
        : entries.reduce(
            (total, { entry }, i) => total + ((later[i] ?? 0) / l - (earlier[i] ?? 0) / e) * entry.points,
            0,
          ),
  };
}

function swapSet(rows: readonly NaiveRow[]): BacktestReport['swapSet'] {
  const cell = (isOld: boolean, isNew: boolean) =>
    rows.filter(
      (row) => (row.champion.outcome === 'approve') === isOld && (row.challenger.outcome === 'approve') === isNew,
    );
  const swapIn = cell(false, true);
  const swapOut = cell(true, false);
  const bad = ofFlag(swapIn, 'bad').length;
  const unseen = swapIn.filter((row) => !isJudged(row));
  const onlyChampion = bad + ofFlag(swapOut, 'good').length;
  const onlyChallenger = ofFlag(swapIn, 'good').length + ofFlag(swapOut, 'bad').length;
  const test = mcNemar(onlyChampion, onlyChallenger);
  const isKnown = swapIn.length > 0 && rows.some(isJudged);
  return {
    bothApprove: countsOf(cell(true, true), 'challenger'),
    swapIn: {
      counts: countsOf(swapIn, 'challenger'),
      badRateBest: swapIn.length === 0 ? null : bad / swapIn.length,
      badRateExpected: isKnown
        ? (bad + sum(unseen, (row) => rateLike(rows, row.challenger.rating) ?? 0)) / swapIn.length
        : null,
      badRateWorst: swapIn.length === 0 ? null : (bad + unseen.length) / swapIn.length,
    },
    swapOut: countsOf(swapOut, 'challenger'),
    neither: countsOf(cell(false, false), 'challenger'),
    mcNemar: test === null ? null : { onlyChampion, onlyChallenger, ...test },
  };
}

function limits(rows: readonly NaiveRow[]): BacktestReport['limits'] {
  const both = rows.flatMap(({ champion, challenger }) =>
    champion.limitMinor === null || challenger.limitMinor === null ? [] : [challenger.limitMinor - champion.limitMinor],
  );
  const changes = (keep: (change: number) => boolean) => ({
    n: both.filter(keep).length,
    changeMinor: sum(both.filter(keep), Number),
  });
  return {
    raised: changes((change) => change > 0),
    lowered: changes((change) => change < 0),
    same: both.filter((change) => change === 0).length,
    unavailable: rows.length - both.length,
  };
}

function partOf(rows: readonly NaiveRow[]): ReportPart {
  const { n, good, bad, badRate, badRateInterval, exposureMinor } = countsOf(rows, 'champion');
  const version = (name: Version): ReportPart['champion'] => {
    const approved = countsOf(
      rows.filter((row) => row[name].outcome === 'approve'),
      name,
    );
    return {
      approved: approved.n,
      approvalRate: n === 0 ? 0 : approved.n / n,
      approvedBad: approved.bad,
      approvedBadRate: approved.badRate,
      limitMinor: countsOf(rows, name).limitMinor,
    };
  };
  return {
    n,
    good,
    bad,
    badRate,
    badRateInterval,
    exposureMinor,
    champion: version('champion'),
    challenger: version('challenger'),
  };
}

function slices(rows: readonly NaiveRow[]): BacktestReport['slices'] {
  return (['segment', 'sector', 'size', 'country'] as const).flatMap((kind) => {
    const values = [...new Set(rows.map(({ groups }) => groups[kind]))];
    const of = (value: string | null) => rows.filter(({ groups }) => groups[kind] === value);
    const known = values
      .filter((value) => value !== null)
      .sort((a, b) => of(b).length - of(a).length || (a < b ? -1 : 1));
    if (known.length === 0) return [];
    const rest = known.slice(20);
    return [
      ...known.slice(0, 20).map((value) => ({ kind, value, more: 0, part: partOf(of(value)) })),
      ...(rest.length === 0 ? [] : [{ kind, value: null, more: rest.length, part: partOf(rest.flatMap(of)) }]),
      ...(values.includes(null) ? [{ kind, value: null, more: 0, part: partOf(of(null)) }] : []),
    ];
  });
}

function moved(rows: readonly NaiveRow[]): BacktestReport['moved'] {
  const strictness = (row: NaiveRow): number =>
    Math.abs(OUTCOMES.indexOf(row.champion.outcome) - OUTCOMES.indexOf(row.challenger.outcome));
  const move = (row: NaiveRow): readonly number[] => [
    strictness(row),
    Math.abs(row.champion.rating - row.challenger.rating),
    Math.abs((row.champion.limitMinor ?? 0) - (row.challenger.limitMinor ?? 0)),
    row.exposure,
  ];
  const compare = (a: NaiveRow, b: NaiveRow): number => {
    const [left, right] = [move(a), move(b)];
    return left.map((value, i) => (right[i] ?? 0) - value).find((gap) => gap !== 0) ?? 0;
  };
  const changed = rows.filter(
    ({ champion, challenger }) =>
      champion.outcome !== challenger.outcome ||
      champion.rating !== challenger.rating ||
      champion.limitMinor !== challenger.limitMinor,
  );
  const latestFirst = [...changed].sort((a, b) => compare(a, b) || (a.date > b.date ? -1 : 1));
  const most = [...new Set(latestFirst.map(({ customer }) => customer))].flatMap((customer) =>
    latestFirst.filter((row) => row.customer === customer).slice(0, 1),
  );
  const sideOfMove = ({ outcome, rating, score, limitMinor }: NaiveDecision) => ({
    outcome,
    rating,
    score,
    limitMinor,
  });
  return most
    .sort((a, b) => compare(a, b) || (a.customer < b.customer ? -1 : 1))
    .slice(0, 50)
    .map((row) => ({
      customerId: row.customer,
      name: row.name,
      date: row.date,
      flag: row.flag,
      exposureMinor: row.exposure,
      champion: sideOfMove(row.champion),
      challenger: sideOfMove(row.challenger),
    }));
}
