/** What people made of a decision, as the API and the console show it. */
import { Text } from '@encours/engine';
import { z } from 'zod';

const Signatory = z.strictObject({ id: z.string(), name: z.string() });

export const Signature = z.strictObject({
  verdict: z.enum(['grant', 'refuse']),
  /** Total exposure granted, in minor units; null when it is refused. */
  amountMinor: z.int().nullable(),
  direction: z.enum(['none', 'up', 'down']),
  reason: z.strictObject({ code: z.string(), text: Text }).nullable(),
  comment: z.string(),
  /** The role of the delegation under which it was given. */
  role: z.string(),
  signer: Signatory,
  /** Whom the signer stood in for; null: nobody. */
  onBehalfOf: Signatory.nullable(),
  signedAt: z.iso.datetime(),
});

export const Resolution = z.strictObject({
  outcome: z.enum(['approve', 'decline']),
  /** Null when nothing is granted. */
  limitMinor: z.int().nullable(),
  currency: z.string(),
  /** Against what the machine proposed. */
  direction: z.enum(['none', 'up', 'down']),
  reason: z.strictObject({ code: z.string(), text: Text }).nullable(),
  /** Last day on which the limit may be used; null when nothing is granted. */
  validUntil: z.iso.date().nullable(),
  resolvedAt: z.iso.datetime(),
  /** Position of its row in the audit log. */
  auditSequence: z.int(),
});
export type Resolution = z.infer<typeof Resolution>;

/**
 * `final`: the machine decided and nobody overrode it. `waiting`: a person must sign. `waiting_second`: one more must.
 * `lapsed`: nobody signed by `dueOn`. `resolved`: signed.
 */
export const ReferralStatus = z.enum(['final', 'waiting', 'waiting_second', 'lapsed', 'resolved']);
export type ReferralStatus = z.infer<typeof ReferralStatus>;

export const Referral = z.strictObject({
  status: ReferralStatus,
  /** Last day on which it can be signed; null when nothing needs to be. */
  dueOn: z.iso.date().nullable(),
  signatures: z.array(Signature),
  resolution: Resolution.nullable(),
});
export type Referral = z.infer<typeof Referral>;
