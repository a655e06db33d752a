/**
 * Look-ahead must be impossible: whatever happens to records known after a date, the inputs at that date stay the same.
 * And the fast accounts of behaviour and outcome must agree with slow ones written from their definitions.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, fromDayNumber, toDayNumber } from '../kernel/calendar-date.js';
import { histories } from '../testing/arbitrary-histories.js';
import { type Observation, observe } from './observe.js';
import { EMPTY_HISTORY, type History, type ObservationPlan } from './records.js';

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return earlier(a, b) === a ? b : a;
}

const PLAN: ObservationPlan = {
  from: '2022-06-30',
  to: '2024-04-30',
  everyMonths: 2,
  outcome: {
    id: 'test',
    horizonMonths: 5,
    badDaysPastDue: 60,
    floorMinor: 20_000,
    excludeDisputed: false,
    indeterminateDaysPastDue: 30,
    proceedings: true,
  },
};

type Kind = Exclude<keyof History, 'customers'>;
const KINDS = Object.keys(EMPTY_HISTORY).filter((kind): kind is Kind => kind !== 'customers');
type AnyRecord = History[Kind][number];

/** The field that says when a record became known. */
function knownField(kind: Kind): string {
  switch (kind) {
    case 'invoices':
    case 'creditNotes':
      return 'issuedOn';
    case 'payments':
      return 'paidOn';
    case 'promises':
      return 'madeOn';
    default:
      return 'knownAt';
  }
}

function dayIn(record: object, field: string): string {
  const value: unknown = Object.entries(record).find(([key]) => key === field)?.[1];
  if (typeof value !== 'string') throw new Error(`a record without \`${field}\``);
  return value;
}

/** When each record of a history could first be known; nothing that happens to an invoice before the invoice itself. */
function knownDayIn(history: History): (kind: Kind, record: AnyRecord) => string {
  const issued = new Map(history.invoices.map((invoice) => [invoice.invoiceId, invoice.issuedOn]));
  return (kind, record) => {
    const known = dayIn(record, knownField(kind));
    const invoice = 'invoiceId' in record && record.invoiceId !== null ? issued.get(record.invoiceId) : undefined;
    return invoice === undefined ? known : later(known, invoice);
  };
}

function change(history: History, edit: (kind: Kind, records: readonly AnyRecord[]) => readonly AnyRecord[]): History {
  const edited = KINDS.map((kind) => [kind, edit(kind, history[kind])]);
  // Records stay in the lists that they came from.
  return { ...history, ...(Object.fromEntries(edited) as Partial<History>) };
}

/** What belongs to the moment and what came later; on the calendar of orders the day's own invoices are the orders. */
interface Moment {
  readonly date: string;
  readonly calendar: 'months' | 'orders';
}

function isLaterThan({ date, calendar }: Moment, history: History): (kind: Kind, record: AnyRecord) => boolean {
  const knownDay = knownDayIn(history);
  return (kind, record) => {
    const known = knownDay(kind, record);
    return calendar === 'months' || kind === 'invoices' ? known > date : known >= date;
  };
}

function withoutLater(history: History, moment: Moment): History {
  const isLater = isLaterThan(moment, history);
  return change(history, (kind, records) => records.filter((record) => !isLater(kind, record)));
}

/** Gives the later records of every kind each other's contents; they keep the day on which they became known. */
function withShuffledFuture(history: History, moment: Moment): History {
  const isLater = isLaterThan(moment, history);
  return change(history, (kind, records) => {
    const future = records.filter((record) => isLater(kind, record));
    let i = 0;
    return records.map((record) => {
      if (!isLater(kind, record)) return record;
      i++;
      const other = future[i % future.length] ?? record;
      const kept = [knownField(kind), 'invoiceId'].filter((field) => field in record);
      return { ...other, ...Object.fromEntries(kept.map((field) => [field, Reflect.get(record, field)])) };
    });
  });
}

