import { describe, expect, it } from 'vitest';
import type { FactInput } from '../application/schema.js';
import { PAYMENT_FACTS } from './own-facts.js';
import { describePaymentBehaviour } from './payment-behaviour.js';
import type { InvoiceRecord, PaymentRecord } from './records.js';

type Line = readonly [issuedOn: string, dueOn: string, amountMinor: number, ...payments: (readonly [string, number])[]];

function books(
  lines: readonly Line[],
  disputed: readonly number[] = [],
): { invoices: InvoiceRecord[]; payments: PaymentRecord[] } {
  return {
    invoices: lines.map(([issuedOn, dueOn, amountMinor], i) => ({
      invoiceId: `F${i}`,
      customerId: 'C1',
      issuedOn,
      dueOn,
      amountMinor,
      currency: 'EUR',
      disputed: disputed.includes(i),
    })),
    payments: lines.flatMap(([, , , ...payments], i) =>
      payments.map(([paidOn, amountMinor]) => ({ invoiceId: `F${i}`, paidOn, amountMinor })),
    ),
  };
}

function facts(lines: readonly Line[], date: string, customerSince: string | null = null): Record<string, FactInput> {
  return describePaymentBehaviour(books(lines), { customerId: 'C1', customerSince }, date);
}

function read(all: Record<string, FactInput>, name: string): unknown {
  const fact = all[name];
  if (fact === undefined || typeof fact !== 'object') throw new Error(`${name} is not an envelope`);
  return fact.status === 'present' ? fact.value : fact.status;
}

const DUE = '2023-06-30';
const paid = (days: number): string => new Date(Date.parse(DUE) + days * 86_400_000).toISOString().slice(0, 10);

