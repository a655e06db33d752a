import { describe, expect, it } from 'vitest';
import { toDayNumber } from '../kernel/calendar-date.js';
import { judgeCustomer, type ObserveOptions, observationDates, observe } from './observe.js';
import { prepareHistory } from './prepared-history.js';
import {
  type CustomerRecord,
  EMPTY_HISTORY,
  type FactRecord,
  type History,
  type InvoiceRecord,
  type ObservationPlan,
  type OutcomeDefinition,
} from './records.js';

const OUTCOME: OutcomeDefinition = {
  id: 'test',
  horizonMonths: 6,
  badDaysPastDue: 90,
  floorMinor: 10_000,
  excludeDisputed: true,
  indeterminateDaysPastDue: 60,
  proceedings: true,
};

function planAt(date: string, outcome: Partial<OutcomeDefinition> = {}): ObservationPlan {
  return { from: date, to: date, everyMonths: 1, outcome: { ...OUTCOME, ...outcome } };
}

function invoice(
  id: string,
  issuedOn: string,
  dueOn: string,
  amountMinor: number,
  more: Partial<InvoiceRecord> = {},
): InvoiceRecord {
  return { invoiceId: id, customerId: 'C1', issuedOn, dueOn, amountMinor, currency: 'EUR', disputed: false, ...more };
}

const CUSTOMER: CustomerRecord = {
  customerId: 'C1',
  name: 'Atelier Martin',
  siren: '732829320',
  country: 'FR',
  segment: 'trade',
  sector: '46.51Z',
  size: 'PME',
  naturalPerson: false,
  customerSince: '2020-01-15',
};

function history(parts: Partial<History>): History {
  return { ...EMPTY_HISTORY, customers: [CUSTOMER], ...parts };
}

/** A customer who pays on time before and after 2023-06-30. */
const STEADY: Pick<History, 'invoices' | 'payments'> = {
  invoices: [
    invoice('A', '2023-04-01', '2023-05-01', 20_000),
    invoice('B', '2023-06-10', '2023-07-10', 30_000),
    invoice('C', '2023-09-01', '2023-10-01', 20_000),
  ],
  payments: [
    { invoiceId: 'A', paidOn: '2023-05-01', amountMinor: 20_000 },
    { invoiceId: 'B', paidOn: '2023-07-10', amountMinor: 30_000 },
    { invoiceId: 'C', paidOn: '2023-10-01', amountMinor: 20_000 },
  ],
};

function judge(
  parts: Partial<History>,
  outcome: Partial<OutcomeDefinition> = {},
  options: ObserveOptions = { knownUntil: '2024-12-31' },
) {
  return observe(history(parts), planAt('2023-06-30', outcome), options);
}

describe('observationDates', () => {
  it('keeps to month ends when it begins at one', () => {
    expect(observationDates({ ...planAt('2023-06-30'), to: '2023-09-30' })).toEqual([
      '2023-06-30',
      '2023-07-31',
      '2023-08-31',
      '2023-09-30',
    ]);
  });

  it('keeps the day of the month, shortened where it must be', () => {
    expect(observationDates({ ...planAt('2023-01-30'), to: '2023-04-30' })).toEqual([
      '2023-01-30',
      '2023-02-28',
      '2023-03-30',
      '2023-04-30',
    ]);
  });

  it('counts months from the first date, so that nothing drifts', () => {
    const plan = { ...planAt('2024-01-31'), to: '2024-06-30' };
    expect(observationDates(plan)).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
      '2024-05-31',
      '2024-06-30',
    ]);
  });

  it('steps by quarters and keeps the end inclusive', () => {
    expect(observationDates({ ...planAt('2023-01-15'), to: '2023-07-15', everyMonths: 3 })).toEqual([
      '2023-01-15',
      '2023-04-15',
      '2023-07-15',
    ]);
  });

  it('is empty when the end comes first', () => {
    expect(observationDates({ ...planAt('2023-02-01'), to: '2023-01-31' })).toEqual([]);
  });
});

