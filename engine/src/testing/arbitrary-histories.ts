/** Random histories of a few customers with every kind of record, and random plans over them. */
import fc from 'fast-check';
import type { TableSchema } from '../evaluate/columns/table-builder.js';
import { CUSTOMER_FACTS } from '../history/customer-file.js';
import { OWN_FACTS } from '../history/own-facts.js';
import {
  type CreditLimitRecord,
  type CreditNoteRecord,
  type CustomerRecord,
  type DisputeRecord,
  type ExternalScoreRecord,
  type FactRecord,
  type History,
  type InvoiceRecord,
  type ObservationPlan,
  type PaymentRecord,
  type ProceedingRecord,
  type PromiseRecord,
  REGISTRY_EVENT_KINDS,
  type RegistryEventRecord,
  type StatementRecord,
  type WriteOffRecord,
} from '../history/records.js';
import { fromDayNumber, toDayNumber } from '../kernel/calendar-date.js';

const START = toDayNumber('2022-01-01');
export const HISTORY_DAYS = 900;
const CUSTOMERS = ['A', 'B', 'C'];

const offset = fc.nat(HISTORY_DAYS);
const day = offset.map((days) => fromDayNumber(START + days));
const customerId = fc.constantFrom(...CUSTOMERS);
const closing = fc.constantFrom('2020-12-31', '2021-12-31', '2022-06-30', '2022-12-31', '2023-12-31');

interface Line {
  readonly invoice: Omit<InvoiceRecord, 'invoiceId'>;
  readonly payments: readonly Omit<PaymentRecord, 'invoiceId'>[];
  readonly credit: Omit<CreditNoteRecord, 'invoiceId' | 'creditNoteId'> | null;
  readonly dispute: Omit<DisputeRecord, 'invoiceId'> | null;
  readonly promises: readonly Omit<PromiseRecord, 'invoiceId'>[];
  readonly writeOff: Omit<WriteOffRecord, 'invoiceId'> | null;
}

const lines: fc.Arbitrary<Line> = fc
  .record({
    customerId,
    issued: offset,
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
    credit: fc.option(
      fc.record({ after: fc.integer({ min: -5, max: 150 }), amountMinor: fc.integer({ min: 1, max: 90_000 }) }),
      {
        freq: 4,
      },
    ),
    dispute: fc.option(
      fc.record({
        after: fc.integer({ min: -5, max: 120 }),
        lag: fc.nat(40),
        lasts: fc.option(fc.nat(150)),
        closingLag: fc.option(fc.nat(30)),
        amountMinor: fc.option(fc.integer({ min: 1, max: 100_000 })),
      }),
      { freq: 4 },
    ),
    promises: fc.array(
      fc.record({ after: fc.nat(120), within: fc.nat(60), amountMinor: fc.integer({ min: 1, max: 100_000 }) }),
      { maxLength: 2 },
    ),
    writeOff: fc.option(
      fc.record({
        after: fc.integer({ min: 0, max: 300 }),
        lag: fc.nat(60),
        amountMinor: fc.integer({ min: 1, max: 150_000 }),
      }),
      { freq: 6 },
    ),
  })
  .map(({ customerId: owner, issued, terms, amountMinor, disputed, ...rest }) => {
    const on = (after: number): string => fromDayNumber(START + issued + after);
    const { credit, dispute, writeOff } = rest;
    return {
      invoice: { customerId: owner, issuedOn: on(0), dueOn: on(terms), amountMinor, currency: null, disputed },
      payments: rest.payments.map(({ after, share }) => ({
        paidOn: on(after),
        amountMinor: Math.round(amountMinor * share),
      })),
      credit: credit && { customerId: owner, issuedOn: on(credit.after), amountMinor: credit.amountMinor },
      dispute: dispute && {
        openedOn: on(dispute.after),
        knownAt: on(dispute.after + dispute.lag),
        closedOn: dispute.lasts === null ? null : on(dispute.after + dispute.lasts),
        closedKnownAt:
          dispute.lasts === null || dispute.closingLag === null
            ? null
            : on(dispute.after + dispute.lasts + dispute.closingLag),
        amountMinor: dispute.amountMinor,
        reason: null,
      },
      promises: rest.promises.map((promise) => ({
        madeOn: on(promise.after),
        promisedOn: on(promise.after + promise.within),
        amountMinor: promise.amountMinor,
      })),
      writeOff: writeOff && {
        writtenOffOn: on(writeOff.after),
        knownAt: on(writeOff.after + writeOff.lag),
        amountMinor: writeOff.amountMinor,
      },
    };
  });