describe('describePaymentBehaviour', () => {
  it('weights days beyond terms by amount: 4.3333', () => {
    const all = facts(
      [
        ['2023-05-30', DUE, 4000, [paid(0), 4000]],
        ['2023-05-30', DUE, 6000, [paid(6), 6000]],
        ['2023-05-30', DUE, 2000, [paid(8), 2000]],
      ],
      '2023-12-31',
    );
    expect(read(all, 'pay.weightedDaysBeyondTerms12m')).toBeCloseTo(52_000 / 12_000, 12);
    expect(read(all, 'pay.meanDaysBeyondTerms12m')).toBeCloseTo(14 / 3, 12);
    expect(read(all, 'pay.lateShare12m')).toBeCloseTo(2 / 3, 12);
    expect(read(all, 'pay.onTimeShare12m')).toBeCloseTo(1 / 3, 12);
    expect(read(all, 'pay.worstDaysPastDue12m')).toBe(8);
  });

  it('counts early payment in the signed figure: 3.3333', () => {
    const all = facts(
      [
        ['2023-05-30', DUE, 100, [paid(-10), 100]],
        ['2023-05-30', DUE, 200, [paid(-5), 200]],
        ['2023-05-30', DUE, 300, [paid(0), 300]],
        ['2023-05-30', DUE, 400, [paid(5), 400]],
        ['2023-05-30', DUE, 500, [paid(10), 500]],
      ],
      '2023-12-31',
    );
    expect(read(all, 'pay.signedDaysBeyondTerms12m')).toBeCloseTo(10 / 3, 12);
    // 80 less two thirds of a point a day.
    expect(read(all, 'pay.promptnessIndex')).toBe(78);
  });

  it('takes every part of an invoice at its own day, and the open part as of today', () => {
    const all = facts([['2023-05-30', DUE, 10_000, [paid(0), 5000], [paid(10), 2000]]], paid(20));
    expect(read(all, 'pay.weightedDaysBeyondTerms12m')).toBe((2000 * 10 + 3000 * 20) / 10_000);
    expect(read(all, 'pay.worstDaysPastDue12m')).toBe(20);
    expect(read(all, 'pay.openExposure')).toBe(3000);
    expect(read(all, 'pay.overdueAmount')).toBe(3000);
    expect(read(all, 'pay.overdueShare')).toBe(1);
    expect(read(all, 'pay.bucketDaysBeyondTerms')).toBe(15);
    expect(read(all, 'pay.settledCount12m')).toBe(0);
    expect(read(all, 'pay.settledLateShare12m')).toBe('notApplicable');
  });

  it('does not call an open invoice on time before the grace is over', () => {
    const lines: Line[] = [['2023-05-30', DUE, 10_000]];
    expect(read(facts(lines, paid(2)), 'pay.onTimeShare12m')).toBe('notApplicable');
    expect(read(facts(lines, paid(4)), 'pay.onTimeShare12m')).toBe(0);
  });

  it('lets a residue of bank fees not count as unpaid', () => {
    const all = facts([['2023-05-30', DUE, 100_000, [paid(2), 98_500]]], '2023-12-31');
    expect(read(all, 'pay.worstDaysPastDue12m')).toBe(2);
    expect(read(all, 'pay.settledCount12m')).toBe(1);
    expect(read(all, 'pay.openExposure')).toBe(1500);
    // A tenth of a small invoice is not a residue.
    const small = facts([['2023-05-30', DUE, 5000, [paid(2), 4500]]], '2023-12-31');
    expect(read(small, 'pay.worstDaysPastDue12m')).toBe(184);
  });

  it('opens an invoice again when its cheque bounces', () => {
    const lines: Line[] = [['2023-05-30', DUE, 10_000, [paid(1), 10_000], [paid(15), -10_000]]];
    expect(read(facts(lines, paid(14)), 'pay.openExposure')).toBe(0);
    const after = facts(lines, paid(20));
    expect(read(after, 'pay.openExposure')).toBe(10_000);
    expect(read(after, 'pay.worstDaysPastDue12m')).toBe(20);
    expect(read(after, 'pay.weightedDaysBeyondTerms12m')).toBe(20);
  });

  it('nets credit notes against what is owed and not against lateness', () => {
    const all = facts(
      [
        ['2023-05-30', DUE, 10_000],
        ['2023-06-10', '2023-06-10', -4000],
      ],
      paid(5),
    );
    expect(read(all, 'pay.openExposure')).toBe(6000);
    expect(read(all, 'pay.highCredit12m')).toBe(10_000);
    expect(read(all, 'pay.dueCount12m')).toBe(1);
    expect(read(all, 'pay.invoiceCount12m')).toBe(1);
    expect(read(all, 'pay.averageMonthlyInvoiced12m')).toBe(3000);
  });

  it('spreads a short history over its own months', () => {
    const all = facts(
      [
        ['2023-05-30', DUE, 9000],
        ['2023-06-30', '2023-07-30', 3000],
      ],
      '2023-07-15',
    );
    // Two months begun since 30 May.
    expect(read(all, 'pay.averageMonthlyInvoiced12m')).toBe(6000);
    expect(read(all, 'pay.tenureMonths')).toBe(1);
    expect(read(all, 'pay.averageTermsDays12m')).toBeCloseTo((9000 * 31 + 3000 * 30) / 12_000, 12);
    expect(read(all, 'pay.monthsSinceLastInvoice')).toBe(0);
    expect(read(all, 'pay.countbackDays')).toBeCloseTo(30 + (31 * 9000) / 9000, 12);
  });

  it('compares the last three months with the nine before', () => {
    const quarter = (month: string, days: number): Line => {
      const dueOn = `${month}-15`;
      const paidOn = new Date(Date.parse(dueOn) + days * 86_400_000).toISOString().slice(0, 10);
      return [`${month}-01`, dueOn, 1000, [paidOn, 1000]];
    };
    const before = [quarter('2023-02', 2), quarter('2023-03', 2), quarter('2023-04', 2)];
    const after = [quarter('2023-10', 9), quarter('2023-11', 9), quarter('2023-12', 9)];
    expect(read(facts([...before, ...after], '2023-12-31'), 'pay.trendDays')).toBe(7);
    expect(read(facts([...before, ...after.slice(1)], '2023-12-31'), 'pay.trendDays')).toBe('notApplicable');
    expect(read(facts([...before, ...after], '2023-12-31'), 'pay.volatilityDays12m')).toBe(3.5);
  });

  it('keeps a dispute for itself until the invoice is closed', () => {
    const { invoices, payments } = books(
      [
        ['2023-05-30', DUE, 3000, [paid(1), 3000]],
        ['2023-05-30', DUE, 1000, [paid(40), 1000]],
      ],
      [1],
    );
    const at = (date: string): unknown =>
      read(
        describePaymentBehaviour({ invoices, payments }, { customerId: 'C1', customerSince: null }, date),
        'pay.disputeRate12m',
      );
    expect(at(paid(39))).toBe(0);
    expect(at(paid(40))).toBe(0.25);
  });

  it('forgets what is older than the window, but not what stayed open', () => {
    const lines: Line[] = [
      ['2020-01-01', '2020-01-31', 5000],
      ['2020-01-01', '2020-01-31', 7000, ['2020-03-01', 7000]],
    ];
    const all = facts(lines, '2023-01-31');
    expect(read(all, 'pay.invoiceCount12m')).toBe(0);
    expect(read(all, 'pay.weightedDaysBeyondTerms12m')).toBe('notApplicable');
    expect(read(all, 'pay.worstDaysPastDue12m')).toBe(1096);
    expect(read(all, 'pay.overdueShareOver60')).toBe(1);
    expect(read(all, 'pay.highCredit12m')).toBe(5000);
    expect(read(all, 'pay.monthsSinceLastInvoice')).toBe(36);
    expect(read(all, 'pay.countbackDays')).toBe('notApplicable');
  });

  it('counts an invoice by its due date even when it was paid before the window', () => {
    const all = facts([['2022-12-01', '2023-02-15', 5000, ['2022-12-05', 5000]]], '2024-01-31');
    expect(read(all, 'pay.dueCount12m')).toBe(1);
    expect(read(all, 'pay.signedDaysBeyondTerms12m')).toBe(-72);
    expect(read(all, 'pay.settledCount12m')).toBe(0);
  });

  it('says missing, never 0, of a customer without invoices', () => {
    for (const [name, fact] of Object.entries(facts([], '2023-12-31'))) {
      expect([name, fact]).toEqual([
        name,
        { value: null, status: 'missing', asOf: '2023-12-31', knownAt: '2023-12-31', source: 'own_invoices' },
      ]);
    }
    expect(read(facts([], '2023-12-31', '2023-01-01'), 'pay.tenureMonths')).toBe(11);
    expect(read(facts([], '2023-12-31', '2024-01-01'), 'pay.tenureMonths')).toBe('missing');
  });

  it('gives the facts it names, dated and sourced', () => {
    const all = facts([['2023-05-30', DUE, 10_000]], paid(1));
    const followed = ['pay.brokenPromiseRate12m', 'pay.writeOffUnpaid'];
    expect(Object.keys(all).sort()).toEqual(PAYMENT_FACTS.filter((name) => !followed.includes(name)).sort());
    expect(all['pay.openExposure']).toEqual({
      value: 10_000,
      status: 'present',
      asOf: paid(1),
      knownAt: paid(1),
      source: 'own_invoices',
    });
  });

  it('does not know an invoice before it is issued, nor a payment before it comes', () => {
    const lines: Line[] = [['2023-05-30', DUE, 10_000, [paid(3), 10_000]]];
    expect(read(facts(lines, '2023-05-29'), 'pay.openExposure')).toBe('missing');
    expect(read(facts(lines, paid(2)), 'pay.openExposure')).toBe(10_000);
    expect(read(facts(lines, paid(3)), 'pay.openExposure')).toBe(0);
  });
});
