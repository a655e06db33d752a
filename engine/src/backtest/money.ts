/** Money won and lost by approvals under the company's own assumptions. See docs/statistics.md#money. */
import { type ColumnDecisions, requireColumn } from '../evaluate/columns/decisions.js';
import type { ObservationTable } from '../history/observation-table.js';
import { PERFORMANCE_FLAGS } from '../history/records.js';
import type { Policy } from '../scorecard/policy.js';
import { OUTCOMES, RATINGS } from '../scorecard/schema.js';
import { breakEvenProbability, type Economics } from './economics.js';
import type { Money } from './report.js';
import { meanPer, rowWorth } from './row-worth.js';
import type { Interval } from './statistics/interval.js';
import { Z_95 } from './statistics/normal.js';

const APPROVE = OUTCOMES.indexOf('approve');
const [GOOD, BAD] = [PERFORMANCE_FLAGS.indexOf('good'), PERFORMANCE_FLAGS.indexOf('bad')];
const DAYS_OF_YEAR = 360;

/** A version as money sees it. */
export interface MoneyVersion {
  readonly policy: Policy;
  readonly decisions: ColumnDecisions;
  /** Days of credit by row. */
  readonly creditDays: Int16Array;
}

export interface MoneyInput {
  readonly economics: Economics;
  readonly table: ObservationTable;
  readonly champion: MoneyVersion;
  readonly challenger: MoneyVersion;
  /** Bad rate seen, by challenger's rating; null where nothing was seen at all. */
  readonly badRates: readonly (number | null)[];
}

/** Mean amounts per observation date, whole minor units; every row is rounded before it is added. */
export function measureMoney(input: MoneyInput): Money {
  const { economics, table, champion, challenger } = input;
  const dates = Math.max(1, table.summary.dates.length);
  const world = openWorld(economics, table);
  const [before, after] = [openBook(world, champion), openBook(world, challenger)];
  const [old, young] = [sumBook(world, before), sumBook(world, after)];
  const perDate = meanPer(dates);
  const side = (sums: SideSums, { policy }: MoneyVersion): Money['champion'] => ({
    exposureMinor: perDate(sums.exposure),
    lossMinor: perDate(sums.loss),
    marginMinor: perDate(sums.margin),
    fundingAndAdminMinor: perDate(sums.cost),
    profitMinor: perDate(sums.margin - sums.loss - sums.cost),
    expectedLossMinor: policy.scorecard.calibration === null ? null : perDate(sums.expectedLoss),
    expectedProfitMinor: policy.scorecard.calibration === null ? null : perDate(sums.expectedProfit),
    workingCapitalMinor: perDate(sums.workingCapital),
    dsoDays: sums.monthlySales === 0 ? null : (30 * sums.workingCapital) / sums.monthlySales,
  });
  return {
    economics,
    champion: side(old, champion),
    challenger: side(young, challenger),
    lossAvoidedMinor: perDate(old.loss - young.loss),
    marginRefusedMinor: perDate(old.margin - young.margin),
    swapIn: swapMoney(world, after, before, perDate),
    swapOut: swapMoney(world, before, after, perDate),
    profitChange: changeOfProfit(world, before, after, input.badRates, dates),
    breakEven: breakEvenByRating(world, after, perDate),
  };
}

/** What both versions share. */
interface World {
  readonly economics: Economics;
  readonly table: ObservationTable;
  readonly horizonMonths: number;
  /** Loss given default where nobody has seen how: the mix of the bads seen, the greater one where none was. */
  readonly mixedLoss: number;
  readonly worstLoss: number;
}

function openWorld(economics: Economics, table: ObservationTable): World {
  const { proceeding, latePayment } = economics.lossGivenDefault;
  let bads = 0;
  let lost = 0;
  for (let row = 0; row < table.flags.length; row += 1) {
    bads += Number(table.flags[row] === BAD);
    lost += table.lost[row] ?? 0;
  }
  const worstLoss = Math.max(proceeding, latePayment);
  return {
    economics,
    table,
    horizonMonths: table.plan.outcome.horizonMonths,
    mixedLoss: bads === 0 ? worstLoss : (lost * proceeding + (bads - lost) * latePayment) / bads,
    worstLoss,
  };
}

