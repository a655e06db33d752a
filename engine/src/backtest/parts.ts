/** The same few figures for parts of the observations: dates (cohorts) and groups of customers (slices). */
import { type ColumnDecisions, requireColumn } from '../evaluate/columns/decisions.js';
import type { RowRange } from '../evaluate/columns/run.js';
import { NOT_KNOWN, type ObservationTable } from '../history/observation-table.js';
import { addMonths } from '../kernel/calendar-date.js';
import { OUTCOMES, RATINGS } from '../scorecard/schema.js';
import { rateOf } from './cross-margins.js';
import { type Cohort, type ReportPart, SLICE_KINDS, type Slice, type SliceKind } from './report.js';
import { populationStability } from './statistics/population-stability.js';

/** Values of one kind shown one by one; the rest is pooled. */
const MOST_SLICES = 20;

/** Length of `YYYY-MM`, with which a date begins. */
const MONTH = 7;

/** Where the sums of a part lie: rows by flag, exposure, then for each version what follows from `VERSION` on. */
const EXPOSURE = 4;
const VERSIONS = 5;
const APPROVED = 0;
const APPROVED_BY_FLAG = 1;
const LIMIT = 5;
const BY_RATING = 6;
const VERSION_SIZE = BY_RATING + RATINGS.length;
const PART_SIZE = VERSIONS + 2 * VERSION_SIZE;
const APPROVE = OUTCOMES.indexOf('approve');

/** Sums of one part after the other. */
type PartSums = Float64Array;

/** Adds rows up by group: `groups` gives the part of each row, `shift` is added to it. */
function countParts(
  sums: PartSums,
  groups: Int32Array,
  shift: number,
  { flags, exposureMinor }: ObservationTable,
  champion: ColumnDecisions,
  challenger: ColumnDecisions,
  { from, to }: RowRange,
): void {
  for (let row = from; row < to; row += 1) {
    const at = ((groups[row] ?? 0) + shift) * PART_SIZE;
    const flag = flags[row] ?? 0;
    sums[at + flag] = (sums[at + flag] ?? 0) + 1;
    sums[at + EXPOSURE] = (sums[at + EXPOSURE] ?? 0) + (exposureMinor[row] ?? 0);
  }
  [champion, challenger].forEach((decisions, version) => {
    const outcome = requireColumn(decisions.outcome, 'outcome');
    const rating = requireColumn(decisions.rating, 'rating');
    const limitMinor = requireColumn(decisions.limitMinor, 'limitMinor');
    const first = VERSIONS + version * VERSION_SIZE;
    for (let row = from; row < to; row += 1) {
      const at = ((groups[row] ?? 0) + shift) * PART_SIZE + first;
      const ofRating = at + BY_RATING + (rating[row] ?? 1) - 1;
      sums[ofRating] = (sums[ofRating] ?? 0) + 1;
      sums[at + LIMIT] = (sums[at + LIMIT] ?? 0) + (limitMinor[row] || 0);
      if (outcome[row] !== APPROVE) continue;
      const ofFlag = at + APPROVED_BY_FLAG + (flags[row] ?? 0);
      sums[at + APPROVED] = (sums[at + APPROVED] ?? 0) + 1;
      sums[ofFlag] = (sums[ofFlag] ?? 0) + 1;
    }
  });
}

function readPart(part: PartSums): ReportPart {
  const [good = 0, bad = 0, indeterminate = 0, unobserved = 0, exposureMinor = 0] = part;
  const n = good + bad + indeterminate + unobserved;
  const version = (index: number): ReportPart['champion'] => {
    const own = part.subarray(VERSIONS + index * VERSION_SIZE);
    const approved = own[APPROVED] ?? 0;
    const approvedBad = own[APPROVED_BY_FLAG + 1] ?? 0;
    return {
      approved,
      approvalRate: n === 0 ? 0 : approved / n,
      approvedBad,
      approvedBadRate: rateOf(own[APPROVED_BY_FLAG] ?? 0, approvedBad).badRate,
      limitMinor: own[LIMIT] ?? 0,
    };
  };
  return { n, good, bad, ...rateOf(good, bad), exposureMinor, champion: version(0), challenger: version(1) };
}

