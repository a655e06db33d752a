/**
 * Observations straight into columns: the same as {@link observeStepwise} gives, row by row, without an object for any of
 * them. It goes customer by customer, so that one past is held at a time, and puts the rows in order of date at the end.
 */
import { STATE_OF } from '../evaluate/columns/states.js';
import { NO_TERMS } from '../evaluate/columns/table.js';
import type { ColumnStorage, TableSchema } from '../evaluate/columns/table-builder.js';
import { fromDayNumber } from '../kernel/calendar-date.js';
import { CUSTOMER_FACTS } from './customer-file.js';
import { plainFact } from './fact-shelf.js';
import { KnownPast } from './known-past.js';
import { allocate, FactList, NumberList, TextList } from './observation-columns.js';
import { NOT_BAD, type ObservationTable } from './observation-table.js';
import {
  admit,
  emptySummary,
  type Frame,
  frameOf,
  groupsOf,
  insuredPart,
  lastDayKnown,
  type ObservationSummary,
  type ObserveOptions,
  outcomesOf,
  requestOf,
  type Verdict,
  type Visit,
  verdictOf,
  visitsOf,
} from './observe.js';
import { isPresent, type Moment, NOT_APPLICABLE, OWN_FACTS, type OwnFact } from './own-facts.js';
import { behaviourWindows, measurePaymentBehaviour } from './payment-characteristics.js';
import type { PreparedHistory } from './prepared-history.js';
import { type ObservationPlan, PERFORMANCE_FLAGS } from './records.js';

export interface TableOptions extends Omit<ObserveOptions, 'skipImmature'> {
  /** Called now and then with the share done (0…1); it stops the work by throwing. */
  readonly onProgress?: (share: number) => void;
}

/** Customers between two reports of progress. */
const BATCH = 256;

/**
 * The mature observations of a plan, with the columns of `schema`. Same history, plan and schema: same table, bit for
 * bit. Takes about one customer's records and the table twice in memory. Throws on a fact of a kind that its column
 * cannot hold.
 */
export function observeTable(
  history: PreparedHistory,
  plan: ObservationPlan,
  schema: TableSchema,
  options: TableOptions = {},
): ObservationTable {
  const steps = observeTableStepwise(history, plan, schema, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    options.onProgress?.(step.value);
  }
}

/** {@link observeTable} in steps, each giving the share done, so that a worker may listen in between. */
export function* observeTableStepwise(
  history: PreparedHistory,
  plan: ObservationPlan,
  schema: TableSchema,
  options: Omit<TableOptions, 'onProgress'> = {},
): Generator<number, ObservationTable, undefined> {
  const frame = frameOf(history, plan, options);
  const summary = emptySummary(history, frame);
  const totals = schema.facts.has('pf.totalReceivables') ? totalReceivablesBy(history, frame) : null;
  const dayIndex = new Map(frame.days.map((day, index) => [day, index]));
  const windowsBy = frame.days.map((day) => behaviourWindows(lastDayKnown(frame, day)));
  const rows = new Rows(schema);
  const isVisited = new Uint8Array(frame.days.length);

  const customers = history.customerIds.length;
  for (let customer = 0; customer < customers; customer++) {
    if (customer % BATCH === 0) yield customer / customers;
    const visits = visitsOf(history, customer, frame);
    if (visits.length === 0) continue;
    const past = new KnownPast(history, customer);
    const outcomes = outcomesOf(history, customer, visits, frame);
    for (const [k, visit] of visits.entries()) {
      const day = lastDayKnown(frame, visit.day);
      past.advanceTo(day);
      const index = dayIndex.get(visit.day) ?? 0;
      isVisited[index] = 1;
      const outcome = outcomes[k];
      const windows = windowsBy[index];
      if (outcome === undefined || windows === undefined) throw new Error('every visit has an outcome and a date');
      const flag = admit(summary, past, windows.yearAgo, visit, outcome, frame);
      if (flag === null || flag === 'immature') continue;
      const measured = measurePaymentBehaviour(past.ledger, day, frame.rules, windows);
      const totalReceivables = totals?.[index] ?? 0;
      const moment = { past, day, windows, measured, followedSince: frame.followedSince, totalReceivables };
      rows.push(index, visit, moment);
      rows.pushVerdict(PERFORMANCE_FLAGS.indexOf(flag), verdictOf(flag, outcome, visit, frame));
    }
  }
  summary.customers = frame.seen.size;
  const isByMonths = plan.calendar !== 'orders';
  summary.dates.push(...frame.days.filter((_, index) => isByMonths || isVisited[index] === 1).map(fromDayNumber));
  return rows.take(history, plan, summary, frame.days.length);
}