/** What a row is worth to a version that approves it; whole minor units. */
interface Book {
  readonly version: MoneyVersion;
  readonly isApproved: (row: number) => boolean;
  /** Margin of the window. */
  readonly margin: (row: number, isBad: boolean) => number;
  /** Funding of what is owed under the terms granted, and keeping the account. */
  readonly cost: (row: number) => number;
  /** Loss at this loss given default, from what is owed now or what was found owed at default. */
  readonly loss: (row: number, baseMinor: number, lossGivenDefault: number) => number;
}

function openBook({ economics, table, horizonMonths }: World, version: MoneyVersion): Book {
  const { creditDays, decisions } = version;
  const outcome = requireColumn(decisions.outcome, 'outcome');
  const limits = requireColumn(decisions.limitMinor, 'limitMinor');
  const { monthlyInvoicedMinor } = table;
  const { insuredMinor } = table.applications.request;
  const worth = rowWorth(economics, horizonMonths);
  const fundingOfDay = (horizonMonths * economics.fundingRate) / DAYS_OF_YEAR;
  const admin = (economics.adminCostMinor * horizonMonths) / 12;
  return {
    version,
    isApproved: (row) => outcome[row] === APPROVE,
    margin: (row, isBad) => worth.margin(monthlyInvoicedMinor[row] ?? 0, isBad),
    cost: (row) => Math.round((monthlyInvoicedMinor[row] ?? 0) * (creditDays[row] ?? 0) * fundingOfDay + admin),
    loss: (row, baseMinor, lossGivenDefault) =>
      worth.loss(baseMinor, limits[row] ?? Number.NaN, insuredMinor[row] ?? 0, lossGivenDefault),
  };
}

/** Profit of an approved row that turned out as it did; `badLoss` is null for a good one. */
function profit(book: Book, row: number, loss: number | null): number {
  return book.margin(row, loss !== null) - book.cost(row) - (loss ?? 0);
}

/** Loss on a row that went bad, from what was found owed. */
function lossSeen({ economics, table }: World, book: Book, row: number): number {
  const { proceeding, latePayment } = economics.lossGivenDefault;
  return book.loss(row, table.defaultedMinor[row] ?? 0, table.lost[row] === 1 ? proceeding : latePayment);
}

interface SideSums {
  exposure: number;
  loss: number;
  margin: number;
  cost: number;
  expectedLoss: number;
  expectedProfit: number;
  workingCapital: number;
  monthlySales: number;
}

/** Sums over the approved; loss, margin and cost over those that were judged. */
function sumBook(world: World, book: Book): SideSums {
  const { flags, exposureMinor, monthlyInvoicedMinor } = world.table;
  const { policy, decisions, creditDays } = book.version;
  const rating = requireColumn(decisions.rating, 'rating');
  const probabilities = policy.scorecard.calibration?.defaultProbability ?? RATINGS.map(() => 0);
  const sums: SideSums = {
    exposure: 0,
    loss: 0,
    margin: 0,
    cost: 0,
    expectedLoss: 0,
    expectedProfit: 0,
    workingCapital: 0,
    monthlySales: 0,
  };
  for (let row = 0; row < flags.length; row += 1) {
    if (!book.isApproved(row)) continue;
    const exposure = exposureMinor[row] ?? 0;
    const probability = probabilities[(rating[row] ?? 1) - 1] ?? 0;
    const atRisk = book.loss(row, exposure, world.mixedLoss);
    const cost = book.cost(row);
    const expectedLoss = Math.round(probability * atRisk);
    const margin = book.margin(row, false);
    sums.exposure += exposure;
    sums.expectedLoss += expectedLoss;
    sums.expectedProfit +=
      Math.round(margin * (1 - probability) + book.margin(row, true) * probability) - expectedLoss - cost;
    sums.monthlySales += monthlyInvoicedMinor[row] ?? 0;
    sums.workingCapital += Math.round(((monthlyInvoicedMinor[row] ?? 0) * (creditDays[row] ?? 0)) / 30);
    const isBad = flags[row] === BAD;
    if (!isBad && flags[row] !== GOOD) continue;
    sums.cost += cost;
    sums.margin += isBad ? book.margin(row, true) : margin;
    if (isBad) sums.loss += lossSeen(world, book, row);
  }
  return sums;
}

