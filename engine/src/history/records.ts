/**
 * What a company knows of its customers' past, as plain records. Every record says when it became known
 * (`knownAt`); an observation at a date may read only records known on or before it.
 * Dates are `YYYY-MM-DD`; amounts are integer minor units.
 */
import { z } from 'zod';
import { FactInput } from '../application/schema.js';
import { EXTERNAL_SCORE_IDS, isOnScale } from './external-scores.js';

const Id = z.string().min(1).max(100);
const Day = z.iso.date();
const Minor = z.int();

export const CustomerRecord = z.strictObject({
  customerId: Id,
  name: z.string().max(300).nullable(),
  /** Nine digits, Luhn-valid; null when not French or not known. */
  siren: z
    .string()
    .regex(/^\d{9}$/)
    .nullable(),
  country: z.string().max(10).nullable(),
  segment: z.string().max(100).nullable(),
  sector: z.string().max(10).nullable(),
  size: z.string().max(10).nullable(),
  naturalPerson: z.boolean().nullable(),
  customerSince: Day.nullable(),
});
export type CustomerRecord = z.infer<typeof CustomerRecord>;

/** An invoice, known from its issue date on. */
export const InvoiceRecord = z.strictObject({
  invoiceId: Id,
  customerId: Id,
  issuedOn: Day,
  dueOn: Day,
  /** Including VAT; a credit note is negative. */
  amountMinor: Minor,
  currency: z.string().length(3).nullable(),
  /** A dispute of which no one says when it began; those with days are {@link DisputeRecord}s. */
  disputed: z.boolean(),
});
export type InvoiceRecord = z.infer<typeof InvoiceRecord>;

/** What we took back of one invoice, or of what a customer owes at large; known from its issue date on. */
export const CreditNoteRecord = z.strictObject({
  creditNoteId: Id,
  customerId: Id,
  /** Null: it lowers what the customer owes, and no invoice in particular. */
  invoiceId: Id.nullable(),
  issuedOn: Day,
  /** Including VAT, as a positive amount. */
  amountMinor: Minor.positive(),
});
export type CreditNoteRecord = z.infer<typeof CreditNoteRecord>;

/** Money received (or taken back, when negative) against an invoice, known from the day it came in. */
export const PaymentRecord = z.strictObject({
  invoiceId: Id,
  paidOn: Day,
  amountMinor: Minor,
});
export type PaymentRecord = z.infer<typeof PaymentRecord>;

/** A customer contests an invoice, or a part of it. */
export const DisputeRecord = z.strictObject({
  invoiceId: Id,
  openedOn: Day,
  /** When we knew of it; never before the invoice. */
  knownAt: Day,
  /** Null while it is open. */
  closedOn: Day.nullable(),
  /** Null: the day it was closed. */
  closedKnownAt: Day.nullable(),
  /** The contested part; null: all of the invoice. */
  amountMinor: Minor.positive().nullable(),
  reason: z.string().max(300).nullable(),
});
export type DisputeRecord = z.infer<typeof DisputeRecord>;

/** What a customer said it would pay, of which invoice and by when; known from the day it said so. */
export const PromiseRecord = z.strictObject({
  invoiceId: Id,
  madeOn: Day,
  promisedOn: Day,
  amountMinor: Minor.positive(),
});
export type PromiseRecord = z.infer<typeof PromiseRecord>;

/** A receivable, or a part of it, that we gave up. */
export const WriteOffRecord = z.strictObject({
  invoiceId: Id,
  writtenOffOn: Day,
  knownAt: Day,
  amountMinor: Minor.positive(),
});
export type WriteOffRecord = z.infer<typeof WriteOffRecord>;

/** Facts from elsewhere (accounts, registry, bureaus): true at `asOf`, knowable only from `knownAt` on. */
export const FactRecord = z.strictObject({
  customerId: Id,
  name: z.string().max(96),
  fact: FactInput,
  asOf: Day,
  knownAt: Day,
  source: z.string().max(100),
});
export type FactRecord = z.infer<typeof FactRecord>;

/** Accounts of one fiscal year: true at its close, known to others from their publication on. */
export const StatementRecord = z.strictObject({
  customerId: Id,
  closedOn: Day,
  /** Deposit or publication; a correction is a second statement of the same close, known later. */
  knownAt: Day,
  source: z.string().max(100),
  /** By fact name (`fin.*`); amounts in minor units. */
  facts: z.record(z.string().max(96), FactInput),
});
export type StatementRecord = z.infer<typeof StatementRecord>;

/** Scores of others in their own scale and direction, by the id that the catalogue gives them. */
export const ExternalScoreRecord = z
  .strictObject({
    customerId: Id,
    score: z.enum(EXTERNAL_SCORE_IDS),
    /** As received; null: the provider gives none. */
    value: z.union([z.number(), z.string().max(10)]).nullable(),
    asOf: Day,
    /** The day it was fetched. */
    knownAt: Day,
  })
  .refine(({ score, value }) => value === null || isOnScale(score, value), {
    error: 'not on the scale of this score',
    path: ['value'],
  });