const customers: fc.Arbitrary<CustomerRecord[]> = fc.uniqueArray(
  fc.record({
    customerId: fc.constantFrom(...CUSTOMERS, 'D'),
    name: fc.option(fc.constant('Atelier Martin')),
    siren: fc.constantFrom(null, '732829320'),
    country: fc.constantFrom(null, 'FR', 'DE'),
    segment: fc.constantFrom(null, 'trade', 'industry'),
    sector: fc.constantFrom(null, '46.51Z'),
    size: fc.constantFrom(null, 'PME', 'all', 'XXL'),
    naturalPerson: fc.option(fc.boolean()),
    customerSince: fc.option(day),
  }),
  { selector: (customer) => customer.customerId, maxLength: 4 },
);

const scores: fc.Arbitrary<ExternalScoreRecord> = fc
  .record({ customerId, asOf: day, lag: fc.nat(60), isLetter: fc.boolean(), value: fc.option(fc.nat(4)) })
  .map(({ isLetter, value, lag, asOf, ...rest }) => ({
    ...rest,
    asOf,
    score: isLetter ? 'coface_opinion' : 'coface_dra',
    value: value === null ? null : isLetter ? (['X', 'R', '@', '@@', '@@@'][value] ?? 'X') : value,
    knownAt: fromDayNumber(toDayNumber(asOf) + lag),
  }));

const limits: fc.Arbitrary<CreditLimitRecord> = fc
  .record({
    customerId,
    grantedBy: fc.constantFrom('insurer' as const, 'factor' as const, 'self' as const),
    start: offset,
    lasts: fc.option(fc.nat(400)),
    lag: fc.integer({ min: -30, max: 30 }),
    amountMinor: fc.constantFrom(0, 50_000, 100_000, 200_000),
    quotaPercent: fc.constantFrom(null, 80, 90),
  })
  .map(({ start, lasts, lag, ...rest }) => ({
    ...rest,
    from: fromDayNumber(START + start),
    until: lasts === null ? null : fromDayNumber(START + start + lasts),
    knownAt: fromDayNumber(START + start + lag),
  }));

