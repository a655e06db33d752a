/**
 * Observations: customers at dates, with only what was known then, and what became of them afterwards.
 * See docs/statistics.md#observations.
 */
import type { Application, FactEnvelope, FactInput } from '../application/schema.js';
import { SIZE_CLASSES } from '../benchmark/schema.js';
import { addMonthsToDay, endOfMonth, fromDayNumber, toDayNumber } from '../kernel/calendar-date.js';
import { KnownPast } from './known-past.js';
import { judgeWindows, type WindowOutcome } from './outcome.js';
import { isActive, OWN_INVOICES, paymentFacts } from './payment-behaviour.js';
import {
  type BehaviourRules,
  DEFAULT_BEHAVIOUR_RULES,
  measurePaymentBehaviour,
  type PaymentCharacteristics,
} from './payment-characteristics.js';
import { type PreparedHistory, prepareHistory } from './prepared-history.js';
import type { History, ObservationPlan, OutcomeDefinition, PerformanceFlag } from './records.js';

/** Groups that results are broken down by; null where not known. */
export interface ObservationGroups {
  readonly segment: string | null;
  readonly sector: string | null;
  readonly size: string | null;
  readonly country: string | null;
}

export interface Observation {
  readonly customerId: string;
  readonly name: string | null;
  readonly date: string;
  /** Inputs of the decision, nothing in it known after `date`. */
  readonly application: Application;
  readonly flag: PerformanceFlag;
  /** Most days past due of more than the floor in the window after `date`. */
  readonly worstDaysPastDue: number;
  /** What the customer owed at the end of `date`. */
  readonly exposureMinor: number;
  /** What it was invoiced a month on average, as in `pay.averageMonthlyInvoiced12m`; 0 without invoices. */
  readonly monthlyInvoicedMinor: number;
  readonly groups: ObservationGroups;
}

/** Counts over all observations made so far; `alreadyBad` and `dormant` ones are counted and not given out. */
export interface ObservationSummary {
  n: number;
  customers: number;
  dates: string[];
  good: number;
  bad: number;
  indeterminate: number;
  unobserved: number;
  immature: number;
  /** Immature ones that are bad already: to count only these would overstate the rate. */
  immatureBad: number;
  alreadyBad: number;
  dormant: number;
  worstDaysPastDue: number;
  /** First and last day on which a record became known; null in an empty history. */
  knownFrom: string | null;
  knownUntil: string | null;
}

export interface ObserveOptions {
  readonly rules?: BehaviourRules;
  /**
   * Last day the history is complete to (the day of the extract); by default the day of its last record. Windows that
   * end later are immature.
   */
  readonly knownUntil?: string;
  /**
   * Since when notices of proceedings are followed: from then on a customer without one has `legal.proceeding` none, and
   * not missing. By default since the first notice of any customer.
   */
  readonly proceedingsSince?: string;
  /** Leaves immature observations out (they are counted all the same). */
  readonly skipImmature?: boolean;
}

/**
 * The dates of a plan: every so many months from `from`, up to `to`. When `from` is the last day of its month all dates
 * are month ends; otherwise they keep its day, or the last one of a shorter month.
 */
export function observationDates(plan: ObservationPlan): string[] {
  const from = toDayNumber(plan.from);
  const to = toDayNumber(plan.to);
  const isMonthEnd = endOfMonth(plan.from) === plan.from;
  const dates: string[] = [];
  for (let k = 0; ; k++) {
    const same = fromDayNumber(addMonthsToDay(from, k * plan.everyMonths));
    const date = isMonthEnd ? endOfMonth(same) : same;
    if (toDayNumber(date) > to) return dates;
    dates.push(date);
  }
}

/** All observations of a plan at once; see {@link observeStepwise} to report progress or to stop half-way. */
export function observe(
  history: History,
  plan: ObservationPlan,
  options: ObserveOptions = {},
): { observations: Observation[]; summary: ObservationSummary } {
  const observations: Observation[] = [];
  const steps = observeStepwise(prepareHistory(history), plan, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { observations, summary: step.value };
    observations.push(step.value);
  }
}

/**
 * One observation of a plan, with the same inputs and outcome as in a run over all; null when this customer was not
 * observed at that date. `date` must be one of the plan's.
 */
