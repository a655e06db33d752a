/**
 * Look-ahead must be impossible: whatever happens to records known after a date, the inputs at that date stay the same.
 * And the fast accounts of behaviour and outcome must agree with slow ones written from their definitions.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, fromDayNumber, toDayNumber } from '../kernel/calendar-date.js';
import { type Observation, observe } from './observe.js';
import {
  EMPTY_HISTORY,
  type FactRecord,
  type History,
  type InvoiceRecord,
  type ObservationPlan,
  type PaymentRecord,
  type ProceedingRecord,
} from './records.js';

const START = toDayNumber('2022-01-01');
const DAYS = 900;
const CUSTOMERS = ['A', 'B', 'C'];
function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return earlier(a, b) === a ? b : a;
}

const day = fc.nat(DAYS).map((offset) => fromDayNumber(START + offset));

const invoiceWithPayments = fc
  .record({
    customerId: fc.constantFrom(...CUSTOMERS),
    issued: fc.nat(DAYS),
    terms: fc.integer({ min: -5, max: 90 }),
    amountMinor: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 200_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: -50_000, max: -1 }) },
    ),
    disputed: fc.boolean(),
    payments: fc.array(
      fc.record({
        after: fc.integer({ min: -10, max: 250 }),
        share: fc.constantFrom(1, 0.5, 0.5, 0.97, 0.3, -0.5, 1.2),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ issued, terms, payments, ...invoice }) => ({
    ...invoice,
    issuedOn: fromDayNumber(START + issued),
    dueOn: fromDayNumber(START + issued + terms),
    payments: payments.map(({ after, share }) => ({
      paidOn: fromDayNumber(START + issued + after),
      amountMinor: Math.round(invoice.amountMinor * share),
    })),
  }));

const histories: fc.Arbitrary<History> = fc
  .record({
    lines: fc.array(invoiceWithPayments, { maxLength: 25 }),
    facts: fc.array(
      fc.record({
        customerId: fc.constantFrom(...CUSTOMERS),
        name: fc.constantFrom('fin.equity', 'fin.cash', 'ext.riskClass'),
        fact: fc.integer({ min: -100, max: 100 }),
        asOf: fc.constantFrom('2020-12-31', '2021-12-31', '2022-06-30', '2022-12-31', '2023-12-31'),
        knownAt: day,
        source: fc.constant('accounts'),
      }),
      { maxLength: 10 },
    ),
    proceedings: fc.array(
      fc.record({
        customerId: fc.constantFrom(...CUSTOMERS),
        kind: fc.constantFrom('safeguard' as const, 'liquidation' as const),
        openedOn: day,
        knownAt: day,
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ lines, facts, proceedings }) => ({
    ...EMPTY_HISTORY,
    invoices: lines.map(
      ({ payments: _, ...invoice }, i): InvoiceRecord => ({ ...invoice, invoiceId: `F${i}`, currency: null }),
    ),
    payments: lines.flatMap(({ payments }, i): PaymentRecord[] =>
      payments.map((payment) => ({ ...payment, invoiceId: `F${i}` })),
    ),
    facts: facts satisfies FactRecord[],
    proceedings: proceedings satisfies ProceedingRecord[],
  }));

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

/** When a record could first be known; a payment not before its invoice. */
function knownAfter(
  history: History,
  date: string,
): { isLater: (record: History['invoices' | 'payments' | 'facts' | 'proceedings'][number]) => boolean } {
  const issued = new Map(history.invoices.map((invoice) => [invoice.invoiceId, invoice.issuedOn]));
  return {
    isLater: (record) => {
      if ('issuedOn' in record) return record.issuedOn > date;
      if ('paidOn' in record) return record.paidOn > date || (issued.get(record.invoiceId) ?? '') > date;
      return record.knownAt > date;
    },
  };
}

function withoutLater(history: History, date: string): History {
  const { isLater } = knownAfter(history, date);
  return {
    ...history,
    invoices: history.invoices.filter((record) => !isLater(record)),
    payments: history.payments.filter((record) => !isLater(record)),
    facts: history.facts.filter((record) => !isLater(record)),
    proceedings: history.proceedings.filter((record) => !isLater(record)),
  };
}

/** Gives the later records of every kind each other's amounts, customers and values. */
function withShuffledFuture(history: History, date: string): History {
  const { isLater } = knownAfter(history, date);
  const rotate = <T extends History['invoices' | 'payments' | 'facts' | 'proceedings'][number]>(
    records: readonly T[],
    mix: (record: T, other: T) => T,
  ): T[] => {
    const later = records.filter(isLater);
    let i = 0;
    return records.map((record) => {
      if (!isLater(record)) return record;
      i++;
      return mix(record, later[i % later.length] ?? record);
    });
  };
  return {
    ...history,
    invoices: rotate(history.invoices, (a, b) => ({
      ...a,
      customerId: b.customerId,
      amountMinor: b.amountMinor,
      disputed: !a.disputed,
    })),
    payments: rotate(history.payments, (a, b) => ({ ...a, amountMinor: b.amountMinor })),
    facts: rotate(history.facts, (a, b) => ({ ...a, customerId: b.customerId, fact: b.fact })),
    proceedings: rotate(history.proceedings, (a, b) => ({ ...a, customerId: b.customerId })),
  };
}

