/** Money the slow way, as docs/statistics.md#money has it. */
import type { BacktestReport } from '../backtest/report.js';
import type { DecidedVersion, ReportInput } from '../backtest/report-on.js';
import { RATINGS } from '../scorecard/schema.js';
import { isJudged, type NaiveRow, ofFlag, rateLike, sum, type Version, Z } from './naive-rows.js';

export function moneyNaively(
  rows: readonly NaiveRow[],
  { observations: table, champion, challenger }: ReportInput,
  economics: NonNullable<ReportInput['economics']>,
): NonNullable<BacktestReport['money']> {
  const { horizonMonths } = table.plan.outcome;
  const dates = Math.max(1, table.summary.dates.length);
  const perDate = (total: number): number => Math.round(total / dates);
  const e = economics;
  const net = 1 - e.vatShare;
  const lossGiven = (row: NaiveRow): number =>
    row.lost ? e.lossGivenDefault.proceeding : e.lossGivenDefault.latePayment;
  const bads = ofFlag(rows, 'bad');
  const most = Math.max(e.lossGivenDefault.proceeding, e.lossGivenDefault.latePayment);
  const mixed = bads.length === 0 ? most : sum(bads, lossGiven) / bads.length;
  const margin = (row: NaiveRow, isBad: boolean): number =>
    Math.round(row.monthly * (e.marginShare * net * horizonMonths) * (isBad ? 1 - e.salesLostAtDefault : 1));
  const cost = (row: NaiveRow, version: Version): number =>
    Math.round(
      row.monthly * row[version].days * ((horizonMonths * e.fundingRate) / 360) +
        (e.adminCostMinor * horizonMonths) / 12,
    );
  const loss = (row: NaiveRow, version: Version, base: number, share: number): number => {
    const limit = row[version].limitMinor;
    const owed = Math.max(0, limit === null ? base : base + e.creditConversion * (limit - base));
    return Math.round(net * Math.max(0, share * owed - e.insuredQuota * Math.min(owed, row.insured)));
  };
  const isApproved = (row: NaiveRow, version: Version): boolean => row[version].outcome === 'approve';
  const seen = (row: NaiveRow, version: Version): number => loss(row, version, row.defaulted, lossGiven(row));
  const profit = (row: NaiveRow, version: Version, badLoss: number | null): number =>
    isApproved(row, version) ? margin(row, badLoss !== null) - cost(row, version) - (badLoss ?? 0) : 0;

  const sideMoney = (version: Version, { policy }: DecidedVersion) => {
    const approved = rows.filter((row) => isApproved(row, version));
    const judged = approved.filter(isJudged);
    const probability = (row: NaiveRow): number =>
      policy.scorecard.calibration?.defaultProbability[row[version].rating - 1] ?? 0;
    const expected = (row: NaiveRow): number => Math.round(probability(row) * loss(row, version, row.exposure, mixed));
    const expectedProfit = (row: NaiveRow): number =>
      Math.round(margin(row, false) * (1 - probability(row)) + margin(row, true) * probability(row)) -
      expected(row) -
      cost(row, version);
    const capital = sum(approved, (row) => Math.round((row.monthly * row[version].days) / 30));
    const sales = sum(approved, ({ monthly }) => monthly);
    const states = policy.scorecard.calibration !== null;
    return {
      exposureMinor: perDate(sum(approved, ({ exposure }) => exposure)),
      lossMinor: perDate(sum(ofFlag(judged, 'bad'), (row) => seen(row, version))),
      marginMinor: perDate(sum(judged, (row) => margin(row, row.flag === 'bad'))),
      fundingAndAdminMinor: perDate(sum(judged, (row) => cost(row, version))),
      profitMinor: perDate(sum(judged, (row) => profit(row, version, row.flag === 'bad' ? seen(row, version) : null))),
      expectedLossMinor: states ? perDate(sum(approved, expected)) : null,
      expectedProfitMinor: states ? perDate(sum(approved, expectedProfit)) : null,
      workingCapitalMinor: perDate(capital),
      dsoDays: sales === 0 ? null : (30 * capital) / sales,
    };
  };
  const swap = (version: Version, other: Version) => {
    const own = rows.filter((row) => isJudged(row) && isApproved(row, version) && !isApproved(row, other));
    return {
      lossMinor: perDate(sum(ofFlag(own, 'bad'), (row) => seen(row, version))),
      marginMinor: perDate(sum(own, (row) => margin(row, row.flag === 'bad'))),
    };
  };
  const lossOf = (version: Version) =>
    sum(
      bads.filter((row) => isApproved(row, version)),
      (row) => seen(row, version),
    );
  const marginOf = (version: Version) =>
    sum(
      rows.filter((row) => isJudged(row) && isApproved(row, version)),
      (row) => margin(row, row.flag === 'bad'),
    );
  const change = (row: NaiveRow, badLoss: ((version: Version) => number) | null): number =>
    profit(row, 'challenger', badLoss?.('challenger') ?? null) - profit(row, 'champion', badLoss?.('champion') ?? null);
  const judgedChange = (row: NaiveRow): number =>
    change(row, row.flag === 'bad' ? (version) => seen(row, version) : null);
  const unseen = rows
    .filter((row) => !isJudged(row))
    .map((row) => ({
      row,
      good: change(row, null),
      bad: change(row, (version) => loss(row, version, row.exposure, most)),
    }));
  const judged = sum(rows.filter(isJudged), judgedChange);
  const clusters = [...new Set(rows.map(({ customer }) => customer))].map((customer) =>
    sum(
      rows.filter((row) => row.customer === customer && isJudged(row)),
      judgedChange,
    ),
  );
  const mean = judged / clusters.length;
  const error =
    Z * Math.sqrt((clusters.length / (clusters.length - 1)) * sum(clusters, (value) => (value - mean) ** 2));
  return {
    economics,
    champion: sideMoney('champion', champion),
    challenger: sideMoney('challenger', challenger),
    lossAvoidedMinor: perDate(lossOf('champion') - lossOf('challenger')),
    marginRefusedMinor: perDate(marginOf('champion') - marginOf('challenger')),
    swapIn: swap('challenger', 'champion'),
    swapOut: swap('champion', 'challenger'),
    profitChange: {
      judgedMinor: perDate(judged),
      interval: clusters.length < 2 ? null : { low: perDate(judged - error), high: perDate(judged + error) },
      bestMinor: perDate(judged + sum(unseen, ({ good, bad }) => Math.max(good, bad))),
      expectedMinor: perDate(
        judged +
          sum(unseen, ({ row, good, bad }) => {
            const rate = rateLike(rows, row.challenger.rating) ?? 0;
            return Math.round(good * (1 - rate) + bad * rate);
          }),
      ),
      worstMinor: perDate(judged + sum(unseen, ({ good, bad }) => Math.min(good, bad))),
    },
    breakEven: RATINGS.map((rating) => {
      const own = rows.filter((row) => row.challenger.rating === rating);
      const earned = sum(own, (row) => margin(row, false));
      const lost = sum(own, (row) => loss(row, 'challenger', row.exposure, mixed));
      return {
        rating,
        marginMinor: perDate(earned),
        lossAtDefaultMinor: perDate(lost),
        probability: earned + lost <= 0 ? null : earned / (earned + lost),
      };
    }),
  };
}
