import { addDays, digestOf } from '@encours/engine';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type HeldAuthority, levelOf, listHeldAuthorities } from '../authority/held-authority.js';
import { type Actor, requireUser, type UserActor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { type Tx, transact } from '../store/database.js';
import { insertResolution, insertSignature } from '../store/delegation-store.js';
import type { ResolutionTable, SignatureTable } from '../store/governance-tables.js';
import { emitEvent } from '../store/outbox.js';
import { companyDay } from './company-day.js';
import { Comment, Identifier } from './inputs.js';
import { OVERRIDE_REASON_CODES } from './override-reasons.js';
import { assess, loadReferral, type ReferralCase, statusOfReferral } from './referral.js';
import type { ReferralStatus } from './resolution.js';

export const SignDecisionInput = z.strictObject({
  decisionId: Identifier,
  /** Total exposure to grant, in minor units; null refuses. */
  amountMinor: z.int().nonnegative().max(1e15).nullable(),
  /** Needed to depart from what the machine proposed, and only then. */
  reason: z.enum(OVERRIDE_REASON_CODES).nullable().default(null),
  comment: Comment,
  /** How many signatures the signer has read: what somebody signed meanwhile is read first. */
  signaturesRead: z.int().nonnegative(),
});
type Input = z.output<typeof SignDecisionInput>;

/**
 * Signs a decision: grants a total exposure, or refuses. The signature, what it settles and their rows in the audit log
 * are stored together; the decision itself stays as the machine gave it.
 *
 * Above the four-eyes threshold the same amount must be signed by a second person under another person's authority; a
 * different amount begins anew. A refusal needs one signature.
 * @throws AppError `own_request`, `authority_exceeded`, `already_signed`, `already_resolved`, `request_lapsed`,
 * `signed_meanwhile`, `nothing_to_override`, `override_reason_missing`, `amount_above_request`
 */
export async function signDecision(
  deps: Deps,
  actor: Actor,
  input: Input,
): Promise<{ status: ReferralStatus; signatures: number }> {
  requireUser(actor, 'decisions:sign');
  const { companyId } = actor;
  return transact(deps.db, async (tx) => {
    const referral = await loadReferral(deps, tx, companyId, input.decisionId);
    const today = await companyDay(deps, tx, companyId);
    requireOpen(actor, referral, input, today);
    const terms = assess(referral, input.amountMinor);
    if (terms.direction === 'none' && referral.row.outcome !== 'refer') throw new AppError('nothing_to_override');
    if (terms.direction !== 'none' && input.reason === null) {
      throw new AppError('override_reason_missing', { param: 'reason' });
    }
    const holders = await listHeldAuthorities(tx, companyId, actor.id, today);
    const used = chooseAuthority(referral, holders, terms.level, input.amountMinor);

    const now = deps.now();
    const signature: Omit<SignatureTable, 'audit_seq'> = {
      company_id: companyId,
      decision_id: referral.row.id,
      position: referral.signatures.length + 1,
      verdict: input.amountMinor === null ? 'refuse' : 'grant',
      amount_minor: input.amountMinor,
      counted_minor: terms.countedMinor,
      direction: terms.direction,
      reason_code: terms.direction === 'none' ? null : input.reason,
      comment: input.comment,
      signer_id: actor.id,
      on_behalf_of: used.userId === actor.id ? null : used.userId,
      role: used.role,
      signed_at: now.toISOString(),
    };
    const sequence = await appendAudit(tx, actor, now, {
      action: 'decision.signed',
      subject: referral.row.id,
      details: {
        verdict: signature.verdict,
        amountMinor: signature.amount_minor,
        direction: signature.direction,
        reason: signature.reason_code,
        role: signature.role,
        onBehalfOf: signature.on_behalf_of,
        position: signature.position,
        recordDigest: digestOf(signature),
      },
    });
    await insertSignature(tx, { ...signature, audit_seq: sequence });

    const agreed = trailingAgreement([...referral.signatures, signature]);
    if (agreed < terms.signatures) return { status: 'waiting_second', signatures: signature.position };
    await resolve(deps, tx, actor, referral, signature, today);
    return { status: 'resolved', signatures: signature.position };
  });
}

function requireOpen(actor: UserActor, referral: ReferralCase, input: Input, today: string): void {
  const { row, said, signatures } = referral;
  if (row.actor_kind === 'user' && row.actor_id === actor.id) throw new AppError('own_request');
  if (referral.resolution !== undefined) throw new AppError('already_resolved');
  if (today > referral.dueOn || statusOfReferral(referral, today) === 'lapsed') throw new AppError('request_lapsed');
  if (signatures.length !== input.signaturesRead) throw new AppError('signed_meanwhile');
  const most = Math.max(said.requestedMinor, said.limitMinor ?? 0);
  if (input.amountMinor !== null && input.amountMinor > most) {
    throw new AppError('amount_above_request', { param: 'amountMinor' });
  }
  // A second signature for the same amount; for another one, or to refuse, whoever signed before may speak again.
  const last = signatures.at(-1);
  if (last !== undefined && last.signer_id === actor.id && last.amount_minor === input.amountMinor) {
    throw new AppError('already_signed');
  }
}

/**
 * The authority to sign with: one's own where it suffices, else that of somebody one stands in for. Whoever has agreed
 * to this amount, in person or through a substitute, lends no authority to agree to it again.
 */
function chooseAuthority(
  referral: ReferralCase,
  held: readonly HeldAuthority[],
  level: number,
  amountMinor: number | null,
): { readonly userId: string; readonly role: string } {
  const { levels } = referral.delegation;
  const { row } = referral;
  const requester = row.actor_kind === 'user' ? row.actor_id : null;
  const last = referral.signatures.at(-1);
  const spent = last?.amount_minor === amountMinor ? [last.signer_id, last.on_behalf_of] : [];
  let suffices = false;
  for (const { userId, roles } of held) {
    // A substitute does not decide upon what the absent person asked for.
    if (userId === requester) continue;
    const role = levels[levelOf(levels, roles)]?.role;
    if (role === undefined || levelOf(levels, roles) < level) continue;
    suffices = true;
    if (!spent.includes(userId)) return { userId, role };
  }
  if (suffices) throw new AppError('already_signed');
  const needed = levels[level];
  throw new AppError('authority_exceeded', {
    param: 'amountMinor',
    ...(needed === undefined
      ? {}
      : {
          detail: {
            fr: `Il faut au moins la signature suivante : ${needed.label.fr}.`,
            en: `It takes at least this signature: ${needed.label.en}.`,
          },
        }),
  });
}

/** How many of the last signatures say the same. */
function trailingAgreement(signatures: readonly Pick<SignatureTable, 'verdict' | 'amount_minor'>[]): number {
  const last = signatures.at(-1);
  const different = signatures.findLastIndex(
    ({ verdict, amount_minor }) => verdict !== last?.verdict || amount_minor !== last.amount_minor,
  );
  return signatures.length - 1 - different;
}

async function resolve(
  deps: Deps,
  tx: Tx,
  actor: UserActor,
  referral: ReferralCase,
  signature: Omit<SignatureTable, 'audit_seq'>,
  today: string,
): Promise<void> {
  const granted = signature.amount_minor;
  const now = deps.now();
  const resolution: Omit<ResolutionTable, 'audit_seq'> = {
    company_id: actor.companyId,
    decision_id: referral.row.id,
    outcome: granted === null ? 'decline' : 'approve',
    limit_minor: granted,
    direction: signature.direction,
    reason_code: signature.reason_code,
    valid_until: granted === null ? null : addDays(today, referral.delegation.approvalValidDays),
    resolved_at: now.toISOString(),
  };
  const sequence = await appendAudit(tx, actor, now, {
    action: 'decision.resolved',
    subject: referral.row.id,
    details: {
      outcome: resolution.outcome,
      limitMinor: resolution.limit_minor,
      direction: resolution.direction,
      validUntil: resolution.valid_until,
      signatures: signature.position,
      recordDigest: digestOf(resolution),
    },
  });
  await insertResolution(tx, { ...resolution, audit_seq: sequence });
  await emitEvent(tx, deps.newId, {
    companyId: actor.companyId,
    type: granted === null ? 'decision.refused' : 'decision.signed',
    at: now,
    data: {
      decisionId: referral.row.id,
      customerId: referral.row.customer_id,
      outcome: resolution.outcome,
      limitMinor: granted,
      currency: referral.row.currency,
      validUntil: resolution.valid_until,
      direction: resolution.direction,
      auditSequence: sequence,
    },
  });
}
