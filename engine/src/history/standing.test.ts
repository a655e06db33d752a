import { describe, expect, it } from 'vitest';
import { accountMonths } from './account-months.js';
import { describePaymentBehaviour } from './payment-behaviour.js';
import { prepareHistory } from './prepared-history.js';
import { EMPTY_HISTORY, type History, type InvoiceRecord, type PaymentRecord } from './records.js';
import { limitState, standingsAt } from './standing.js';

function invoice(id: string, customerId: string, issuedOn: string, dueOn: string, amountMinor: number): InvoiceRecord {
  return { invoiceId: id, customerId, issuedOn, dueOn, amountMinor, currency: 'EUR', disputed: false };
}

function payment(invoiceId: string, paidOn: string, amountMinor: number): PaymentRecord {
  return { invoiceId, paidOn, amountMinor };
}

const HISTORY: History = {
  ...EMPTY_HISTORY,
  customers: [
    {
      customerId: 'C1',
      name: 'Atelier Martin',
      siren: null,
      country: 'FR',
      segment: 'trade',
      sector: '46.51Z',
      size: 'PME',
      naturalPerson: false,
      customerSince: null,
    },
  ],
  invoices: [
    invoice('A', 'C1', '2024-01-05', '2024-02-04', 100_000),
    invoice('B', 'C1', '2024-02-10', '2024-03-11', 50_000),
    invoice('C', 'C1', '2024-03-20', '2024-04-19', 70_000),
    invoice('N', 'C1', '2024-04-02', '2024-04-02', -10_000),
    invoice('D', 'C2', '2023-10-01', '2023-10-31', 30_000),
  ],
  payments: [payment('A', '2024-02-14', 60_000), payment('B', '2024-03-01', 50_000)],
};

describe('standings', () => {
  const prepared = prepareHistory(HISTORY);

  it('ages what is open by the days past due, and nets credit notes in the exposure alone', () => {
    expect(standingsAt(prepared, ['2024-04-20'])).toEqual([
      [
        {
          customerId: 'C1',
          name: 'Atelier Martin',
          groups: { segment: 'trade', sector: '46.51Z', size: 'PME', country: 'FR' },
          exposureMinor: 100_000,
          aged: { current: 0, to30: 70_000, to60: 0, to90: 40_000, beyond90: 0 },
          worstDaysPastDue: 76,
        },
        {
          customerId: 'C2',
          name: null,
          groups: { segment: null, sector: null, size: null, country: null },
          exposureMinor: 30_000,
          aged: { current: 0, to30: 0, to60: 0, to90: 0, beyond90: 30_000 },
          worstDaysPastDue: 172,
        },
      ],
    ]);
  });

  it('says what the payment facts of the same day say', () => {
    const dates = ['2024-01-10', '2024-02-14', '2024-03-12', '2024-04-01'];
    for (const [index, standings] of standingsAt(prepared, dates).entries()) {
      for (const { customerId, exposureMinor, aged } of standings) {
        const date = dates[index] ?? '';
        const facts = describePaymentBehaviour(HISTORY, { customerId, customerSince: null }, date);
        expect(facts['pay.openExposure']).toMatchObject({ value: exposureMinor });
        expect(facts['pay.overdueAmount']).toMatchObject({ value: aged.to30 + aged.to60 + aged.to90 + aged.beyond90 });
      }
    }
  });

  it('reads nothing that becomes known later', () => {
    const until = (last: string): History => ({
      ...HISTORY,
      invoices: HISTORY.invoices.filter(({ issuedOn }) => issuedOn <= last),
      payments: HISTORY.payments.filter(({ paidOn }) => paidOn <= last),
    });
    for (const date of ['2024-01-04', '2024-02-13', '2024-03-31']) {
      expect(standingsAt(prepared, [date])).toEqual(standingsAt(prepareHistory(until(date)), [date]));
    }
    expect(standingsAt(prepared, ['2023-09-30'])).toEqual([[]]);
  });
});

describe('account months', () => {
  const prepared = prepareHistory(HISTORY);

  it('follows an account to the day asked for', () => {
    expect(accountMonths(prepared, 'C1', '2024-04-10', 4)).toEqual([
      { month: '2024-01', invoicedMinor: 100_000, paidMinor: 0, exposureMinor: 100_000, daysBeyondTerms: null },
      { month: '2024-02', invoicedMinor: 50_000, paidMinor: 60_000, exposureMinor: 90_000, daysBeyondTerms: 10 },
      { month: '2024-03', invoicedMinor: 70_000, paidMinor: 50_000, exposureMinor: 110_000, daysBeyondTerms: 0 },
      { month: '2024-04', invoicedMinor: -10_000, paidMinor: 0, exposureMinor: 100_000, daysBeyondTerms: null },
    ]);
  });

  it('does not know what has not happened yet', () => {
    expect(accountMonths(prepared, 'C1', '2024-03-10', 1)).toEqual([
      { month: '2024-03', invoicedMinor: 0, paidMinor: 50_000, exposureMinor: 40_000, daysBeyondTerms: 0 },
    ]);
    expect(accountMonths(prepared, 'C9', '2024-03-10', 1)).toBeNull();
  });
});

describe('the state of a limit', () => {
  it.each([
    [0, 0, 'within'],
    [1, 0, 'over'],
    [79_999, 100_000, 'within'],
    [80_000, 100_000, 'near'],
    [100_000, 100_000, 'near'],
    [100_001, 100_000, 'over'],
    [0, null, 'none'],
  ] as const)('%s against %s is %s', (exposure, limit, state) => {
    expect(limitState(exposure, limit)).toBe(state);
  });
});