function inputsAt(history: History, date: string): unknown {
  // Who is observed at all may depend on nothing later either.
  const { observations } = observe(history, { ...PLAN, from: date, to: date }, { knownUntil: '2030-12-31' });
  return observations.map(({ customerId, application, exposureMinor, groups }) => ({
    customerId,
    application,
    exposureMinor,
    groups,
  }));
}

describe('the inputs of an observation', () => {
  const date = fc.constantFrom('2022-06-30', '2022-12-31', '2023-05-15', '2023-11-30');

  it('stay the same when every later record is deleted', () => {
    fc.assert(
      fc.property(histories, date, (history, at) => {
        expect(inputsAt(withoutLater(history, at), at)).toEqual(inputsAt(history, at));
      }),
      { numRuns: 300 },
    );
  });

  it('stay the same when later records are shuffled', () => {
    fc.assert(
      fc.property(histories, date, (history, at) => {
        expect(inputsAt(withShuffledFuture(history, at), at)).toEqual(inputsAt(history, at));
      }),
      { numRuns: 300 },
    );
  });

  it('do not depend on the order of records', () => {
    fc.assert(
      fc.property(histories, date, (history, at) => {
        const reversed: History = {
          ...history,
          invoices: history.invoices.toReversed(),
          payments: history.payments.toReversed(),
          facts: history.facts.toReversed(),
          proceedings: history.proceedings.toReversed(),
        };
        expect(inputsAt(reversed, at)).toEqual(inputsAt(history, at));
      }),
    );
  });

  it('do not depend on the dates observed before', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { observations } = observe(history, PLAN);
        for (const observation of observations.slice(-6)) {
          const alone = observe(history, { ...PLAN, from: observation.date, to: observation.date });
          expect(alone.observations).toContainEqual(observation);
        }
      }),
    );
  });

  it('use only facts known by the date', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { date: at, application } of observe(history, PLAN).observations) {
          for (const fact of [...Object.values(application.facts), ...Object.values(application.priorFacts)]) {
            if (typeof fact === 'object' && fact.knownAt !== null) expect(fact.knownAt <= at).toBe(true);
          }
        }
      }),
    );
  });
});

/** The definition of "days past due of more than the floor" on one day, from the records. */
function naiveDaysPastDue(history: History, customerId: string, at: string, isEndOfDay: boolean): number {
  const isBefore = (other: string): boolean => (isEndOfDay ? other <= at : other < at);
  const open: { due: number; open: number }[] = [];
  for (const invoice of history.invoices) {
    if (invoice.customerId !== customerId || invoice.amountMinor <= 0 || invoice.issuedOn > at) continue;
    if (PLAN.outcome.excludeDisputed && invoice.disputed) continue;
    let paid = 0;
    for (const payment of history.payments) {
      const known = later(payment.paidOn, invoice.issuedOn);
      if (payment.invoiceId === invoice.invoiceId && isBefore(known)) paid += payment.amountMinor;
    }
    open.push({
      due: toDayNumber(invoice.dueOn),
      open: Math.min(invoice.amountMinor, Math.max(0, invoice.amountMinor - paid)),
    });
  }
  const today = toDayNumber(at);
  for (let days = DAYS * 2; days > 0; days--) {
    let total = 0;
    for (const invoice of open) if (today - invoice.due >= days) total += invoice.open;
    if (total > PLAN.outcome.floorMinor) return days;
  }
  return 0;
}

describe('the outcome of an observation', () => {
  it('is what its definition says day by day', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { observations, summary } = observe(history, PLAN);
        const knownUntil = summary.knownUntil ?? '';
        const sample = observations.filter((_, i) => i % 7 === 0).slice(0, 3);
        for (const observation of sample) {
          const end = addMonths(observation.date, PLAN.outcome.horizonMonths);
          const last = earlier(end, knownUntil);
          let worst = observation.date < last ? naiveDaysPastDue(history, observation.customerId, last, true) : 0;
          for (let d = toDayNumber(observation.date) + 1; d <= toDayNumber(last); d++) {
            worst = Math.max(worst, naiveDaysPastDue(history, observation.customerId, fromDayNumber(d), false));
          }
          expect(observation.worstDaysPastDue).toBe(worst);
          expect(observation.flag).toBe(naiveFlag(history, observation, worst, end, knownUntil));
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

function naiveFlag(
  history: History,
  { customerId, date }: Observation,
  worst: number,
  end: string,
  knownUntil: string,
): string {
  if (end > knownUntil) return 'immature';
  const isPublished = history.proceedings.some(
    (record) => record.customerId === customerId && record.knownAt > date && record.knownAt <= end,
  );
  if (worst >= PLAN.outcome.badDaysPastDue || isPublished) return 'bad';
  if (worst >= (PLAN.outcome.indeterminateDaysPastDue ?? Number.POSITIVE_INFINITY)) return 'indeterminate';
  const hadDue = history.invoices.some(
    (record) =>
      record.customerId === customerId && record.amountMinor > 0 && record.dueOn > date && record.dueOn <= end,
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
          ...history,
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