describe('judgeCustomer', () => {
  const late = [...STEADY.invoices, invoice('D', '2023-06-01', '2023-07-01', 50_000)];
  it.each([
    { note: 'paid on time', invoices: STEADY.invoices, until: '2024-01-31', flag: 'good' },
    { note: 'never paid', invoices: late, until: '2024-01-31', flag: 'bad' },
    { note: 'the window is not over', invoices: STEADY.invoices, until: '2023-11-30', flag: 'immature' },
    { note: 'not over, and bad already', invoices: late, until: '2023-11-30', flag: 'bad' },
    { note: 'nothing known after the date', invoices: STEADY.invoices, until: '2023-06-29', flag: 'immature' },
    { note: 'nothing fell due', invoices: [], until: '2024-01-31', flag: 'unobserved' },
  ])('$note: $flag', ({ invoices, until, flag }) => {
    const prepared = prepareHistory(history({ ...STEADY, invoices }));
    expect(judgeCustomer(prepared, 'C1', '2023-06-30', OUTCOME, until)).toBe(flag);
  });

  it('says nothing of a customer whom the history does not know', () => {
    expect(judgeCustomer(prepareHistory(history(STEADY)), 'C2', '2023-06-30', OUTCOME, '2024-01-31')).toBeNull();
  });
});

