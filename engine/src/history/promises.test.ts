import { describe, expect, it } from 'vitest';
import { describePromises, judgePromises, type PromiseRecord } from './promises.js';

const promise = (invoiceId: string, madeOn: string, promisedOn: string, amountMinor = 1000): PromiseRecord => ({
  invoiceId,
  madeOn,
  promisedOn,
  amountMinor,
});
const paid = (invoiceId: string, paidOn: string, amountMinor = 1000) => ({ invoiceId, paidOn, amountMinor });

describe('judgePromises', () => {
  const due = [promise('a', '2026-01-01', '2026-01-10')];

  it.each([
    { note: 'paid on the day', payments: [paid('a', '2026-01-10')], broken: 0 },
    { note: 'paid a day late, within the grace', payments: [paid('a', '2026-01-12')], broken: 0 },
    { note: 'paid after the grace', payments: [paid('a', '2026-01-14')], broken: 1 },
    { note: 'paid in parts', payments: [paid('a', '2026-01-05', 400), paid('a', '2026-01-09', 600)], broken: 0 },
    { note: 'paid in part', payments: [paid('a', '2026-01-05', 999)], broken: 1 },
    {
      note: 'paid before the promise was made: that money was not promised',
      payments: [paid('a', '2025-12-31')],
      broken: 1,
    },
    { note: 'another invoice paid', payments: [paid('b', '2026-01-05')], broken: 1 },
    { note: 'nothing paid', payments: [], broken: 1 },
  ])('counts $broken broken: $note', ({ payments, broken }) => {
    expect(judgePromises(due, payments, '2026-03-01', 3)).toEqual({ due: 1, broken });
  });

  it('does not judge a promise before its last day has passed, nor for longer than twelve months', () => {
    expect(judgePromises(due, [], '2026-01-13', 3).due).toBe(0);
    expect(judgePromises(due, [], '2026-01-14', 3).due).toBe(1);
    expect(judgePromises(due, [], '2027-01-13', 3).due).toBe(1);
    expect(judgePromises(due, [], '2027-01-14', 3).due).toBe(0);
  });

  it('does not let one payment keep two promises', () => {
    const twice = [promise('a', '2026-01-01', '2026-01-10'), promise('a', '2026-01-05', '2026-01-20')];
    expect(judgePromises(twice, [paid('a', '2026-01-08')], '2026-03-01', 0)).toEqual({ due: 2, broken: 1 });
    const both = [paid('a', '2026-01-08'), paid('a', '2026-01-15')];
    expect(judgePromises(twice, both, '2026-03-01', 0)).toEqual({ due: 2, broken: 0 });
  });
});

describe('describePromises', () => {
  it('gives the share of broken promises, or says that there was none to keep', () => {
    const made = [promise('a', '2026-01-01', '2026-01-10'), promise('b', '2026-01-01', '2026-01-10')];
    const facts = describePromises(made, [paid('a', '2026-01-10')], '2026-03-01');
    expect(facts['pay.brokenPromiseRate12m']).toMatchObject({ value: 0.5, status: 'present', asOf: '2026-03-01' });
    expect(describePromises([], [], '2026-03-01')['pay.brokenPromiseRate12m']).toMatchObject({
      value: null,
      status: 'notApplicable',
    });
  });
});