function inputsAt(history: History, { date, calendar }: Moment): unknown {
  // Who is observed at all may depend on nothing later either.
  const { observations } = observe(history, { ...PLAN, calendar, from: date, to: date }, { knownUntil: '2030-12-31' });
  return observations.map(({ customerId, application, exposureMinor, monthlyInvoicedMinor, groups }) => ({
    customerId,
    application,
    exposureMinor,
    monthlyInvoicedMinor,
    groups,
  }));
}

/** On the calendar of orders, the day of some invoice: on any other nothing is observed. */
const moments = fc
  .record({
    history: histories,
    date: fc.constantFrom('2022-06-30', '2022-12-31', '2023-05-15', '2023-11-30'),
    calendar: fc.constantFrom('months' as const, 'orders' as const),
    order: fc.nat(),
  })
  .map(({ history, date, calendar, order }) => {
    const day = history.invoices[order % Math.max(1, history.invoices.length)]?.issuedOn;
    return { history, moment: { calendar, date: calendar === 'orders' ? (day ?? date) : date } };
  });

describe('the inputs of an observation', () => {
  it('stay the same when every later record is deleted', () => {
    fc.assert(
      fc.property(moments, ({ history, moment }) => {
        expect(inputsAt(withoutLater(history, moment), moment)).toEqual(inputsAt(history, moment));
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('stay the same when later records are shuffled', () => {
    fc.assert(
      fc.property(moments, ({ history, moment }) => {
        expect(inputsAt(withShuffledFuture(history, moment), moment)).toEqual(inputsAt(history, moment));
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it.each(KINDS)(
    'change when %s become known a year later, as if there were none of that year yet',
    (kind) => {
      let changed = 0;
      fc.assert(
        fc.property(moments, ({ history, moment }) => {
          const isLater = isLaterThan(moment, history);
          const yearAgo = addDays(moment.date, -365);
          const isRecent = (record: AnyRecord): boolean =>
            !isLater(kind, record) &&
            dayIn(record, knownField(kind)) > yearAgo &&
            (moment.calendar === 'months' || dayIn(record, knownField(kind)) < moment.date);
          const edit = (mend: (records: readonly AnyRecord[]) => readonly AnyRecord[]): History =>
            change(history, (other, records) => (other === kind ? mend(records) : records));
          const shifted = edit((records) =>
            records.map((record) => {
              const field = knownField(kind);
              return isRecent(record) ? { ...record, [field]: addDays(dayIn(record, field), 365) } : record;
            }),
          );
          const deleted = edit((records) => records.filter((record) => !isRecent(record)));
          expect(inputsAt(shifted, moment)).toEqual(inputsAt(deleted, moment));
          if (JSON.stringify(inputsAt(shifted, moment)) !== JSON.stringify(inputsAt(history, moment))) changed++;
        }),
        { numRuns: 100, seed: 4 },
      );
      expect(changed).toBeGreaterThan(2);
    },
    60_000,
  );

  it('do not depend on the order of records', () => {
    fc.assert(
      fc.property(moments, ({ history, moment }) => {
        const reversed = change(history, (_, records) => records.toReversed());
        expect(inputsAt(reversed, moment)).toEqual(inputsAt(history, moment));
      }),
    );
  });

  it('do not depend on the dates observed before', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom('months' as const, 'orders' as const), (history, calendar) => {
        const plan = { ...PLAN, calendar };
        const { observations } = observe(history, plan);
        for (const observation of observations.slice(-4)) {
          const alone = observe(history, { ...plan, from: observation.date, to: observation.date });
          expect(alone.observations).toContainEqual(observation);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('use only facts known by the date, and before the order that they serve', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom('months' as const, 'orders' as const), (history, calendar) => {
        for (const { date, application } of observe(history, { ...PLAN, calendar }).observations) {
          const lastDay = calendar === 'orders' ? addDays(date, -1) : date;
          for (const fact of [...Object.values(application.facts), ...Object.values(application.priorFacts)]) {
            if (typeof fact === 'object' && fact.knownAt !== null) expect(fact.knownAt <= lastDay).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

/** The definitions of "days past due of more than the floor" and of the amount in default on one day, from the records. */
function naiveDelay(
  history: History,
  customerId: string,
  at: string,
  isEndOfDay: boolean,
  definition: ObservationPlan['outcome'],
): { worst: number; defaulted: number } {
  const isBefore = (other: string): boolean => (isEndOfDay ? other <= at : other < at);
  const open: { late: number; open: number }[] = [];
  for (const invoice of history.invoices) {
    if (invoice.customerId !== customerId || invoice.amountMinor <= 0 || invoice.issuedOn > at) continue;
    if (definition.excludeDisputed && invoice.disputed) continue;
    const isOfInvoice = (record: { invoiceId: string | null }, known: string): boolean =>
      record.invoiceId === invoice.invoiceId && isBefore(later(known, invoice.issuedOn));
    const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
    const payable = Math.max(
      0,
      invoice.amountMinor -
        sum(history.creditNotes.filter((note) => isOfInvoice(note, note.issuedOn)).map((note) => note.amountMinor)),
    );
    const paid = sum(history.payments.filter((one) => isOfInvoice(one, one.paidOn)).map((one) => one.amountMinor));
    const contested = sum(
      history.disputes
        .filter((dispute) => definition.excludeDisputed && isOfInvoice(dispute, dispute.knownAt))
        .filter(({ closedOn, closedKnownAt, knownAt }) => {
          return closedOn === null || !isBefore(later(later(closedKnownAt ?? closedOn, knownAt), invoice.issuedOn));
        })
        .map(({ amountMinor }) => Math.min(amountMinor ?? Number.POSITIVE_INFINITY, invoice.amountMinor)),
    );
    const unpaid = Math.min(payable, Math.max(0, payable - paid));
    open.push({ late: toDayNumber(at) - toDayNumber(invoice.dueOn), open: Math.max(0, unpaid - contested) });
  }
  const lateBy = (days: number): number =>
    open.reduce((total, invoice) => total + (invoice.late >= days ? invoice.open : 0), 0);
  let worst = 0;
  for (const { late } of open) if (late > worst && lateBy(late) > definition.floorMinor) worst = late;
  return { worst, defaulted: worst >= definition.badDaysPastDue ? lateBy(definition.badDaysPastDue) : 0 };
}

describe('the outcome of an observation', () => {
  it('is what its definition says day by day', () => {
    fc.assert(
      fc.property(histories, fc.boolean(), fc.boolean(), (history, excludeDisputed, writeOffs) => {
        const outcome = { ...PLAN.outcome, excludeDisputed, writeOffs };
        const { observations, summary } = observe(history, { ...PLAN, outcome });
        const knownUntil = summary.knownUntil ?? '';
        const sample = observations.filter((_, i) => i % 7 === 0).slice(0, 3);
        for (const observation of sample) {
          const end = addMonths(observation.date, PLAN.outcome.horizonMonths);
          const last = earlier(end, knownUntil);
          const delayOn = (at: string, isEndOfDay: boolean) =>
            naiveDelay(history, observation.customerId, at, isEndOfDay, outcome);
          const days = [observation.date < last ? delayOn(last, true) : { worst: 0, defaulted: 0 }];
          for (let d = toDayNumber(observation.date) + 1; d <= toDayNumber(last); d++) {
            days.push(delayOn(fromDayNumber(d), false));
          }
          const worst = Math.max(...days.map((day) => day.worst));
          const badOn = naiveBadDay(history, observation, outcome, end, last, delayOn);
          const badAfterDays =
            observation.flag === 'bad' && badOn !== null ? toDayNumber(badOn) - toDayNumber(observation.date) : null;
          expect(observation.badAfterDays).toBe(badAfterDays);
          expect(observation.lost).toBe(observation.flag === 'bad' && isLost(history, observation, outcome, end));
          expect(observation.worstDaysPastDue).toBe(worst);
          const hasProceeding = history.proceedings.some(({ customerId }) => customerId === observation.customerId);
          if (observation.flag !== 'bad') expect(observation.defaultedMinor).toBe(0);
          else if (!hasProceeding && !observation.lost) {
            expect(observation.defaultedMinor).toBe(Math.max(...days.map((day) => day.defaulted)));
          }
          expect(observation.flag).toBe(
            naiveFlag(history, observation, badOn !== null, worst, end, knownUntil, excludeDisputed),
          );
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('adds up in the summary', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { observations, summary } = observe(history, PLAN);
        expect(summary.n).toBe(observations.length);
        expect(summary.good + summary.bad + summary.indeterminate + summary.unobserved + summary.immature).toBe(
          summary.n,
        );
        expect(summary.customers).toBe(new Set(observations.map(({ customerId }) => customerId)).size);
        expect(summary.worstDaysPastDue).toBe(
          observations.reduce((worst, { worstDaysPastDue }) => Math.max(worst, worstDaysPastDue), 0),
        );
      }),
    );
  });
});

const isWithin = (day: string, { date }: Observation, end: string): boolean => day > date && day <= end;

/** Write-offs of a customer that became known in the window, never before their invoice, in order. */
function writtenOffIn(history: History, observation: Observation, end: string) {
  return history.writeOffs
    .flatMap(({ invoiceId, knownAt, amountMinor }) => {
      const invoice = history.invoices.find((one) => one.invoiceId === invoiceId);
      if (invoice?.customerId !== observation.customerId) return [];
      return [{ known: later(knownAt, invoice.issuedOn), amountMinor }];
    })
    .filter(({ known }) => isWithin(known, observation, end))
    .sort((a, b) => (a.known < b.known ? -1 : 1));
}

function proceedingsIn(history: History, observation: Observation, end: string): string[] {
  return history.proceedings
    .filter(({ customerId, knownAt }) => customerId === observation.customerId && isWithin(knownAt, observation, end))
    .map(({ knownAt }) => knownAt)
    .sort();
}

function isLost(
  history: History,
  observation: Observation,
  { floorMinor }: ObservationPlan['outcome'],
  end: string,
): boolean {
  const writtenOff = writtenOffIn(history, observation, end).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return writtenOff > floorMinor || proceedingsIn(history, observation, end).length > 0;
}

/** The first day of the window on which the definition is met, day by day. */
function naiveBadDay(
  history: History,
  observation: Observation,
  definition: ObservationPlan['outcome'],
  end: string,
  last: string,
  delayOn: (at: string, isEndOfDay: boolean) => { worst: number },
): string | null {
  const published = definition.proceedings ? proceedingsIn(history, observation, end) : [];
  const writtenOff = definition.writeOffs === true ? writtenOffIn(history, observation, end) : [];
  for (let d = toDayNumber(observation.date) + 1; d <= toDayNumber(end); d++) {
    const day = fromDayNumber(d);
    const isLate =
      day <= last &&
      [false, ...(day === last ? [true] : [])].some(
        (isEndOfDay) => delayOn(day, isEndOfDay).worst >= definition.badDaysPastDue,
      );
    const lost = writtenOff.filter(({ known }) => known <= day).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    if (isLate || published.includes(day) || lost > definition.floorMinor) return day;
  }
  return null;
}

function naiveFlag(
  history: History,
  { customerId, date }: Observation,
  isBad: boolean,
  worst: number,
  end: string,
  knownUntil: string,
  excludeDisputed: boolean,
): string {
  if (end > knownUntil) return 'immature';
  if (isBad) return 'bad';
  if (worst >= (PLAN.outcome.indeterminateDaysPastDue ?? Number.POSITIVE_INFINITY)) return 'indeterminate';
  const hadDue = history.invoices.some(
    (record) =>
      record.customerId === customerId &&
      record.amountMinor > 0 &&
      record.dueOn > date &&
      record.dueOn <= end &&
      !(excludeDisputed && record.disputed),
  );
  return hadDue ? 'good' : 'unobserved';
}

/** Open amounts and lateness at a date straight from the records, without a ledger. */
describe('the payment facts of an observation', () => {
  it('are what their definitions say', () => {
    fc.assert(
      fc.property(histories, (history) => {
        // Reversals and overpayments change parts already paid: the plain definition below holds without them.
        const plain: History = {
          ...EMPTY_HISTORY,
          invoices: history.invoices,
          payments: history.payments.filter(({ invoiceId, amountMinor }, i, all) => {
            const invoice = history.invoices.find((record) => record.invoiceId === invoiceId);
            const isOnly = all.findIndex((other) => other.invoiceId === invoiceId) === i;
            return isOnly && amountMinor > 0 && amountMinor <= (invoice?.amountMinor ?? 0);
          }),
        };
        const { observations } = observe(plain, PLAN);
        for (const { customerId, date, application } of observations.slice(-12)) {
          const naive = naiveBehaviour(plain, customerId, date);
          for (const [name, value] of Object.entries(naive)) {
            const fact = application.facts[name];
            const actual = typeof fact === 'object' ? fact.value : undefined;
            const isKnown = plain.invoices.some(
              (record) => record.customerId === customerId && record.amountMinor > 0 && record.issuedOn <= date,
            );
            if (!isKnown || value === null) expect([name, actual]).toEqual([name, null]);
            else expect([name, Number(actual)]).toEqual([name, expect.closeTo(value, 6) as unknown]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

function naiveBehaviour(history: History, customerId: string, date: string): Record<string, number | null> {
  const today = toDayNumber(date);
  const yearAgo = addMonths(date, -12);
  const rows = history.invoices
    .filter((record) => record.customerId === customerId && record.issuedOn <= date)
    .map((record) => {
      const payment = history.payments.find((other) => other.invoiceId === record.invoiceId);
      const known = payment === undefined ? null : later(payment.paidOn, record.issuedOn);
      const paid = payment !== undefined && known !== null && known <= date ? payment : null;
      return { ...record, paid, open: record.amountMinor - (paid?.amountMinor ?? 0) };
    });
  const sales = rows.filter((row) => row.amountMinor > 0);
  const due = sales.filter((row) => row.dueOn > yearAgo && row.dueOn <= date);
  const parts = due.flatMap((row) => {
    const dueDay = toDayNumber(row.dueOn);
    const list = [{ amount: row.open, late: today - dueDay, isPaid: false }];
    if (row.paid !== null)
      list.push({ amount: row.paid.amountMinor, late: toDayNumber(row.paid.paidOn) - dueDay, isPaid: true });
    return list.filter(({ amount }) => amount > 0);
  });
  const total = (list: readonly { amount: number }[]): number => list.reduce((sum, { amount }) => sum + amount, 0);
  const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
  const final = parts.filter(({ isPaid, late }) => isPaid || late > 3);
  const open = sales.filter((row) => row.open > 0);
  const openTotal = open.reduce((sum, row) => sum + row.open, 0);
  return {
    'pay.invoiceCount12m': sales.filter((row) => row.issuedOn > yearAgo).length,
    'pay.dueCount12m': due.length,
    'pay.weightedDaysBeyondTerms12m': share(
      parts.reduce((sum, { amount, late }) => sum + amount * Math.max(0, late), 0),
      total(parts),
    ),
    'pay.signedDaysBeyondTerms12m': share(
      parts.reduce((sum, { amount, late }) => sum + amount * late, 0),
      total(parts),
    ),
    'pay.onTimeShare12m': share(total(final.filter(({ late }) => late <= 3)), total(final)),
    'pay.shareOver30Days12m': share(total(parts.filter(({ late }) => late > 30)), total(parts)),
    'pay.openExposure': Math.max(
      0,
      rows.reduce((sum, row) => sum + (row.amountMinor > 0 ? row.open : row.amountMinor), 0),
    ),
    'pay.overdueShare': share(
      open.filter((row) => row.dueOn < date).reduce((sum, row) => sum + row.open, 0),
      openTotal,
    ),
  };
}
