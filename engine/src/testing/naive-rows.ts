/** Observations with both decisions as plain objects, and the few words that walks over them share. */
import type { DecidedVersion } from '../backtest/report-on.js';
import { limitAt, outcomeAt, ratingAt, termsAt } from '../evaluate/columns/decisions.js';
import { compileColumns } from '../evaluate/columns/plan.js';
import { NOT_BAD, type ObservationTable, type TextColumn } from '../history/observation-table.js';
import { PERFORMANCE_FLAGS, type PerformanceFlag } from '../history/records.js';
import { fromDayNumber } from '../kernel/calendar-date.js';
import type { Outcome, PaymentTerms, Rating } from '../scorecard/schema.js';

export interface NaiveDecision {
  readonly outcome: Outcome;
  readonly rating: Rating;
  readonly score: number;
  readonly limitMinor: number | null;
  readonly terms: PaymentTerms;
  readonly days: number;
  readonly level: number;
  readonly countedMinor: number;
  readonly entries: readonly number[];
  readonly isPerson: boolean;
}

export interface NaiveRow {
  readonly date: string;
  readonly customer: string;
  readonly name: string | null;
  readonly flag: PerformanceFlag;
  readonly exposure: number;
  readonly defaulted: number;
  /** The day on which it became bad. */
  readonly badOn: string | null;
  readonly lost: boolean;
  readonly monthly: number;
  readonly insured: number;
  readonly groups: Readonly<Record<'segment' | 'sector' | 'size' | 'country', string | null>>;
  readonly champion: NaiveDecision;
  readonly challenger: NaiveDecision;
}

export type Version = 'champion' | 'challenger';
export type Interval = { readonly low: number; readonly high: number };

export const sum = <Item>(items: readonly Item[], read: (item: Item) => number): number =>
  items.reduce((total, item) => total + read(item), 0);
export const Z = 1.959963984540054;

export function readRows(table: ObservationTable, champion: DecidedVersion, challenger: DecidedVersion): NaiveRow[] {
  const text = ({ codes, dictionary }: TextColumn, row: number) => dictionary[codes[row] ?? -1] ?? null;
  const plans = new Map([champion, challenger].map(({ policy }) => [policy, compileColumns(policy)]));
  const decide = ({ policy, decisions }: DecidedVersion, row: number): NaiveDecision => {
    const terms = termsAt(plans.get(policy) ?? compileColumns(policy), decisions, row);
    return {
      outcome: outcomeAt(decisions, row),
      rating: ratingAt(decisions, row),
      score: decisions.score?.[row] ?? 0,
      limitMinor: limitAt(decisions, row),
      terms,
      days: terms.kind === 'prepayment' ? 0 : terms.kind === 'net' ? terms.days : terms.days + 15,
      level: decisions.level?.[row] ?? 0,
      countedMinor: decisions.countedMinor?.[row] ?? 0,
      entries: decisions.entries?.map((entries) => entries[row] ?? 0) ?? [],
      isPerson: champion.decisions.naturalPerson?.[row] !== 0,
    };
  };
  return Array.from({ length: table.applications.length }, (_, row) => ({
    date: fromDayNumber(table.applications.dates[row] ?? 0),
    customer: text(table.customers, row) ?? '',
    name: table.customerNames[table.customers.codes[row] ?? 0] ?? null,
    flag: PERFORMANCE_FLAGS[table.flags[row] ?? 0] ?? 'immature',
    exposure: table.exposureMinor[row] ?? 0,
    defaulted: table.defaultedMinor[row] ?? 0,
    badOn:
      table.badAfterDays[row] === NOT_BAD
        ? null
        : fromDayNumber((table.applications.dates[row] ?? 0) + (table.badAfterDays[row] ?? 0)),
    lost: table.lost[row] === 1,
    monthly: table.monthlyInvoicedMinor[row] ?? 0,
    insured: table.applications.request.insuredMinor[row] ?? 0,
    groups: {
      segment: text(table.groups.segment, row),
      sector: text(table.groups.sector, row),
      size: text(table.groups.size, row),
      country: text(table.groups.country, row),
    },
    champion: decide(champion, row),
    challenger: decide(challenger, row),
  }));
}

export const ofFlag = (rows: readonly NaiveRow[], flag: string): NaiveRow[] => rows.filter((row) => row.flag === flag);
export const isJudged = ({ flag }: NaiveRow): boolean => flag === 'good' || flag === 'bad';

/** Bad rate of the judged of a challenger's rating, of all judged where it has none. */
export function rateLike(rows: readonly NaiveRow[], rating: number): number | null {
  const judged = rows.filter(isJudged);
  const own = judged.filter((row) => row.challenger.rating === rating);
  const base = own.length > 0 ? own : judged;
  return base.length === 0 ? null : ofFlag(base, 'bad').length / base.length;
}