export const histories: fc.Arbitrary<History> = fc
  .record({
    customers,
    lines: fc.array(lines, { maxLength: 25 }),
    freeCredits: fc.array(fc.record({ customerId, issuedOn: day, amountMinor: fc.integer({ min: 1, max: 40_000 }) }), {
      maxLength: 2,
    }),
    facts: fc.array<FactRecord>(
      fc.record({
        customerId,
        name: fc.constantFrom('fin.equity', 'fin.cash', 'ins.coverLimit', 'pay.onTimeShare12m', 'pf.totalReceivables'),
        fact: fc.oneof(
          fc.integer({ min: 0, max: 100 }),
          fc.constant({ value: null, status: 'confidential' as const, asOf: null, knownAt: null, source: null }),
        ),
        asOf: closing,
        knownAt: day,
        source: fc.constant('imported'),
      }),
      { maxLength: 8 },
    ),
    statements: fc.array<StatementRecord>(
      fc.record({
        customerId,
        closedOn: closing,
        knownAt: day,
        source: fc.constant('accounts'),
        facts: fc.record(
          { 'fin.equity': fc.integer({ min: -100, max: 100 }), 'fin.cash': fc.nat(50) },
          { requiredKeys: ['fin.equity'] },
        ),
      }),
      { maxLength: 5 },
    ),
    externalScores: fc.array(scores, { maxLength: 4 }),
    creditLimits: fc.array(limits, { maxLength: 5 }),
    registryEvents: fc.array<RegistryEventRecord>(
      fc.record({
        customerId,
        kind: fc.constantFrom(...REGISTRY_EVENT_KINDS),
        happenedOn: day,
        knownAt: day,
        amountMinor: fc.option(fc.integer({ min: -20_000, max: 50_000 }), { freq: 6 }),
      }),
      { maxLength: 5 },
    ),
    proceedings: fc.array<ProceedingRecord>(
      fc.record({
        customerId,
        kind: fc.constantFrom('safeguard' as const, 'liquidation' as const),
        openedOn: day,
        knownAt: day,
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ lines: drawn, freeCredits, ...rest }) => {
    const numbered = drawn.map((line, i) => ({ ...line, invoiceId: `F${i}` }));
    const ofLine = <T, R>(read: (line: Line) => T | null, make: (record: T, invoiceId: string) => R): R[] =>
      numbered.flatMap((line) => {
        const record = read(line);
        return record === null ? [] : [make(record, line.invoiceId)];
      });
    return {
      ...rest,
      invoices: numbered.map(({ invoice, invoiceId }) => ({ ...invoice, invoiceId })),
      payments: numbered.flatMap(({ payments, invoiceId }) => payments.map((payment) => ({ ...payment, invoiceId }))),
      creditNotes: [
        ...ofLine(
          ({ credit }) => credit,
          (credit, invoiceId) => ({ ...credit, invoiceId, creditNoteId: `C${invoiceId}` }),
        ),
        ...freeCredits.map((credit, i) => ({ ...credit, invoiceId: null, creditNoteId: `C${i}` })),
      ],
      disputes: ofLine(
        ({ dispute }) => dispute,
        (dispute, invoiceId) => ({ ...dispute, invoiceId }),
      ),
      promises: numbered.flatMap(({ promises, invoiceId }) => promises.map((promise) => ({ ...promise, invoiceId }))),
      writeOffs: ofLine(
        ({ writeOff }) => writeOff,
        (writeOff, invoiceId) => ({ ...writeOff, invoiceId }),
      ),
    };
  });

export const plans: fc.Arbitrary<ObservationPlan> = fc
  .record({
    from: fc.constantFrom('2022-06-30', '2022-03-15', '2022-08-31'),
    to: fc.constantFrom('2022-06-30', '2023-01-15', '2024-04-30'),
    calendar: fc.constantFrom('months' as const, 'orders' as const, undefined),
    everyMonths: fc.constantFrom(1, 2, 3),
    horizonMonths: fc.constantFrom(3, 5, 12),
    excludeDisputed: fc.boolean(),
    proceedings: fc.boolean(),
    writeOffs: fc.constantFrom(true, false, undefined),
  })
  .map(({ horizonMonths, excludeDisputed, proceedings, writeOffs, calendar, ...rest }) => ({
    ...rest,
    ...(calendar === undefined ? {} : { calendar }),
    outcome: {
      id: 'test',
      horizonMonths,
      badDaysPastDue: 60,
      floorMinor: 20_000,
      excludeDisputed,
      indeterminateDaysPastDue: 30,
      proceedings,
      ...(writeOffs === undefined ? {} : { writeOffs }),
    },
  }));

const TEXTS = new Set(['legal.proceeding', 'registry.siren', 'registry.naf', 'registry.sizeClass', 'rel.segment']);
const FLAGS = new Set(['registry.active', 'registry.naturalPerson', 'ins.coverRefused', 'pay.writeOffUnpaid']);

/** Columns for every fact that these histories can give, and for one that they never do. */
export const EVERY_FACT: TableSchema = {
  facts: new Map([
    ...[...OWN_FACTS.keys(), ...CUSTOMER_FACTS.keys(), 'fin.equity', 'fin.cash', 'ext.cofaceDra'].map(
      (name) => [name, TEXTS.has(name) ? 'text' : FLAGS.has(name) ? 'flag' : 'number'] as const,
    ),
    ['ext.cofaceOpinion', 'text'],
    ['rel.salesAssessment', 'text'],
  ]),
  priorFacts: new Set(['fin.equity', 'fin.cash']),
};
