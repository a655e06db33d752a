/**
 * What is decided upon: the facts known about one customer at one date, and what is asked for.
 *
 * A fact is a plain value, or an envelope that says when it was true, when it became known, where it comes from and
 * whether it is there at all. Money is an integer number of minor units. A fact that is not given is `missing`.
 */
import { z } from 'zod';
import { AbsentKind, PaymentTerms } from '../scorecard/schema.js';

export const FactValue = z.union([z.number(), z.string().max(200), z.boolean()]);
export type FactValue = z.infer<typeof FactValue>;

export const FactEnvelope = z.strictObject({
  /** Null exactly when `status` is not `present`. */
  value: FactValue.nullable(),
  status: z.enum(['present', ...AbsentKind.options]).default('present'),
  /** The day on which it was true (a closing date, a snapshot); ageing counts from here. */
  asOf: z.iso.date().nullable().default(null),
  /** The day from which anyone could know it: not before `asOf`; after the decision date it is refused as look-ahead. */
  knownAt: z.iso.date().nullable().default(null),
  source: z.string().max(100).nullable().default(null),
});
export type FactEnvelope = z.infer<typeof FactEnvelope>;

export const FactInput = z.union([FactValue, FactEnvelope]);
export type FactInput = z.infer<typeof FactInput>;

const FactInputs = z.record(z.string().max(96), FactInput);

/** Ten thousand billion euros: sums of a few such amounts are still exact. */
export const MOST_AMOUNT_MINOR = 1e15;

const Amount = z.int().nonnegative().max(MOST_AMOUNT_MINOR);

export const CreditRequest = z.strictObject({
  /** Additional credit asked for; 0 asks for nothing more: it is the review of an account. */
  amountMinor: Amount,
  /** What the customer owes or has ordered already. */
  exposureMinor: Amount.default(0),
  /** What the other companies of its group owe or have ordered; it counts against authorities, not against the limit. */
  groupExposureMinor: Amount.default(0),
  /** Part of the resulting exposure that an insurer or factor covers. */
  insuredMinor: Amount.default(0),
  terms: PaymentTerms.nullable().default(null),
});
export type CreditRequest = z.infer<typeof CreditRequest>;

export const Application = z.strictObject({
  /** The decision date, from 1900 to 2099; the engine has no other clock. */
  date: z.iso.date(),
  customer: z
    .strictObject({ id: z.string().min(1).max(100), name: z.string().max(300).nullable().default(null) })
    .nullable()
    .default(null),
  request: CreditRequest,
  facts: FactInputs,
  /** The same facts one fiscal year earlier, read by `prior(x)`. */
  priorFacts: FactInputs.default({}),
});
export type Application = z.infer<typeof Application>;
/** What a caller may write: defaults not filled in. */
export type ApplicationInput = z.input<typeof Application>;
