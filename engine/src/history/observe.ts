/**
 * Observations: customers at dates, with only what was known then, and what became of them afterwards.
 * See docs/statistics.md#observations.
 */
import type { Application, FactInput } from '../application/schema.js';
import { addMonthsToDay, endOfMonth, fromDayNumber, toDayNumber } from '../kernel/calendar-date.js';
import { customerFacts } from './customer-file.js';
import { KnownPast } from './known-past.js';
import { judgeWindows, type WindowOutcome } from './outcome.js';
import { envelopeOf, isActive, type Moment, OWN_FACTS } from './own-facts.js';
import {
  type BehaviourRules,
  behaviourWindows,
  DEFAULT_BEHAVIOUR_RULES,
  measurePaymentBehaviour,
  type PaymentCharacteristics,
} from './payment-characteristics.js';
import { type FollowedSince, type PreparedHistory, prepareHistory } from './prepared-history.js';
import type { CustomerRecord, History, ObservationPlan, OutcomeDefinition, PerformanceFlag } from './records.js';

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
  /** What was in default, as `ObservationTable.defaultedMinor` has it. */
  readonly defaultedMinor: number;
  /** Days from `date` to the one on which the outcome became bad; null when it did not. */
  readonly badAfterDays: number | null;
  /** As `ObservationTable.lost` has it. */
  readonly lost: boolean;
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
  /** Observes this customer alone, among all others: what it owes is still set against all receivables. */
  readonly only?: string;
}

/**
 * The dates of a plan. By months: every so many from `from`, up to `to`; when `from` is the last day of its month all
 * dates are month ends; otherwise they keep its day, or the last one of a shorter month. By orders: every day from `from`
 * to `to`, on each of which those customers are observed that were invoiced.
 */