export function observeOne(
  history: PreparedHistory,
  plan: ObservationPlan,
  customerId: string,
  date: string,
  options: ObserveOptions = {},
): Observation | null {
  if (!observationDates(plan).includes(date)) return null;
  for (const observation of observeStepwise(history, { ...plan, from: date, to: date }, options)) {
    if (observation.customerId === customerId) return observation;
  }
  return null;
}

/**
 * Gives observations one by one, by date and then by customer id, and at the end the summary. Each customer's records
 * enter a {@link KnownPast} day by day, which is all that the inputs are made from.
 */
export function* observeStepwise(
  history: PreparedHistory,
  plan: ObservationPlan,
  options: ObserveOptions = {},
): Generator<Observation, ObservationSummary, undefined> {
  const knownUntil = options.knownUntil === undefined ? (history.knownUntil ?? 0) : toDayNumber(options.knownUntil);
  // After the last day of the extract nothing is known, not even that an invoice was not paid.
  const dates = observationDates(plan).filter((date) => toDayNumber(date) <= knownUntil);
  const days = dates.map(toDayNumber);
  const ends = days.map((day) => addMonthsToDay(day, plan.outcome.horizonMonths));
  const summary = emptySummary(history, dates, knownUntil);
  const pasts = history.customerIds.map((_, index) => new KnownPast(history, index));
  const outcomes = pasts.map((_, index) => judgeWindows(history, index, days, ends, plan.outcome, knownUntil));
  const seen = new Set<string>();
  const firstNotice = history.proceedings.known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const proceedingsSince = options.proceedingsSince === undefined ? firstNotice : toDayNumber(options.proceedingsSince);

  for (const [k, day] of days.entries()) {
    let totalReceivables = 0;
    for (const past of pasts) {
      past.advanceTo(day);
      totalReceivables += past.ledger.exposure;
    }
    for (const [index, past] of pasts.entries()) {
      const outcome = outcomes[index]?.[k];
      if (past.lastKnown === null || outcome === undefined) continue;
      if (!isActive(past, day)) {
        summary.dormant++;
        continue;
      }
      if (isBad(outcome.daysPastDueAtDate, outcome.proceedingBefore, plan.outcome)) {
        summary.alreadyBad++;
        continue;
      }
      const flag = (ends[k] ?? day) > knownUntil ? 'immature' : flagOf(outcome, plan.outcome);
      countIn(summary, flag, outcome, plan.outcome);
      if (!seen.has(past.customerId)) {
        seen.add(past.customerId);
        summary.customers++;
      }
      if (flag === 'immature' && options.skipImmature === true) continue;
      yield {
        customerId: past.customerId,
        name: past.customer?.name ?? null,
        date: dates[k] ?? '',
        ...describe(past, day, totalReceivables, day >= proceedingsSince, options.rules ?? DEFAULT_BEHAVIOUR_RULES),
        flag,
        worstDaysPastDue: outcome.worstDaysPastDue,
        groups: {
          segment: past.customer?.segment ?? null,
          sector: past.customer?.sector ?? null,
          size: past.customer?.size ?? null,
          country: past.customer?.country ?? null,
        },
      };
    }
  }
  return summary;
}

function emptySummary(history: PreparedHistory, dates: string[], knownUntil: number): ObservationSummary {
  return {
    n: 0,
    customers: 0,
    dates,
    good: 0,
    bad: 0,
    indeterminate: 0,
    unobserved: 0,
    immature: 0,
    immatureBad: 0,
    alreadyBad: 0,
    dormant: 0,
    worstDaysPastDue: 0,
    knownFrom: history.knownFrom === null ? null : fromDayNumber(history.knownFrom),
    knownUntil: history.knownUntil === null ? null : fromDayNumber(knownUntil),
  };
}

function isBad(daysPastDue: number, hasProceeding: boolean, definition: OutcomeDefinition): boolean {
  return daysPastDue >= definition.badDaysPastDue || (definition.proceedings && hasProceeding);
}

function flagOf(outcome: WindowOutcome, definition: OutcomeDefinition): PerformanceFlag {
  if (isBad(outcome.worstDaysPastDue, outcome.proceedingInWindow, definition)) return 'bad';
  if (definition.indeterminateDaysPastDue !== null && outcome.worstDaysPastDue >= definition.indeterminateDaysPastDue) {
    return 'indeterminate';
  }
  return outcome.hadInvoiceDue ? 'good' : 'unobserved';
}