export type ExternalScoreRecord = z.infer<typeof ExternalScoreRecord>;

export const REGISTRY_EVENT_KINDS = [
  'protest',
  'urssaf_privilege',
  'treasury_privilege',
  'pledge',
  'closure',
  'reopening',
] as const;

/** What a public register tells of a company, besides proceedings. */
export const RegistryEventRecord = z.strictObject({
  customerId: Id,
  kind: z.enum(REGISTRY_EVENT_KINDS),
  happenedOn: Day,
  /** Published, or found. */
  knownAt: Day,
  /** Of a protest, an inscription or its clearing (negative); null where it has none or does not say. */
  amountMinor: Minor.nullable(),
});
export type RegistryEventRecord = z.infer<typeof RegistryEventRecord>;

/** A limit that someone granted: a credit insurer, a factor, or ourselves. */
export const CreditLimitRecord = z.strictObject({
  customerId: Id,
  grantedBy: z.enum(['insurer', 'factor', 'self']),
  from: Day,
  /** Last day; null: until the next one. */
  until: Day.nullable(),
  knownAt: Day,
  /** 0: refused or cancelled. */
  amountMinor: Minor.nonnegative(),
  /** Insured share in percent; null where it has none. */
  quotaPercent: z.number().min(0).max(100).nullable(),
});
export type CreditLimitRecord = z.infer<typeof CreditLimitRecord>;

/** A collective proceeding: `openedOn` by the court, `knownAt` when published. */
export const ProceedingRecord = z.strictObject({
  customerId: Id,
  kind: z.enum(['safeguard', 'reorganisation', 'liquidation']),
  openedOn: Day,
  knownAt: Day,
});
export type ProceedingRecord = z.infer<typeof ProceedingRecord>;

export interface History {
  readonly customers: readonly CustomerRecord[];
  readonly invoices: readonly InvoiceRecord[];
  readonly creditNotes: readonly CreditNoteRecord[];
  readonly payments: readonly PaymentRecord[];
  readonly disputes: readonly DisputeRecord[];
  readonly promises: readonly PromiseRecord[];
  readonly writeOffs: readonly WriteOffRecord[];
  readonly facts: readonly FactRecord[];
  readonly statements: readonly StatementRecord[];
  readonly externalScores: readonly ExternalScoreRecord[];
  readonly creditLimits: readonly CreditLimitRecord[];
  readonly registryEvents: readonly RegistryEventRecord[];
  readonly proceedings: readonly ProceedingRecord[];
}

export const EMPTY_HISTORY: History = {
  customers: [],
  invoices: [],
  creditNotes: [],
  payments: [],
  disputes: [],
  promises: [],
  writeOffs: [],
  facts: [],
  statements: [],
  externalScores: [],
  creditLimits: [],
  registryEvents: [],
  proceedings: [],
};

/** When a customer counts as bad after an observation; versioned, since results depend on it. */
export const OutcomeDefinition = z.strictObject({
  id: z.string().min(1).max(64),
  /** Months after the observation date in which the outcome is judged. */
  horizonMonths: z.int().min(1).max(36),
  /** Bad: this many days past due, or more, on more than `floorMinor`, undisputed. */
  badDaysPastDue: z.int().min(1).max(720),
  floorMinor: z.int().nonnegative(),
  excludeDisputed: z.boolean(),
  /** From here up to `badDaysPastDue`: indeterminate, kept out of rates; null: no such zone. */
  indeterminateDaysPastDue: z.int().min(1).max(720).nullable(),
  /** Does the opening of a collective proceeding count as bad? */
  proceedings: z.boolean(),
  /** Do write-offs that add up to more than the floor count as bad? Left out: no. */
  writeOffs: z.boolean().optional(),
});
export type OutcomeDefinition = z.infer<typeof OutcomeDefinition>;

export const OBSERVATION_CALENDARS = ['months', 'orders'] as const;

export const ObservationPlan = z.strictObject({
  from: Day,
  to: Day,
  /** All customers every so many months, or each customer on the days that it was invoiced. Left out: months. */
  calendar: z.enum(OBSERVATION_CALENDARS).optional(),
  /** Without effect on the calendar of orders. */
  everyMonths: z.int().min(1).max(12),
  outcome: OutcomeDefinition,
});
export type ObservationPlan = z.infer<typeof ObservationPlan>;

export const PERFORMANCE_FLAGS = ['good', 'bad', 'indeterminate', 'unobserved', 'immature'] as const;
export type PerformanceFlag = (typeof PERFORMANCE_FLAGS)[number];