export function observationDates(plan: ObservationPlan): string[] {
  const from = toDayNumber(plan.from);
  const to = toDayNumber(plan.to);
  const isMonthEnd = endOfMonth(plan.from) === plan.from;
  const dates: string[] = [];
  for (let k = 0; ; k++) {
    const same = plan.calendar === 'orders' ? from + k : addMonthsToDay(from, k * plan.everyMonths);
    const date = plan.calendar !== 'orders' && isMonthEnd ? toDayNumber(endOfMonth(fromDayNumber(same))) : same;
    if (date > to) return dates;
    dates.push(fromDayNumber(date));
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
  const steps = observeStepwise(history, { ...plan, from: date, to: date }, { ...options, only: customerId });
  const step = steps.next();
  return step.done === true ? null : step.value;
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
  const frame = frameOf(history, plan, options);
  const summary = emptySummary(history, frame);
  const { only } = options;
  const customers = history.customerIds.map((id, index) => {
    const visits = only === undefined || id === only ? visitsOf(history, index, frame) : [];
    return {
      past: new KnownPast(history, index),
      visits,
      outcomes: outcomesOf(history, index, visits, frame),
      next: 0,
    };
  });

  for (const day of frame.days) {
    const lastDay = lastDayKnown(frame, day);
    const windows = behaviourWindows(lastDay);
    let totalReceivables = 0;
    for (const { past } of customers) {
      past.advanceTo(lastDay);
      totalReceivables += past.ledger.exposure;
    }
    let hasVisits = frame.plan.calendar !== 'orders';
    for (const customer of customers) {
      const visit = customer.visits[customer.next];
      if (visit?.day !== day) continue;
      const outcome = customer.outcomes[customer.next++];
      if (outcome === undefined) throw new Error('every visit has an outcome');
      hasVisits = true;
      const { past } = customer;
      const flag = admit(summary, past, windows.yearAgo, visit, outcome, frame);
      if (flag === null || (flag === 'immature' && options.skipImmature === true)) continue;
      const measured = measurePaymentBehaviour(past.ledger, lastDay, frame.rules, windows);
      const { followedSince } = frame;
      const moment: Moment = { past, day: lastDay, windows, measured, followedSince, totalReceivables };
      yield { ...describe(moment, visit), flag, ...verdictOf(flag, outcome, visit, frame) };
    }
    if (hasVisits) summary.dates.push(fromDayNumber(day));
  }
  summary.customers = frame.seen.size;
  return summary;
}

/** A plan laid over a history. */
export interface Frame {
  readonly plan: ObservationPlan;
  /** Dates on which someone may be observed, ascending, each with the end of its window. */
  readonly days: readonly number[];
  readonly ends: readonly number[];
  readonly knownUntil: number;
  readonly rules: BehaviourRules;
  readonly followedSince: FollowedSince;
  /** Ids of the customers that were observed. */
  readonly seen: Set<string>;
}

/** One customer to be observed at one date. */
export interface Visit {
  readonly day: number;
  /** Window in which the outcome is judged: after the last day that inputs may know, up to this one. */
  readonly end: number;
  /** What the customer ordered that day; null where the calendar and not an order calls for the visit. */
  readonly orderMinor: number | null;
}

export function frameOf(history: PreparedHistory, plan: ObservationPlan, options: ObserveOptions): Frame {
  const knownUntil = options.knownUntil === undefined ? (history.knownUntil ?? 0) : toDayNumber(options.knownUntil);
  const { proceedingsSince } = options;
  // After the last day of the extract nothing is known, not even that an invoice was not paid.
  const days = observationDates(plan)
    .map(toDayNumber)
    .filter((day) => day <= knownUntil);
  return {
    plan,
    days,
    ends: days.map((day) => addMonthsToDay(day, plan.outcome.horizonMonths)),
    knownUntil,
    rules: options.rules ?? DEFAULT_BEHAVIOUR_RULES,
    followedSince:
      proceedingsSince === undefined
        ? history.followedSince
        : { ...history.followedSince, proceedings: toDayNumber(proceedingsSince) },
    seen: new Set(),
  };
}

/** The last day that the inputs of an observation may know: an order is decided before the day that it makes. */
export function lastDayKnown({ plan }: Frame, day: number): number {
  return plan.calendar === 'orders' ? day - 1 : day;
}

/** When one customer is to be observed, ascending. */
export function visitsOf({ invoices }: PreparedHistory, customer: number, { plan, days, ends }: Frame): Visit[] {
  if (plan.calendar !== 'orders') return days.map((day, k) => ({ day, end: ends[k] ?? day, orderMinor: null }));
  const [first, last] = [days[0], days[days.length - 1]];
  if (first === undefined || last === undefined) return [];
  const ordered = new Map<number, number>();
  for (let row = invoices.start[customer] ?? 0; row < (invoices.start[customer + 1] ?? 0); row++) {
    const day = invoices.issued[row] ?? 0;
    const amount = invoices.amount[row] ?? 0;
    if (amount > 0 && day >= first && day <= last) ordered.set(day, (ordered.get(day) ?? 0) + amount);
  }
  // The days of orders are all days from the first on.
  return [...ordered].map(([day, orderMinor]) => ({ day, end: ends[day - first] ?? day, orderMinor }));
}

export function outcomesOf(
  history: PreparedHistory,
  customer: number,
  visits: readonly Visit[],
  frame: Frame,
): WindowOutcome[] {
  const dates = visits.map(({ day }) => lastDayKnown(frame, day));
  const ends = visits.map(({ end }) => end);
  return judgeWindows(history, customer, dates, ends, frame.plan.outcome, frame.knownUntil);
}

/** Counts a visit in; its flag, or null where there is nothing to observe. */
export function admit(
  summary: ObservationSummary,
  past: KnownPast,
  yearAgo: number,
  { end, orderMinor }: Visit,
  outcome: WindowOutcome,
  { plan, knownUntil, seen }: Frame,
): PerformanceFlag | null {
  // An order has to be decided, whether or not the customer was known and active.
  if (orderMinor === null) {
    if (past.lastKnown === null) return null;
    if (!isActive(past, yearAgo)) {
      summary.dormant++;
      return null;
    }
  }
  if (wasBad(outcome, plan.outcome)) {
    summary.alreadyBad++;
    return null;
  }
  const flag = end > knownUntil ? 'immature' : flagOf(outcome, plan.outcome);
  summary.n++;
  summary[flag]++;
  if (flag === 'immature' && isBad(outcome, plan.outcome)) summary.immatureBad++;
  summary.worstDaysPastDue = Math.max(summary.worstDaysPastDue, outcome.worstDaysPastDue);
  seen.add(past.customerId);
  return flag;
}

/** What an observation tells of what became of the customer, besides its flag. */
export type Verdict = Pick<Observation, 'worstDaysPastDue' | 'defaultedMinor' | 'badAfterDays' | 'lost'>;

export function verdictOf(flag: PerformanceFlag, outcome: WindowOutcome, { day }: Visit, { plan }: Frame): Verdict {
  const { worstDaysPastDue } = outcome;
  const badOn = badDay(outcome, plan.outcome);
  if (flag !== 'bad' || badOn === null) return { worstDaysPastDue, defaultedMinor: 0, badAfterDays: null, lost: false };
  return {
    worstDaysPastDue,
    defaultedMinor: outcome.defaultedMinor,
    badAfterDays: badOn - day,
    lost: outcome.proceedingOn !== null || outcome.writtenOffOn !== null,
  };
}

/**
 * What became of one customer within the horizon after `date`, whatever was decided; null when the history does not know
 * the customer. `knownUntil` is the last day the history is complete to: a window that ends later is immature, unless it
 * went bad already.
 */
export function judgeCustomer(
  history: PreparedHistory,
  customerId: string,
  date: string,
  definition: OutcomeDefinition,
  knownUntil: string,
): PerformanceFlag | null {
  const index = history.customerIds.indexOf(customerId);
  if (index < 0) return null;
  const day = toDayNumber(date);
  const until = toDayNumber(knownUntil);
  const end = addMonthsToDay(day, definition.horizonMonths);
  if (day > until) return 'immature';
  const [outcome] = judgeWindows(history, index, [day], [end], definition, until);
  if (outcome === undefined) return null;
  const flag = flagOf(outcome, definition);
  return end > until && flag !== 'bad' ? 'immature' : flag;
}

export function emptySummary(history: PreparedHistory, { knownUntil }: Frame): ObservationSummary {
  return {
    n: 0,
    customers: 0,
    dates: [],
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

function isBad(outcome: WindowOutcome, definition: OutcomeDefinition): boolean {
  return badDay(outcome, definition) !== null;
}

/** The first day of the window on which something happened that the definition calls bad. */
function badDay({ lateFrom, proceedingOn, writtenOffOn }: WindowOutcome, definition: OutcomeDefinition): number | null {
  const days = [
    lateFrom,
    definition.proceedings ? proceedingOn : null,
    definition.writeOffs === true ? writtenOffOn : null,
  ].filter((day) => day !== null);
  return days.length === 0 ? null : Math.min(...days);
}

function wasBad(outcome: WindowOutcome, definition: OutcomeDefinition): boolean {
  return (
    outcome.daysPastDueAtDate >= definition.badDaysPastDue ||
    (definition.proceedings && outcome.proceedingBefore) ||
    (definition.writeOffs === true && outcome.writtenOffBefore)
  );
}

function flagOf(outcome: WindowOutcome, definition: OutcomeDefinition): PerformanceFlag {
  if (isBad(outcome, definition)) return 'bad';
  if (definition.indeterminateDaysPastDue !== null && outcome.worstDaysPastDue >= definition.indeterminateDaysPastDue) {
    return 'indeterminate';
  }
  return outcome.hadInvoiceDue ? 'good' : 'unobserved';
}

/** The inputs of a decision, from the known past alone. */
function describe(moment: Moment, { day, orderMinor }: Visit): Omit<Observation, 'flag' | keyof Verdict> {
  const { past, measured } = moment;
  const date = fromDayNumber(day);
  const { facts: elsewhere, priorFacts } = past.shelf.factsAt(moment.day);
  const facts: Record<string, FactInput> = { ...customerFacts(past.customer), ...elsewhere };
  for (const [name, own] of OWN_FACTS) {
    const envelope = envelopeOf(own, moment);
    if (envelope === null) continue;
    // What our own records say beats what was imported; where they have nothing, the imported fact stays.
    const isBetter = envelope.status === 'present' && own.yields !== true;
    if (isBetter || facts[name] === undefined) facts[name] = envelope;
  }
  const request = requestOf(measured, past.ledger.exposure, orderMinor);
  const total = request.amountMinor + request.exposureMinor;
  const { customer, customerId } = past;
  return {
    customerId,
    name: customer?.name ?? null,
    date,
    exposureMinor: request.exposureMinor,
    monthlyInvoicedMinor: Math.max(0, measured.averageMonthlyInvoicedMinor),
    groups: groupsOf(customer),
    application: {
      date,
      customer: { id: customerId, name: customer?.name ?? null },
      request: {
        ...request,
        // A ledger does not say which customers belong together.
        groupExposureMinor: 0,
        insuredMinor: insuredPart(numberIn(facts['ins.coverLimit']), numberIn(facts['ins.quotaPercent']), total),
        terms: null,
      },
      facts,
      priorFacts,
    },
  };
}

export function groupsOf(customer: CustomerRecord | null): ObservationGroups {
  return {
    segment: customer?.segment ?? null,
    sector: customer?.sector ?? null,
    size: customer?.size ?? null,
    country: customer?.country ?? null,
  };
}

/** What an order asks for; without one, what the customer's buying would ask for beyond what it owes. */
export function requestOf(
  measured: PaymentCharacteristics,
  exposureMinor: number,
  orderMinor: number | null,
): { readonly amountMinor: number; readonly exposureMinor: number } {
  return { amountMinor: orderMinor ?? Math.max(0, usualNeed(measured) - exposureMinor), exposureMinor };
}

/**
 * Its highest balance of twelve months, or what its mean monthly invoicing leaves open under its usual terms where that
 * is more.
 */
function usualNeed(measured: PaymentCharacteristics): number {
  const steady = (measured.averageMonthlyInvoicedMinor * (measured.averageTermsDays ?? 0)) / 30;
  return Math.max(measured.highCreditMinor, Math.floor(steady + 0.5));
}

/** Cover known at the date: limit and quota; without both, nothing counts as insured. */
export function insuredPart(cover: number | null, quotaPercent: number | null, totalMinor: number): number {
  if (cover === null || quotaPercent === null) return 0;
  return Math.max(0, Math.floor((Math.min(totalMinor, cover) * quotaPercent) / 100));
}

function numberIn(fact: FactInput | undefined): number | null {
  const value = typeof fact === 'object' ? fact.value : fact;
  return typeof value === 'number' ? value : null;
}