function countIn(
  summary: ObservationSummary,
  flag: PerformanceFlag,
  outcome: WindowOutcome,
  definition: OutcomeDefinition,
): void {
  summary.n++;
  summary[flag]++;
  if (flag === 'immature' && isBad(outcome.worstDaysPastDue, outcome.proceedingInWindow, definition))
    summary.immatureBad++;
  summary.worstDaysPastDue = Math.max(summary.worstDaysPastDue, outcome.worstDaysPastDue);
}

/** The inputs of a decision, from the known past alone. */
function describe(
  past: KnownPast,
  day: number,
  totalReceivables: number,
  followsProceedings: boolean,
  rules: BehaviourRules,
): Pick<Observation, 'application' | 'exposureMinor' | 'monthlyInvoicedMinor'> {
  const date = fromDayNumber(day);
  const measured = measurePaymentBehaviour(past.ledger, day, rules);
  const { facts: elsewhere, priorFacts } = past.shelf.factsAt(day);
  const facts: Record<string, FactInput> = masterData(past);
  Object.assign(facts, elsewhere);
  for (const [name, fact] of Object.entries(
    paymentFacts(past.ledger, measured, past.customer?.customerSince ?? null, day),
  )) {
    // A figure of our own beats an imported one; where we have none, the imported one stays.
    if (fact.status === 'present' || facts[name] === undefined) facts[name] = fact;
  }
  facts['pf.totalReceivables'] ??= derived(totalReceivables, date, OWN_INVOICES);
  const proceeding = past.proceeding?.kind ?? (followsProceedings ? 'none' : null);
  if (proceeding !== null) facts['legal.proceeding'] = derived(proceeding, date, 'legal_notices');
  const exposureMinor = past.ledger.exposure;
  const amountMinor = Math.max(0, usualNeed(measured) - exposureMinor);
  return {
    exposureMinor,
    monthlyInvoicedMinor: Math.max(0, measured.averageMonthlyInvoicedMinor),
    application: {
      date,
      customer: { id: past.customerId, name: past.customer?.name ?? null },
      request: {
        amountMinor,
        exposureMinor,
        // A ledger does not say which customers belong together.
        groupExposureMinor: 0,
        insuredMinor: insuredPart(elsewhere, exposureMinor + amountMinor),
        terms: null,
      },
      facts,
      priorFacts,
    },
  };
}

/** Attributes of the customer file carry no dates: they are taken as always known, and are outranked by dated facts. */
function masterData(past: KnownPast): Record<string, FactInput> {
  const { customer } = past;
  const facts: Record<string, FactInput> = {};
  if (customer === null) return facts;
  const put = (name: string, value: string | boolean | null): void => {
    if (value !== null) facts[name] = { value, status: 'present', asOf: null, knownAt: null, source: 'customer_file' };
  };
  put('registry.siren', customer.siren);
  put('registry.naf', customer.sector);
  if (isSizeClass(customer.size)) put('registry.sizeClass', customer.size);
  put('registry.naturalPerson', customer.naturalPerson);
  put('rel.segment', customer.segment);
  return facts;
}

/** Size codes of other habits are not sizes that a policy or a benchmark could compare. */
function isSizeClass(size: string | null): boolean {
  return size !== null && size !== 'all' && SIZE_CLASSES.some((sizeClass) => sizeClass === size);
}

/**
 * What the customer's buying would ask for: its highest balance of twelve months, or what its mean monthly invoicing
 * leaves open under its usual terms where that is more.
 */
function usualNeed(measured: PaymentCharacteristics): number {
  const steady = (measured.averageMonthlyInvoicedMinor * (measured.averageTermsDays ?? 0)) / 30;
  return Math.max(measured.highCreditMinor, Math.floor(steady + 0.5));
}

/** Cover known at the date: limit and quota from the insurer's facts; without both, nothing counts as insured. */
function insuredPart(facts: Readonly<Record<string, FactEnvelope>>, totalMinor: number): number {
  const cover = facts['ins.coverLimit']?.value;
  const quota = facts['ins.quotaPercent']?.value;
  if (typeof cover !== 'number' || typeof quota !== 'number') return 0;
  return Math.max(0, Math.floor((Math.min(totalMinor, cover) * quota) / 100));
}

function derived(value: string | number, date: string, source: string): FactEnvelope {
  return { value, status: 'present', asOf: date, knownAt: date, source };
}