function ratingsOf(part: PartSums, version: number): Float64Array {
  const first = VERSIONS + version * VERSION_SIZE + BY_RATING;
  return part.subarray(first, first + RATINGS.length);
}

/** Empty cohorts are included: a gap in time is a finding. `dateOf` gives the position of a row's date. */
export function reportCohorts(
  table: ObservationTable,
  dateOf: Int32Array,
  champion: ColumnDecisions,
  challenger: ColumnDecisions,
): Cohort[] {
  const { names, cohortOf } = cohortsOf(table, dateOf);
  const sums = new Float64Array(names.length * PART_SIZE);
  countParts(sums, cohortOf, 0, table, champion, challenger, { from: 0, to: table.applications.length });
  const parts = names.map((_, i) => sums.subarray(i * PART_SIZE, (i + 1) * PART_SIZE));
  const all = addParts(parts);
  return names.map((date, i) => {
    const part = parts[i] ?? addParts([]);
    return {
      date,
      part: readPart(part),
      championPsi: populationStability(ratingsOf(all, 0), ratingsOf(part, 0)),
      challengerPsi: populationStability(ratingsOf(all, 1), ratingsOf(part, 1)),
    };
  });
}

/** Names of the cohorts, and of each row the position of its own: a date, or on the calendar of orders a month. */
export function cohortsOf(
  { plan, summary }: ObservationTable,
  dateOf: Int32Array,
): { readonly names: readonly string[]; readonly cohortOf: Int32Array } {
  const { dates } = summary;
  return plan.calendar === 'orders' ? groupByMonth(dates, dateOf) : { names: dates, cohortOf: dateOf };
}

function groupByMonth(dates: readonly string[], dateOf: Int32Array): { names: string[]; cohortOf: Int32Array } {
  const names = monthsOf(dates);
  const monthOf = dates.map((date) => names.indexOf(date.slice(0, MONTH)));
  return { names, cohortOf: dateOf.map((position) => monthOf[position] ?? 0) };
}

/** `YYYY-MM` of every month from the first date to the last. */
function monthsOf(dates: readonly string[]): string[] {
  const [first, last] = [dates[0]?.slice(0, MONTH), dates[dates.length - 1]?.slice(0, MONTH)];
  if (first === undefined || last === undefined) return [];
  const months = [first];
  for (let month = first; month < last; months.push(month)) month = addMonths(`${month}-01`, 1).slice(0, MONTH);
  return months;
}

/** Largest first, those not known last, small ones beyond the twentieth pooled; a kind nobody knows is left out. */
export function reportSlices(table: ObservationTable, champion: ColumnDecisions, challenger: ColumnDecisions): Slice[] {
  return SLICE_KINDS.flatMap((kind) => {
    const { codes, dictionary } = table.groups[kind];
    const sums = new Float64Array((dictionary.length + 1) * PART_SIZE);
    countParts(sums, codes, -NOT_KNOWN, table, champion, challenger, { from: 0, to: table.applications.length });
    const parts = [null, ...dictionary].map((value, i) => {
      const own = sums.subarray(i * PART_SIZE, (i + 1) * PART_SIZE);
      return { value, sums: own, n: readPart(own).n };
    });
    const [unknown, ...others] = parts;
    const known = others.filter(({ n }) => n > 0);
    if (known.length === 0) return [];
    known.sort((a, b) => b.n - a.n || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
    const slice = (value: string | null, more: number, part: PartSums): Slice => ({
      kind: kind satisfies SliceKind,
      value,
      more,
      part: readPart(part),
    });
    const slices = known.slice(0, MOST_SLICES).map((part) => slice(part.value, 0, part.sums));
    const rest = known.slice(MOST_SLICES);
    if (rest.length > 0) slices.push(slice(null, rest.length, addParts(rest.map((part) => part.sums))));
    if (unknown !== undefined && unknown.n > 0) slices.push(slice(null, 0, unknown.sums));
    return slices;
  });
}

function addParts(parts: readonly PartSums[]): PartSums {
  const total = new Float64Array(PART_SIZE);
  for (const part of parts) {
    for (let at = 0; at < PART_SIZE; at += 1) total[at] = (total[at] ?? 0) + (part[at] ?? 0);
  }
  return total;
}
