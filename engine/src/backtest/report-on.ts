/** The report, from columns: no object per observation, every column read a few times. */
import { type ColumnDecisions, requireColumn } from '../evaluate/columns/decisions.js';
import type { ObservationTable } from '../history/observation-table.js';
import type { ObservationPlan } from '../history/records.js';
import type { Policy } from '../scorecard/policy.js';
import { OUTCOMES, RATINGS } from '../scorecard/schema.js';
import { calibrate } from './calibration.js';
import { compareLimits, compareTerms } from './changes.js';
import { cellColumn, reportCharacteristic } from './characteristics.js';
import { measureConcentration } from './concentrations.js';
import { type CrossTable, countCross, createCross } from './cross.js';
import { badRateOfRating, countMigration, countOutcomes, countSwapSet, type Side } from './cross-margins.js';
import { dateColumn } from './date-column.js';
import { compareDiscrimination, countScores, discriminate, judgedRows, scoresOf } from './discrimination.js';
import type { Economics } from './economics.js';
import { histogramOf } from './histogram.js';
import { measureMoney } from './money.js';
import { findMoved } from './moved.js';
import { reportCohorts, reportSlices } from './parts.js';
import { checkRatingOrder } from './rating-order.js';
import { checkRelease, type ReleaseTolerances } from './release.js';
import type { BacktestReport, Discrimination, SideReport } from './report.js';
import { classify } from './statistics/classification.js';
import { mobility } from './statistics/mobility.js';
import { populationStability } from './statistics/population-stability.js';
import { countNaturalPersonDeclines, countUnlawfulTerms, creditDaysColumn } from './terms-granted.js';
import { measureVintages } from './vintages.js';
import { countWorkload } from './workload.js';

/** A version and what it decides on every row, with the columns of {@link REPORT_OUTPUTS}. */
export interface DecidedVersion {
  readonly policy: Policy;
  readonly decisions: ColumnDecisions;
}

export interface ReportInput {
  readonly observations: ObservationTable;
  readonly champion: DecidedVersion;
  readonly challenger: DecidedVersion;
  readonly dataset: BacktestReport['dataset'];
  readonly engineVersion: string;
  /** Tolerances of the version in force; null: no gate. */
  readonly release: ReleaseTolerances | null;
  readonly economics: Economics | null;
}

/** Same observations, versions and assumptions: same report, byte for byte. Throws for versions of two currencies. */
export function reportOn(input: ReportInput): BacktestReport {
  const { observations: table, dataset, economics, release } = input;
  const currency = input.challenger.policy.scorecard.about.currency;
  if (input.champion.policy.scorecard.about.currency !== currency) {
    throw new Error('both versions must decide in one currency');
  }
  const cross = createCross();
  const rows = { from: 0, to: table.applications.length };
  countCross(cross, table, input.champion.decisions, input.challenger.decisions, rows);
  const versions = { champion: withTerms(input.champion), challenger: withTerms(input.challenger) };
  const judged = judgedRows(table);
  const scores = {
    champion: scoresOf(judged, requireColumn(input.champion.decisions.score, 'score')),
    challenger: scoresOf(judged, requireColumn(input.challenger.decisions.score, 'score')),
  };
  const dateOf = dateColumn(table);
  const shared: Shared = {
    table,
    cross,
    cells: cellColumn(table.flags, dateOf, (dateOf[dateOf.length - 1] ?? -1) + 1),
    inForce: input.champion,
  };
  const champion = reportSide('champion', versions.champion, discriminate(scores.champion, judged), shared);
  const challenger = reportSide('challenger', versions.challenger, discriminate(scores.challenger, judged), shared);
  const migration = countMigration(cross);
  const body = {
    plan: table.plan,
    dataset: { ...dataset },
    engineVersion: input.engineVersion,
    currency,
    observations: describeObservations(table, champion.total),
    champion,
    challenger,
    aucDifference: compareDiscrimination(scores.champion, scores.challenger, judged),
    migration,
    mobility: mobility(migration),
    psi: populationStability(ratingCounts(champion), ratingCounts(challenger)) ?? 0,
    swapSet: countSwapSet(cross),
    limits: compareLimits(input.champion.decisions, input.challenger.decisions),
    terms: compareTerms(versions.champion.creditDays, versions.challenger.creditDays),
    cohorts: reportCohorts(table, dateOf, input.champion.decisions, input.challenger.decisions),
    vintages: measureVintages(table, dateOf, input.champion.decisions, input.challenger.decisions),
    slices: reportSlices(table, input.champion.decisions, input.challenger.decisions),
    money:
      economics === null
        ? null
        : measureMoney({
            economics,
            table,
            ...versions,
            badRates: RATINGS.map((rating) => badRateOfRating(cross, rating)),
          }),
    moved: findMoved(table, input.champion.decisions, input.challenger.decisions),
  };
  return { ...body, release: release === null ? [] : checkRelease(release, body) };
}