/** What all customers together owe at the end of the last day that each date may know. */
function totalReceivablesBy(history: PreparedHistory, frame: Frame): Float64Array {
  const lastDays = frame.days.map((day) => lastDayKnown(frame, day));
  const totals = new Float64Array(lastDays.length + 1);
  const end = lastDays[lastDays.length - 1];
  if (end === undefined) return totals;
  for (let customer = 0; customer < history.customerIds.length; customer++) {
    const past = new KnownPast(history, customer);
    past.advanceTo(end);
    let before = 0;
    for (const { day, exposure } of past.ledger.steps) {
      const first = firstAtLeast(lastDays, day);
      totals[first] = (totals[first] ?? 0) + exposure - before;
      before = exposure;
    }
  }
  for (let i = 1; i < totals.length; i++) totals[i] = (totals[i] ?? 0) + (totals[i - 1] ?? 0);
  return totals;
}

/** Position of the first of the ascending `values` that is at least `limit`; their number when none is. */
function firstAtLeast(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A column of a fact, and where its values come from. */
class FactSource {
  readonly list: FactList;
  readonly #name: string;
  readonly #own: OwnFact | undefined;
  readonly #file: ReturnType<typeof CUSTOMER_FACTS.get>;

  constructor(name: string, storage: ColumnStorage) {
    this.list = new FactList(name, storage);
    this.#name = name;
    this.#own = OWN_FACTS.get(name);
    this.#file = CUSTOMER_FACTS.get(name);
  }

  /** What our own records say beats what was imported, and that the customer file: as in an observation made singly. */
  push(moment: Moment): void {
    const { past, day } = moment;
    const own = this.#own;
    const reading = own?.read(moment);
    const version = past.shelf.newest(this.#name, day);
    const filed = past.customer === null ? null : (this.#file?.(past.customer) ?? null);
    const isOutranked = own?.yields === true && (version !== null || filed !== null);
    if (isPresent(reading) && !isOutranked) this.list.pushValue(reading, own?.since?.(moment)?.from ?? day);
    else if (version !== null) this.list.pushFact(version.record.fact, version.asOf);
    else if (filed !== null) this.list.pushValue(filed, null);
    else this.list.pushAbsent(reading === NOT_APPLICABLE ? STATE_OF.notApplicable : STATE_OF.missing);
  }

  pushPrior({ past, day }: Moment): void {
    const version = past.shelf.prior(this.#name, day);
    if (version === null) this.list.pushAbsent(STATE_OF.missing);
    else this.list.pushFact(version.record.fact, version.asOf);
  }
}

/** The rows of a table, customer by customer. */
class Rows {
  readonly #dayIndex = new NumberList(Int32Array);
  readonly #dates = new NumberList(Int32Array);
  readonly #customers = new TextList();
  readonly #amountMinor = new NumberList(Float64Array);
  readonly #exposureMinor = new NumberList(Float64Array);
  readonly #insuredMinor = new NumberList(Float64Array);
  readonly #monthlyInvoicedMinor = new NumberList(Float64Array);
  readonly #flags = new NumberList(Uint8Array);
  readonly #worstDaysPastDue = new NumberList(Int32Array);
  readonly #defaultedMinor = new NumberList(Float64Array);
  readonly #badAfterDays = new NumberList(Int32Array);
  readonly #lost = new NumberList(Uint8Array);
  readonly #groups = { segment: new TextList(), sector: new TextList(), size: new TextList(), country: new TextList() };
  readonly #facts: ReadonlyMap<string, FactSource>;
  readonly #priorFacts: ReadonlyMap<string, FactSource>;

  constructor(schema: TableSchema) {
    this.#facts = new Map([...schema.facts].map(([name, storage]) => [name, new FactSource(name, storage)]));
    this.#priorFacts = new Map([...schema.priorFacts].map((name) => [name, new FactSource(name, 'number')]));
  }

  push(dayIndex: number, { day, orderMinor }: Visit, moment: Moment): void {
    const { past, measured } = moment;
    const request = requestOf(measured, past.ledger.exposure, orderMinor);
    const total = request.amountMinor + request.exposureMinor;
    const [cover, quota] = [numberAt('ins.coverLimit', moment), numberAt('ins.quotaPercent', moment)];
    this.#dayIndex.push(dayIndex);
    this.#dates.push(day);
    this.#customers.push(past.customerId);
    this.#amountMinor.push(request.amountMinor);
    this.#exposureMinor.push(request.exposureMinor);
    this.#insuredMinor.push(insuredPart(cover, quota, total));
    this.#monthlyInvoicedMinor.push(Math.max(0, measured.averageMonthlyInvoicedMinor));
    const groups = groupsOf(past.customer);
    this.#groups.segment.push(groups.segment);
    this.#groups.sector.push(groups.sector);
    this.#groups.size.push(groups.size);
    this.#groups.country.push(groups.country);
    for (const fact of this.#facts.values()) fact.push(moment);
    for (const fact of this.#priorFacts.values()) fact.pushPrior(moment);
  }

  pushVerdict(flag: number, { worstDaysPastDue, defaultedMinor, badAfterDays, lost }: Verdict): void {
    this.#flags.push(flag);
    this.#worstDaysPastDue.push(worstDaysPastDue);
    this.#defaultedMinor.push(defaultedMinor);
    this.#badAfterDays.push(badAfterDays ?? NOT_BAD);
    this.#lost.push(Number(lost));
  }

  /** The table by date; the rows are gone from here afterwards. */
  take(
    history: PreparedHistory,
    plan: ObservationPlan,
    summary: ObservationSummary,
    dayCount: number,
  ): ObservationTable {
    const order = orderByDay(this.#dayIndex, dayCount);
    const length = order.length;
    const customers = this.#customers.take(order);
    const nameOf = new Map(history.customers.map((customer, i) => [history.customerIds[i], customer?.name ?? null]));
    const exposureMinor = this.#exposureMinor.take(order);
    return {
      plan,
      summary,
      applications: {
        length,
        dates: this.#dates.take(order),
        request: {
          amountMinor: this.#amountMinor.take(order),
          exposureMinor,
          // A ledger does not say which customers belong together.
          groupExposureMinor: allocate(Float64Array, length),
          insuredMinor: this.#insuredMinor.take(order),
          longestDays: allocate(Int32Array, length).fill(NO_TERMS),
        },
        facts: new Map([...this.#facts].map(([name, { list }]) => [name, list.take(order)])),
        priorFacts: new Map([...this.#priorFacts].map(([name, { list }]) => [name, list.takePrior(order)])),
      },
      customers,
      customerNames: customers.dictionary.map((id) => nameOf.get(id) ?? null),
      flags: this.#flags.take(order),
      worstDaysPastDue: this.#worstDaysPastDue.take(order),
      exposureMinor,
      defaultedMinor: this.#defaultedMinor.take(order),
      badAfterDays: this.#badAfterDays.take(order),
      lost: this.#lost.take(order),
      monthlyInvoicedMinor: this.#monthlyInvoicedMinor.take(order),
      groups: {
        segment: this.#groups.segment.take(order),
        sector: this.#groups.sector.take(order),
        size: this.#groups.size.take(order),
        country: this.#groups.country.take(order),
      },
    };
  }
}

/** Rows by day, those of one day in the order in which they came. */
function orderByDay(dayIndex: NumberList<Int32Array>, dayCount: number): Uint32Array {
  const next = new Uint32Array(dayCount + 1);
  for (let row = 0; row < dayIndex.length; row++) {
    const after = dayIndex.at(row) + 1;
    next[after] = (next[after] ?? 0) + 1;
  }
  for (let day = 1; day <= dayCount; day++) next[day] = (next[day] ?? 0) + (next[day - 1] ?? 0);
  const order = new Uint32Array(dayIndex.length);
  for (let row = 0; row < dayIndex.length; row++) {
    const day = dayIndex.at(row);
    const place = next[day] ?? 0;
    order[place] = row;
    next[day] = place + 1;
  }
  return order;
}

/** What a fact that is a number says at a moment; null where it says nothing. */
function numberAt(name: string, moment: Moment): number | null {
  const own = OWN_FACTS.get(name)?.read(moment);
  if (typeof own === 'number') return own;
  const version = moment.past.shelf.newest(name, moment.day);
  const value = version === null ? null : plainFact(version.record.fact).value;
  return typeof value === 'number' ? value : null;
}