describe('observe', () => {
  it('describes the request by what the customer buys', () => {
    const { observations } = judge(STEADY);
    expect(observations).toHaveLength(1);
    const [observation] = observations;
    expect(observation).toMatchObject({
      customerId: 'C1',
      name: 'Atelier Martin',
      date: '2023-06-30',
      flag: 'good',
      worstDaysPastDue: 0,
      exposureMinor: 30_000,
      groups: { segment: 'trade', sector: '46.51Z', size: 'PME', country: 'FR' },
    });
    // Its highest balance is what is open now, so it needs nothing more.
    expect(observation?.application.request).toEqual({
      amountMinor: 0,
      exposureMinor: 30_000,
      groupExposureMinor: 0,
      insuredMinor: 0,
      terms: null,
    });
    expect(observation?.application.facts['rel.segment']).toMatchObject({
      value: 'trade',
      source: 'customer_file',
      asOf: null,
    });
    expect(observation?.application.facts['pf.totalReceivables']).toMatchObject({ value: 30_000 });
    expect(observation?.application.facts['legal.proceeding']).toBeUndefined();
  });

  it('asks for the room up to the highest balance', () => {
    const { observations } = judge({
      invoices: [...STEADY.invoices, invoice('P', '2023-01-01', '2023-01-31', 90_000)],
      payments: [...STEADY.payments, { invoiceId: 'P', paidOn: '2023-01-31', amountMinor: 90_000 }],
    });
    expect(observations[0]?.application.request).toMatchObject({ amountMinor: 60_000, exposureMinor: 30_000 });
  });

  it.each([
    { note: 'good when paid in time', paidOn: '2023-07-10', flag: 'good', worst: 0 },
    { note: 'good when paid 59 days late', paidOn: '2023-09-07', flag: 'good', worst: 59 },
    { note: 'indeterminate when paid 60 days late', paidOn: '2023-09-08', flag: 'indeterminate', worst: 60 },
    { note: 'indeterminate when paid 89 days late', paidOn: '2023-10-07', flag: 'indeterminate', worst: 89 },
    { note: 'bad when paid 90 days late', paidOn: '2023-10-08', flag: 'bad', worst: 90 },
    { note: 'bad, and counted to the end of the window, when never paid', paidOn: null, flag: 'bad', worst: 173 },
  ])('is $note', ({ paidOn, flag, worst }) => {
    const payments = STEADY.payments.filter((payment) => payment.invoiceId !== 'B');
    if (paidOn !== null) payments.push({ invoiceId: 'B', paidOn, amountMinor: 30_000 });
    const { observations } = judge({ invoices: STEADY.invoices, payments });
    expect(observations[0]).toMatchObject({ flag, worstDaysPastDue: worst });
  });

  it.each([
    { note: 'an open rest on the floor is not bad', rest: 10_000, flag: 'good' },
    { note: 'an open rest above the floor is bad', rest: 10_001, flag: 'bad' },
  ])('$note', ({ rest, flag }) => {
    const payments = STEADY.payments.map((payment) =>
      payment.invoiceId === 'B' ? { ...payment, amountMinor: 30_000 - rest } : payment,
    );
    expect(judge({ invoices: STEADY.invoices, payments }).observations[0]?.flag).toBe(flag);
  });

  it('adds small invoices up before comparing with the floor', () => {
    const invoices = [
      ...STEADY.invoices,
      invoice('S1', '2023-06-01', '2023-07-01', 6000),
      invoice('S2', '2023-06-05', '2023-07-05', 6000),
    ];
    const { observations } = judge({ invoices, payments: STEADY.payments });
    // More than the floor is due since 5 July, when the second came due.
    expect(observations[0]).toMatchObject({ flag: 'bad', worstDaysPastDue: 178 });
  });

  it('leaves disputed invoices out when told to', () => {
    const invoices = STEADY.invoices.map((record) =>
      record.invoiceId === 'B' ? { ...record, disputed: true } : record,
    );
    const payments = STEADY.payments.filter((payment) => payment.invoiceId !== 'B');
    expect(judge({ invoices, payments }).observations[0]?.flag).toBe('good');
    expect(judge({ invoices, payments }, { excludeDisputed: false }).observations[0]?.flag).toBe('bad');
  });

  it('has no verdict without an invoice due in the window', () => {
    const invoices = STEADY.invoices.slice(0, 1);
    const payments = STEADY.payments.slice(0, 1);
    expect(judge({ invoices, payments }).observations[0]?.flag).toBe('unobserved');
  });

  it('is bad when a proceeding is published in the window, and not when published later', () => {
    const proceeding = { customerId: 'C1', kind: 'liquidation' as const, openedOn: '2023-06-15' };
    const on = (knownAt: string) => judge({ ...STEADY, proceedings: [{ ...proceeding, knownAt }] });
    expect(on('2023-07-05').observations[0]?.flag).toBe('bad');
    expect(on('2024-01-05').observations[0]?.flag).toBe('good');
    expect(
      judge({ ...STEADY, proceedings: [{ ...proceeding, knownAt: '2023-07-05' }] }, { proceedings: false })
        .observations[0]?.flag,
    ).toBe('good');
  });

  it('leaves out who is bad already, by delay or by proceeding', () => {
    const byDelay = judge({
      invoices: [...STEADY.invoices, invoice('O', '2023-02-01', '2023-03-03', 50_000)],
      payments: STEADY.payments,
    });
    expect(byDelay.observations).toEqual([]);
    expect(byDelay.summary).toMatchObject({ n: 0, alreadyBad: 1 });
    const byProceeding = judge({
      ...STEADY,
      proceedings: [{ customerId: 'C1', kind: 'safeguard', openedOn: '2023-06-01', knownAt: '2023-06-30' }],
    });
    expect(byProceeding.summary).toMatchObject({ n: 0, alreadyBad: 1 });
  });

  it('calls a window immature that ends after the last day known, whatever was seen', () => {
    const payments = STEADY.payments.filter((payment) => payment.invoiceId !== 'B');
    const result = judge({ invoices: STEADY.invoices, payments }, {}, { knownUntil: '2023-12-29' });
    expect(result.observations[0]).toMatchObject({ flag: 'immature', worstDaysPastDue: 172 });
    expect(result.summary).toMatchObject({ immature: 1, immatureBad: 1, bad: 0, knownUntil: '2023-12-29' });
    expect(
      judge({ invoices: STEADY.invoices, payments }, {}, { knownUntil: '2023-12-29', skipImmature: true }).observations,
    ).toEqual([]);
  });

  it('takes the day of the last record as the end by default', () => {
    expect(judge(STEADY, {}, {}).summary).toMatchObject({
      knownFrom: '2023-04-01',
      knownUntil: '2023-10-01',
      immature: 1,
    });
  });

  it('observes nothing after the last day known', () => {
    const result = observe(history(STEADY), { ...planAt('2023-09-30'), to: '2024-06-30' });
    expect(result.summary.dates).toEqual(['2023-09-30']);
  });

  it('leaves out customers with whom nothing happened for a year', () => {
    const result = observe(history(STEADY), planAt('2024-10-01'), { knownUntil: '2025-12-31' });
    expect(result.summary).toMatchObject({ n: 0, dormant: 1 });
  });

  it('does not know a customer before its first record', () => {
    expect(observe(history(STEADY), planAt('2023-03-31')).summary).toMatchObject({ n: 0, dormant: 0, alreadyBad: 0 });
  });

  it('sees no customers in an empty history', () => {
    expect(observe(history({ customers: [] }), planAt('2023-06-30'))).toMatchObject({
      observations: [],
      summary: { n: 0, dates: [], knownFrom: null, knownUntil: null },
    });
  });

  it('says none of a customer only where notices are followed', () => {
    const other = { customerId: 'C2', kind: 'safeguard' as const, openedOn: '2023-05-01', knownAt: '2023-05-10' };
    const { observations } = judge({ ...STEADY, proceedings: [other] });
    expect(
      observations.find(({ customerId }) => customerId === 'C1')?.application.facts['legal.proceeding'],
    ).toMatchObject({ value: 'none' });
    const declared = judge(STEADY, {}, { knownUntil: '2024-12-31', proceedingsSince: '2023-01-01' });
    expect(declared.observations[0]?.application.facts['legal.proceeding']).toMatchObject({ value: 'none' });
    const later = judge({ ...STEADY, proceedings: [{ ...other, knownAt: '2023-07-01' }] });
    expect(later.observations[0]?.application.facts['legal.proceeding']).toBeUndefined();
  });

  describe('what was in default', () => {
    const others = STEADY.payments.filter((payment) => payment.invoiceId !== 'B');
    const paidB = (paidOn: string, amountMinor: number) => ({ invoiceId: 'B', paidOn, amountMinor });
    const dispute = {
      invoiceId: 'B',
      openedOn: '2023-07-20',
      knownAt: '2023-07-20',
      closedKnownAt: null,
      reason: null,
    };
    const openDispute = { ...dispute, closedOn: null, amountMinor: null };
    const writeOff = { invoiceId: 'B', writtenOffOn: '2023-08-30', knownAt: '2023-08-30', amountMinor: 12_000 };
    const published = { customerId: 'C1', kind: 'liquidation' as const, openedOn: '2023-08-15', knownAt: '2023-09-01' };

    it.each<{
      note: string;
      parts: Partial<History>;
      outcome?: Partial<OutcomeDefinition>;
      minor: number;
      flag: string;
    }>([
      { note: 'nothing of a good customer', parts: STEADY, minor: 0, flag: 'good' },
      {
        note: 'nothing paid 89 days late',
        parts: { payments: [...others, paidB('2023-10-07', 30_000)] },
        minor: 0,
        flag: 'indeterminate',
      },
      { note: 'what is never paid', parts: { payments: others }, minor: 30_000, flag: 'bad' },
      {
        note: 'invoices together once both are 90 days late',
        parts: { payments: STEADY.payments.slice(0, 1) },
        minor: 50_000,
        flag: 'bad',
      },
      {
        note: 'the most of the window, before a part was paid',
        parts: { payments: [...others, paidB('2023-10-20', 20_000)] },
        minor: 30_000,
        flag: 'bad',
      },
      {
        note: 'what was owed at the opening of a proceeding, where that is more',
        parts: {
          invoices: [...STEADY.invoices, invoice('D', '2023-07-20', '2023-09-20', 40_000)],
          payments: [...others, { invoiceId: 'D', paidOn: '2023-09-25', amountMinor: 40_000 }],
          proceedings: [published],
        },
        minor: 70_000,
        flag: 'bad',
      },
      { note: 'nothing under dispute', parts: { payments: others, disputes: [openDispute] }, minor: 0, flag: 'good' },
      {
        note: 'what is disputed, to a definition that counts it',
        parts: { payments: others, disputes: [openDispute] },
        outcome: { excludeDisputed: false },
        minor: 30_000,
        flag: 'bad',
      },
      {
        note: 'the undisputed part',
        parts: { payments: others, disputes: [{ ...openDispute, amountMinor: 18_000 }] },
        minor: 12_000,
        flag: 'bad',
      },
      {
        note: 'what was disputed, by its age, once the dispute is over',
        parts: { payments: others, disputes: [{ ...openDispute, closedOn: '2023-10-20' }] },
        minor: 30_000,
        flag: 'bad',
      },
      {
        note: 'nothing that was credited',
        parts: {
          payments: others,
          creditNotes: [
            { creditNoteId: 'N', customerId: 'C1', invoiceId: 'B', issuedOn: '2023-08-01', amountMinor: 30_000 },
          ],
        },
        minor: 0,
        flag: 'good',
      },
      {
        note: 'what was written off, recovered or not',
        parts: {
          payments: [...others, paidB('2023-07-10', 18_000), paidB('2023-09-15', 12_000)],
          writeOffs: [writeOff],
        },
        outcome: { writeOffs: true },
        minor: 12_000,
        flag: 'bad',
      },
      {
        note: 'no write-off, to a definition that does not ask',
        parts: {
          payments: [...others, paidB('2023-07-10', 18_000), paidB('2023-09-15', 12_000)],
          writeOffs: [writeOff],
        },
        minor: 0,
        flag: 'indeterminate',
      },
      {
        note: 'no write-off up to the floor',
        parts: {
          payments: [...others, paidB('2023-07-10', 20_000)],
          writeOffs: [{ ...writeOff, amountMinor: 10_000 }],
        },
        outcome: { writeOffs: true },
        minor: 0,
        flag: 'good',
      },
      {
        note: 'what was written off and is still unpaid',
        parts: { payments: [...others, paidB('2023-07-10', 18_000)], writeOffs: [writeOff] },
        minor: 12_000,
        flag: 'bad',
      },
    ])('is $note', ({ parts, outcome, minor, flag }) => {
      const { observations } = judge({ ...STEADY, ...parts }, outcome);
      expect(observations[0]).toMatchObject({ defaultedMinor: minor, flag });
    });
  });

  describe('when it went bad, and whether all is lost', () => {
    const unpaid = STEADY.payments.filter((payment) => payment.invoiceId !== 'B');
    const liquidated = (knownAt: string) => ({
      proceedings: [{ customerId: 'C1', kind: 'liquidation' as const, openedOn: knownAt, knownAt }],
    });
    const writtenOff = (knownAt: string) => ({
      writeOffs: [{ invoiceId: 'B', writtenOffOn: knownAt, knownAt, amountMinor: 30_000 }],
    });

    it.each<{
      note: string;
      parts: Partial<History>;
      outcome?: Partial<OutcomeDefinition>;
      badOn: string | null;
      lost: boolean;
    }>([
      { note: 'never', parts: STEADY, badOn: null, lost: false },
      { note: '90 days after the due date', parts: { payments: unpaid }, badOn: '2023-10-08', lost: false },
      {
        note: 'when late, though lost only by the liquidation that came after',
        parts: { payments: unpaid, ...liquidated('2023-11-20') },
        badOn: '2023-10-08',
        lost: true,
      },
      {
        note: 'when late; what is known after the window does not count',
        parts: { payments: unpaid, ...liquidated('2024-02-01') },
        badOn: '2023-10-08',
        lost: false,
      },
      {
        note: 'when late, and lost, though the definition does not ask for proceedings',
        parts: { payments: unpaid, ...liquidated('2023-11-20') },
        outcome: { proceedings: false },
        badOn: '2023-10-08',
        lost: true,
      },
      {
        note: 'at the publication',
        parts: { ...STEADY, ...liquidated('2023-08-02') },
        badOn: '2023-08-02',
        lost: true,
      },
      {
        note: 'when written off',
        parts: { payments: unpaid, ...writtenOff('2023-09-01') },
        outcome: { writeOffs: true },
        badOn: '2023-09-01',
        lost: true,
      },
    ])('$note', ({ parts, outcome, badOn, lost }) => {
      const [observation] = judge({ ...STEADY, ...parts }, outcome).observations;
      const days = badOn === null ? null : toDayNumber(badOn) - toDayNumber('2023-06-30');
      expect(observation).toMatchObject({ badAfterDays: days, lost });
    });
  });

  describe('on the calendar of orders', () => {
    const plan: ObservationPlan = { ...planAt('2023-04-01'), to: '2023-09-30', calendar: 'orders' };

    it('observes each order, with what was known the day before', () => {
      const { observations, summary } = observe(history(STEADY), plan, { knownUntil: '2024-12-31' });
      expect(observations.map(({ date }) => date)).toEqual(['2023-04-01', '2023-06-10', '2023-09-01']);
      expect(summary.dates).toEqual(['2023-04-01', '2023-06-10', '2023-09-01']);
      expect(observations.map(({ application }) => application.request)).toMatchObject([
        { amountMinor: 20_000, exposureMinor: 0 },
        { amountMinor: 30_000, exposureMinor: 0 },
        { amountMinor: 20_000, exposureMinor: 0 },
      ]);
      expect(observations.map(({ application }) => application.facts['pay.invoiceCount12m'])).toMatchObject([
        { value: null, status: 'missing', asOf: '2023-03-31' },
        { value: 1, asOf: '2023-06-09' },
        { value: 2, asOf: '2023-08-31' },
      ]);
    });

    it('takes the invoices of one day together, and no credit note', () => {
      const invoices = [
        invoice('A', '2023-04-01', '2023-05-01', 20_000),
        invoice('A2', '2023-04-01', '2023-05-01', 5000),
        invoice('N', '2023-04-02', '2023-04-02', -5000),
      ];
      const { observations } = observe(history({ invoices }), plan, { knownUntil: '2024-12-31' });
      expect(observations.map(({ application }) => application.request.amountMinor)).toEqual([25_000]);
    });

    it('observes who comes back after a year', () => {
      const invoices = [invoice('A', '2021-04-01', '2021-05-01', 20_000), ...STEADY.invoices.slice(1)];
      const payments = [{ invoiceId: 'A', paidOn: '2021-05-01', amountMinor: 20_000 }];
      const { observations, summary } = observe(history({ invoices, payments }), plan, { knownUntil: '2024-12-31' });
      expect(observations[0]?.date).toBe('2023-06-10');
      expect(summary.dormant).toBe(0);
    });
  });

  describe('other records', () => {
    const factsOf = (parts: Partial<History>, options?: ObserveOptions) =>
      judge({ ...STEADY, ...parts }, {}, options).observations[0]?.application.facts ?? {};

    it('statements are facts of their close, known from publication', () => {
      const statement = {
        customerId: 'C1',
        closedOn: '2022-12-31',
        knownAt: '2023-06-20',
        source: 'deposit',
        facts: { 'fin.equity': 500 },
      };
      expect(factsOf({ statements: [statement] })['fin.equity']).toEqual({
        value: 500,
        status: 'present',
        asOf: '2022-12-31',
        knownAt: '2023-06-20',
        source: 'deposit',
      });
      expect(factsOf({ statements: [{ ...statement, knownAt: '2023-07-01' }] })['fin.equity']).toBeUndefined();
    });

    it('external scores stay on their own scale', () => {
      const score = { customerId: 'C1', asOf: '2023-06-01', knownAt: '2023-06-02' };
      const facts = factsOf({
        externalScores: [
          { ...score, score: 'allianz_trade_grade', value: 1 },
          { ...score, score: 'coface_dra', value: 10 },
          { ...score, score: 'creditsafe', value: null },
        ],
      });
      expect(facts['ext.allianzTradeGrade']).toMatchObject({ value: 1, source: 'allianz_trade_grade' });
      expect(facts['ext.cofaceDra']).toMatchObject({ value: 10 });
      expect(facts['ext.creditsafeScore']).toMatchObject({ value: null, status: 'notApplicable' });
    });

    it('limits are those in force, and say when they were cut', () => {
      const limit = { customerId: 'C1', grantedBy: 'insurer' as const, until: null, quotaPercent: 90 };
      const first = { ...limit, from: '2023-01-01', knownAt: '2023-01-01', amountMinor: 40_000 };
      const cut = { ...limit, from: '2023-06-01', knownAt: '2023-06-05', amountMinor: 20_000 };
      const before = factsOf({ creditLimits: [first] });
      expect(before['ins.coverLimit']).toMatchObject({ value: 40_000, asOf: '2023-01-01', source: 'insurer' });
      expect(before['ins.coverRefused']).toMatchObject({ value: false });
      const after = factsOf({ creditLimits: [first, cut] });
      expect(after['ins.coverLimit']).toMatchObject({ value: 20_000, asOf: '2023-06-01', knownAt: '2023-06-05' });
      expect(after['ins.coverRefused']).toMatchObject({ value: true });
      const announced = factsOf({ creditLimits: [first, { ...cut, knownAt: '2023-05-20' }] });
      expect(announced['ins.coverLimit']).toMatchObject({ asOf: '2023-06-01', knownAt: '2023-06-01' });
      const { observations } = judge({ ...STEADY, creditLimits: [first, cut] });
      expect(observations[0]?.application.request.insuredMinor).toBe(18_000);
      expect(factsOf({ creditLimits: [{ ...first, until: '2023-06-29' }] })['ins.coverLimit']).toBeUndefined();
      expect(factsOf({ creditLimits: [{ ...first, grantedBy: 'self' }] })['rel.creditLimit']).toMatchObject({
        value: 40_000,
      });
    });

    it('registers tell of protests, inscriptions and closures, and of none where they are followed', () => {
      const event = { customerId: 'C1', happenedOn: '2023-05-01', knownAt: '2023-05-10', amountMinor: 10_000 };
      const registryEvents = [
        { ...event, kind: 'protest' as const },
        { ...event, kind: 'protest' as const, knownAt: '2022-06-30' },
        { ...event, kind: 'urssaf_privilege' as const },
        { ...event, kind: 'urssaf_privilege' as const, amountMinor: -4000, knownAt: '2023-06-01' },
        { ...event, kind: 'closure' as const },
        { ...event, kind: 'pledge' as const, customerId: 'C2' },
      ];
      const facts = factsOf({ registryEvents });
      expect(facts['legal.protests12m']).toMatchObject({ value: 1 });
      expect(facts['legal.protestAmount12m']).toMatchObject({ value: 10_000 });
      expect(facts['legal.urssafPrivilegeAmount']).toMatchObject({ value: 6000 });
      expect(facts['legal.pledgesAmount']).toMatchObject({ value: 0 });
      expect(facts['legal.treasuryPrivilegeAmount']).toBeUndefined();
      expect(facts['registry.active']).toMatchObject({ value: false });
      expect(factsOf({})['registry.active']).toBeUndefined();
    });

    it('credit notes were never to be paid, disputes and write-offs are told', () => {
      const facts = factsOf({
        invoices: [...STEADY.invoices, invoice('K', '2023-01-01', '2023-02-01', 20_000)],
        creditNotes: [
          { creditNoteId: 'N', customerId: 'C1', invoiceId: 'K', issuedOn: '2023-03-01', amountMinor: 20_000 },
        ],
        disputes: [
          {
            invoiceId: 'B',
            openedOn: '2023-06-15',
            knownAt: '2023-06-16',
            closedOn: null,
            closedKnownAt: null,
            amountMinor: 10_000,
            reason: 'price',
          },
        ],
        writeOffs: [{ invoiceId: 'A', writtenOffOn: '2023-04-20', knownAt: '2023-04-20', amountMinor: 8000 }],
        payments: [],
      });
      // Due: A (12,000 open, 8,000 given up on 20 April), and K, which was taken back.
      expect(facts['pay.worstDaysPastDue12m']).toMatchObject({ value: 60 });
      expect(facts['pay.weightedDaysBeyondTerms12m']).toMatchObject({ value: (12_000 * 60) / 20_000 });
      expect(facts['pay.openExposure']).toMatchObject({ value: 42_000 });
      // Answered: B, of which a third is disputed, and K, which is settled.
      expect(facts['pay.disputeRate12m']).toMatchObject({ value: 10_000 / 50_000 });
      expect(facts['pay.writeOffUnpaid']).toMatchObject({ value: true });
    });
  });

  describe('facts from elsewhere', () => {
    const equity = (asOf: string, knownAt: string, value: number): FactRecord => ({
      customerId: 'C1',
      name: 'fin.equity',
      fact: value,
      asOf,
      knownAt,
      source: 'accounts',
    });
    const facts = [
      equity('2021-12-31', '2022-06-20', 100),
      equity('2022-12-31', '2023-06-20', 200),
      equity('2022-12-31', '2023-06-25', 250),
      equity('2022-12-31', '2023-07-01', 999),
      equity('2023-12-31', '2024-06-20', 300),
    ];

    it('are the newest known version of the newest year, with the year before', () => {
      const { application } = judge({ ...STEADY, facts }).observations[0] ?? {};
      expect(application?.facts['fin.equity']).toEqual({
        value: 250,
        status: 'present',
        asOf: '2022-12-31',
        knownAt: '2023-06-25',
        source: 'accounts',
      });
      expect(application?.priorFacts['fin.equity']).toMatchObject({ value: 100, asOf: '2021-12-31' });
    });

    it('change when they become known a year later', () => {
      const later = facts.map((fact) => ({
        ...fact,
        knownAt: `${Number(fact.knownAt.slice(0, 4)) + 1}${fact.knownAt.slice(4)}`,
      }));
      const { application } = judge({ ...STEADY, facts: later }).observations[0] ?? {};
      expect(application?.facts['fin.equity']).toMatchObject({ value: 100, asOf: '2021-12-31' });
      expect(application?.priorFacts['fin.equity']).toBeUndefined();
    });

    it('keep a status of their own', () => {
      const confidential = {
        ...equity('2022-12-31', '2023-06-20', 0),
        fact: { value: null, status: 'confidential' as const, asOf: null, knownAt: null, source: null },
      };
      const { application } = judge({ ...STEADY, facts: [confidential] }).observations[0] ?? {};
      expect(application?.facts['fin.equity']).toEqual({
        value: null,
        status: 'confidential',
        asOf: '2022-12-31',
        knownAt: '2023-06-20',
        source: 'accounts',
      });
    });

    it('do not speak of a day to come', () => {
      expect(
        judge({ ...STEADY, facts: [equity('2023-12-31', '2023-06-01', 7)] }).observations[0]?.application.facts[
          'fin.equity'
        ],
      ).toBeUndefined();
    });

    it('tell the insured part when limit and quota are known', () => {
      const cover = [
        { ...equity('2023-06-01', '2023-06-01', 20_000), name: 'ins.coverLimit' },
        { ...equity('2023-06-01', '2023-06-01', 90), name: 'ins.quotaPercent' },
      ];
      expect(judge({ ...STEADY, facts: cover }).observations[0]?.application.request.insuredMinor).toBe(18_000);
      expect(judge({ ...STEADY, facts: cover.slice(0, 1) }).observations[0]?.application.request.insuredMinor).toBe(0);
    });

    it('stand in for own invoices only where those say nothing', () => {
      const imported = ['pay.invoiceCount12m', 'pay.brokenPromiseRate12m'].map((name) => ({
        ...equity('2023-06-01', '2023-06-01', 0.5),
        name,
      }));
      const { application } = judge({ ...STEADY, facts: imported }).observations[0] ?? {};
      expect(application?.facts['pay.invoiceCount12m']).toMatchObject({ value: 2, source: 'own_invoices' });
      expect(application?.facts['pay.brokenPromiseRate12m']).toMatchObject({ value: 0.5, source: 'accounts' });
    });
  });
});