interface VersionWithTerms extends DecidedVersion {
  readonly creditDays: Int16Array;
}

function withTerms(version: DecidedVersion): VersionWithTerms {
  return { ...version, creditDays: creditDaysColumn(version.policy, version.decisions) };
}

interface Shared {
  readonly table: ObservationTable;
  readonly cross: CrossTable;
  /** By row, its cell in the counts of an entry. */
  readonly cells: Uint8Array;
  readonly inForce: DecidedVersion;
}

function reportSide(
  side: Side,
  { policy, decisions }: VersionWithTerms,
  discrimination: Discrimination | null,
  { table, cross, cells, inForce }: Shared,
): SideReport {
  const { scorecard } = policy;
  const ratings = RATINGS.map((rating) => ({
    rating,
    counts: countOutcomes(cross, side, (cell) => cell[side].rating === rating),
  }));
  const outcomes = OUTCOMES.map((outcome) => ({
    outcome,
    counts: countOutcomes(cross, side, (cell) => cell[side].outcome === outcome),
  }));
  const approved = countOutcomes(cross, side, (cell) => cell[side].outcome === 'approve');
  const total = countOutcomes(cross, side);
  const { calibration } = scorecard;
  return {
    scorecard: { id: scorecard.id, version: scorecard.version, digest: policy.digest },
    outcomes,
    ratings,
    total,
    approvalRate: total.n === 0 ? 0 : approved.n / total.n,
    discrimination,
    workload: countWorkload(policy, decisions),
    histogram: histogramOf(countScores(requireColumn(decisions.score, 'score'), table.flags)),
    calibration: calibration === null ? null : calibrate(calibration, ratings, table.plan.outcome.horizonMonths),
    ratingOrder: checkRatingOrder(ratings),
    characteristics: scorecard.characteristics.map((characteristic, index) =>
      reportCharacteristic(characteristic, requireColumn(decisions.entries, 'entries')[index] ?? NO_ENTRIES, cells),
    ),
    cutOff: classify(total.bad - approved.bad, total.good - approved.good, approved.bad),
    concentration: measureConcentration(table, decisions),
    unlawfulTerms: countUnlawfulTerms(
      policy,
      decisions,
      table.applications.dates,
      inForce.policy.scorecard.terms.regimes,
    ),
    naturalPersonDeclines: countNaturalPersonDeclines(inForce.decisions, decisions),
  };
}

const NO_ENTRIES = new Uint8Array(0);

function describeObservations(
  { summary, plan, customers }: ObservationTable,
  total: SideReport['total'],
): BacktestReport['observations'] {
  const isSeen = new Uint8Array(customers.dictionary.length);
  for (const code of customers.codes) isSeen[code] = 1;
  return {
    n: total.n,
    customers: isSeen.reduce((count, seen) => count + seen, 0),
    dates: [...summary.dates],
    good: total.good,
    bad: total.bad,
    indeterminate: total.indeterminate,
    unobserved: total.unobserved,
    immature: summary.immature,
    immatureBad: summary.immatureBad,
    alreadyBad: summary.alreadyBad,
    dormant: summary.dormant,
    worstDaysPastDue: summary.worstDaysPastDue,
    knownFrom: summary.knownFrom,
    knownUntil: summary.knownUntil,
    overlapping: hasOverlaps(plan, summary.dates.length),
  };
}

/** Orders come when they come, also within the window of the one before. */
function hasOverlaps({ calendar, everyMonths, outcome }: ObservationPlan, dates: number): boolean {
  return dates > 1 && (calendar === 'orders' || everyMonths < outcome.horizonMonths);
}

function ratingCounts({ ratings }: SideReport): number[] {
  return ratings.map(({ counts }) => counts.n);
}