/** Judged rows that only `book` approves. */
function swapMoney(
  world: World,
  book: Book,
  other: Book,
  perDate: (sum: number) => number,
): { lossMinor: number; marginMinor: number } {
  const { flags } = world.table;
  let loss = 0;
  let margin = 0;
  for (let row = 0; row < flags.length; row += 1) {
    const isBad = flags[row] === BAD;
    if ((!isBad && flags[row] !== GOOD) || !book.isApproved(row) || other.isApproved(row)) continue;
    margin += book.margin(row, isBad);
    if (isBad) loss += lossSeen(world, book, row);
  }
  return { lossMinor: perDate(loss), marginMinor: perDate(margin) };
}

/**
 * Profit of the challenger less that of the champion. The figure and its interval are of what was judged; best, expected
 * and worst add what was not: each row as whichever outcome would help, or hurt, the challenger.
 */
function changeOfProfit(
  world: World,
  before: Book,
  after: Book,
  badRates: readonly (number | null)[],
  dates: number,
): Money['profitChange'] {
  const { flags, exposureMinor, customers } = world.table;
  const rating = requireColumn(after.version.decisions.rating, 'rating');
  const byCustomer = new Float64Array(customers.dictionary.length);
  const isSeen = new Uint8Array(customers.dictionary.length);
  let best = 0;
  let expected = 0;
  let worst = 0;
  for (let row = 0; row < flags.length; row += 1) {
    const customer = customers.codes[row] ?? 0;
    isSeen[customer] = 1;
    const [isOld, isNew] = [before.isApproved(row), after.isApproved(row)];
    if (!isOld && !isNew) continue;
    const change = (lossOf: ((book: Book) => number) | null): number =>
      (isNew ? profit(after, row, lossOf?.(after) ?? null) : 0) -
      (isOld ? profit(before, row, lossOf?.(before) ?? null) : 0);
    if (flags[row] === GOOD || flags[row] === BAD) {
      const judged = change(flags[row] === BAD ? (book) => lossSeen(world, book, row) : null);
      byCustomer[customer] = (byCustomer[customer] ?? 0) + judged;
      continue;
    }
    const ifGood = change(null);
    const ifBad = change((book) => book.loss(row, exposureMinor[row] ?? 0, world.worstLoss));
    const rate = badRates[(rating[row] ?? 1) - 1] ?? 0;
    best += Math.max(ifGood, ifBad);
    worst += Math.min(ifGood, ifBad);
    expected += Math.round(ifGood * (1 - rate) + ifBad * rate);
  }
  const judged = byCustomer.reduce((total, change) => total + change, 0);
  const interval = intervalOfTotal(
    byCustomer.filter((_, customer) => isSeen[customer] === 1),
    judged,
  );
  const perDate = meanPer(dates);
  return {
    judgedMinor: perDate(judged),
    interval: interval === null ? null : { low: perDate(interval.low), high: perDate(interval.high) },
    bestMinor: perDate(judged + best),
    expectedMinor: perDate(judged + expected),
    worstMinor: perDate(judged + worst),
  };
}

/** 95 % interval of a total over independent clusters; null with fewer than two. See docs/statistics.md#money. */
function intervalOfTotal(clusters: Float64Array, total: number): Interval | null {
  const n = clusters.length;
  if (n < 2) return null;
  const mean = total / n;
  const squares = clusters.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Z_95 * Math.sqrt((n / (n - 1)) * squares);
  return { low: total - error, high: total + error };
}

/** Over all rows of a rating, approved or not: from which probability of default on it would cost more than it brings. */
function breakEvenByRating(world: World, book: Book, perDate: (sum: number) => number): Money['breakEven'] {
  const { flags, exposureMinor } = world.table;
  const rating = requireColumn(book.version.decisions.rating, 'rating');
  const margins = new Float64Array(RATINGS.length + 1);
  const losses = new Float64Array(RATINGS.length + 1);
  for (let row = 0; row < flags.length; row += 1) {
    const at = rating[row] ?? 0;
    margins[at] = (margins[at] ?? 0) + book.margin(row, false);
    losses[at] = (losses[at] ?? 0) + book.loss(row, exposureMinor[row] ?? 0, world.mixedLoss);
  }
  return RATINGS.map((value) => {
    const [margin, loss] = [margins[value] ?? 0, losses[value] ?? 0];
    return {
      rating: value,
      marginMinor: perDate(margin),
      lossAtDefaultMinor: perDate(loss),
      probability: breakEvenProbability(margin, loss),
    };
  });
}
