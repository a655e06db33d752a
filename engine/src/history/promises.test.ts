import { describe, expect, it } from 'vitest';
import { describePaymentBehaviour } from './payment-behaviour.js';
import { EMPTY_HISTORY, type History, type PaymentRecord, type PromiseRecord } from './records.js';

const promise = (invoiceId: string, madeOn: string, promisedOn: string, amountMinor = 1000): PromiseRecord => ({
  invoiceId,
  madeOn,
  promisedOn,
  amountMinor,
});
const paid = (invoiceId: string, paidOn: string, amountMinor = 1000) => ({ invoiceId, paidOn, amountMinor });

function brokenShare(promises: readonly PromiseRecord[], payments: readonly PaymentRecord[], date: string): unknown {
  const customer = { customerId: 'C1', customerSince: null };
  const history: History = {
    ...EMPTY_HISTORY,
    invoices: ['a', 'b'].map((invoiceId) => ({
      ...customer,
      invoiceId,
      issuedOn: '2025-11-01',
      dueOn: '2025-12-01',
      amountMinor: 5000,
      currency: null,
      disputed: false,
    })),
    promises,
    payments,
  };
  const fact = describePaymentBehaviour(history, customer, date)['pay.brokenPromiseRate12m'];
  return fact?.status === 'present' ? fact.value : fact?.status;
}

describe('the share of broken promises', () => {
  const due = [promise('a', '2026-01-01', '2026-01-10')];

  it.each([
    { note: 'paid on the day', payments: [paid('a', '2026-01-10')], broken: 0 },
    { note: 'paid a day late', payments: [paid('a', '2026-01-11')], broken: 1 },
    { note: 'paid in parts', payments: [paid('a', '2026-01-05', 400), paid('a', '2026-01-09', 600)], broken: 0 },
    { note: 'paid in part', payments: [paid('a', '2026-01-05', 999)], broken: 1 },
    {
      note: 'paid before the promise was made: that money was not promised',
      payments: [paid('a', '2025-12-31')],
      broken: 1,
    },
    { note: 'another invoice paid', payments: [paid('b', '2026-01-05')], broken: 1 },
    { note: 'nothing paid', payments: [], broken: 1 },
  ])('is $broken: $note', ({ payments, broken }) => {
    expect(brokenShare(due, payments, '2026-03-01')).toBe(broken);
  });

  it('judges a promise once its last day has passed, and for twelve months', () => {
    expect(brokenShare(due, [], '2026-01-10')).toBe('notApplicable');
    expect(brokenShare(due, [], '2026-01-11')).toBe(1);
    expect(brokenShare(due, [], '2027-01-10')).toBe(1);
    expect(brokenShare(due, [], '2027-01-11')).toBe('notApplicable');
  });

  it('is not spoken of before promises are recorded', () => {
    expect(brokenShare(due, [], '2025-12-31')).toBeUndefined();
    expect(brokenShare([], [], '2026-03-01')).toBeUndefined();
  });

  it('does not let one payment keep two promises', () => {
    const twice = [promise('a', '2026-01-01', '2026-01-10'), promise('a', '2026-01-05', '2026-01-20')];
    expect(brokenShare(twice, [paid('a', '2026-01-08')], '2026-03-01')).toBe(0.5);
    expect(brokenShare(twice, [paid('a', '2026-01-08'), paid('a', '2026-01-15')], '2026-03-01')).toBe(0);
  });
});
