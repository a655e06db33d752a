/**
 * What a company knows of its customers' past, as plain records. Every record says when it became known
 * (`knownAt`); an observation at a date may read only records known on or before it.
 * Dates are `YYYY-MM-DD`; amounts are integer minor units.
 */
import { z } from 'zod';
import { FactInput } from '../application/schema.js';

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
  disputed: z.boolean(),
});
export type InvoiceRecord = z.infer<typeof InvoiceRecord>;

/** Money received (or credited) against an invoice, known from the day it came in. */
export const PaymentRecord = z.strictObject({
  invoiceId: Id,
  paidOn: Day,
  amountMinor: Minor,
});
export type PaymentRecord = z.infer<typeof PaymentRecord>;

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
  readonly payments: readonly PaymentRecord[];
  readonly facts: readonly FactRecord[];
  readonly proceedings: readonly ProceedingRecord[];
}

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
});
export type OutcomeDefinition = z.infer<typeof OutcomeDefinition>;

export const ObservationPlan = z.strictObject({
  from: Day,
  to: Day,
  everyMonths: z.int().min(1).max(12),
  outcome: OutcomeDefinition,
});
export type ObservationPlan = z.infer<typeof ObservationPlan>;

export const PERFORMANCE_FLAGS = ['good', 'bad', 'indeterminate', 'unobserved', 'immature'] as const;
export type PerformanceFlag = (typeof PERFORMANCE_FLAGS)[number];
