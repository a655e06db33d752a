import { EMPTY_HISTORY, type History } from '@encours/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_PROFILE, profileHistory } from './profile-history.js';

const NOTHING: History = EMPTY_HISTORY;

function invoice(invoiceId: string, issuedOn: string, dueOn: string, amountMinor = 10_000) {
  return { invoiceId, customerId: 'C1', issuedOn, dueOn, amountMinor, currency: 'EUR', disputed: false };
}

describe('profileHistory', () => {
  it('says nothing of nothing', () => {
    expect(profileHistory(NOTHING)).toEqual(EMPTY_PROFILE);
  });

  it('counts an invoice as late by the payment that settles it, and those still open apart', () => {
    const profile = profileHistory({
      ...NOTHING,
      invoices: [
        invoice('part-paid-in-time-rest-late', '2025-01-01', '2025-01-31'),
        invoice('paid-in-time', '2025-01-01', '2025-01-31'),
        invoice('open-and-overdue', '2025-01-01', '2025-02-10'),
        invoice('open-not-due', '2025-03-01', '2025-03-31'),
        invoice('credit-note', '2025-01-01', '2025-01-01', -2_000),
      ],
      payments: [
        { invoiceId: 'part-paid-in-time-rest-late', paidOn: '2025-02-20', amountMinor: 6_000 },
        { invoiceId: 'part-paid-in-time-rest-late', paidOn: '2025-01-30', amountMinor: 4_000 },
        { invoiceId: 'paid-in-time', paidOn: '2025-01-31', amountMinor: 10_000 },
      ],
    });
    expect(profile).toMatchObject({
      invoices: 5,
      settled: 2,
      open: 2,
      late: 1,
      totalMinor: 38_000,
      openMinor: 18_000,
      currency: 'EUR',
      firstDate: '2025-01-01',
      lastDate: '2025-03-01',
      worstDaysPastDue: 20,
      pastDue: [
        { days: 1, invoices: 1 },
        { days: 5, invoices: 1 },
        { days: 15, invoices: 1 },
        { days: 30, invoices: 0 },
        { days: 60, invoices: 0 },
        { days: 90, invoices: 0 },
      ],
    });
  });

  it('does not know how late invoices were paid of which no settlement is known', () => {
    const invoices = [invoice('a', '2025-01-01', '2025-01-31'), invoice('b', '2025-06-01', '2025-06-30', 30_001)];
    const known = { settled: 0, open: 2, late: null, worstDaysPastDue: null, medianInvoiceMinor: 20_001 };
    expect(profileHistory({ ...NOTHING, invoices })).toMatchObject(known);
    const payments = [{ invoiceId: 'a', paidOn: '2025-05-01', amountMinor: 9_999 }];
    expect(profileHistory({ ...NOTHING, invoices, payments })).toMatchObject(known);
  });

  it.each([
    {
      note: 'two years, few long delays',
      months: 24,
      delay: 20,
      plan: { from: '2023-07-01', to: '2024-06-01', horizonMonths: 6, badDaysPastDue: 15, everyMonths: 3 },
    },
    {
      note: 'three years, long delays',
      months: 36,
      delay: 100,
      plan: { from: '2024-01-01', to: '2024-12-01', horizonMonths: 12, badDaysPastDue: 90, everyMonths: 3 },
    },
    {
      note: 'half a year',
      months: 7,
      delay: 40,
      plan: { from: '2023-02-01', to: '2023-06-01', horizonMonths: 1, badDaysPastDue: 30, everyMonths: 3 },
    },
  ])('suggests a plan that the dates allow: $note', ({ months, delay, plan }) => {
    const invoices = Array.from({ length: months * 4 }, (_, i) => {
      const month = Math.floor(i / 4);
      const day = `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
      return invoice(`F${i}`, day, day);
    });
    const payments = invoices.map(({ invoiceId, dueOn, amountMinor }) => ({
      invoiceId,
      paidOn: new Date(Date.parse(dueOn) + delay * 86_400_000).toISOString().slice(0, 10),
      amountMinor,
    }));
    const known = payments.filter(({ paidOn }) => paidOn <= (invoices.at(-1)?.issuedOn ?? ''));
    const { suggestedPlan } = profileHistory({ ...NOTHING, invoices, payments: known });
    const { from, to, everyMonths, outcome } = suggestedPlan ?? {};
    expect({
      from,
      to,
      everyMonths,
      horizonMonths: outcome?.horizonMonths,
      badDaysPastDue: outcome?.badDaysPastDue,
    }).toEqual(plan);
    expect(outcome?.floorMinor).toBe(0);
  });

  it('finds the middle amount without sorting all of them', () => {
    const amounts = fc.array(fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 2 ** 50 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(amounts, (minor) => {
        const invoices = minor.map((amountMinor, i) => invoice(`F${i}`, '2025-01-01', '2025-01-31', amountMinor));
        const { medianInvoiceMinor } = profileHistory({ ...NOTHING, invoices });
        const sorted = minor.toSorted((a, b) => a - b);
        const middle = [sorted[(minor.length - 1) >> 1] ?? 0, sorted[minor.length >> 1] ?? 0] as const;
        expect(medianInvoiceMinor).toBe(Math.round((middle[0] + middle[1]) / 2));
      }),
      { numRuns: 50 },
    );
  });

  it('suggests none for a few weeks', () => {
    expect(
      profileHistory({ ...NOTHING, invoices: [invoice('a', '2025-01-01', '2025-01-31')] }).suggestedPlan,
    ).toBeNull();
  });
});
