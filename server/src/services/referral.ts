/** A decision with what people have signed about it so far. */
import {
  assessSignature,
  type Decision,
  type MachineSaid,
  rereadApplication,
  type Scorecard,
  type SignatureTerms,
} from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import type { Queries } from '../store/database.js';
import { findDecision } from '../store/decision-store.js';
import { findResolution, listSignatures } from '../store/delegation-store.js';
import type { ResolutionTable, SignatureTable } from '../store/governance-tables.js';
import { findVersion } from '../store/scorecard-store.js';
import type { DecisionTable } from '../store/tables.js';
import { companyDay, companyValidity } from './company-day.js';
import { Identifier } from './inputs.js';
import { OVERRIDE_REASON_CODES, OVERRIDE_REASONS } from './override-reasons.js';
import { personNamer } from './people.js';
import type { Referral, ReferralStatus, Resolution } from './resolution.js';

export const GetReferralInput = z.strictObject({ decisionId: Identifier });

const StoredBody = z.object({
  decision: z.custom<Decision>((value) => typeof value === 'object' && value !== null),
});

/** A recorded decision, what it is measured against, and what has been signed. */
export interface ReferralCase {
  readonly row: DecisionTable;
  readonly decision: Decision;
  readonly delegation: Scorecard['delegation'];
  readonly said: MachineSaid;
  /** Last day on which it can be signed. */
  readonly dueOn: string;
  readonly signatures: readonly SignatureTable[];
  readonly resolution: ResolutionTable | undefined;
}

export async function loadReferral(
  deps: Deps,
  q: Queries,
  companyId: string,
  decisionId: string,
): Promise<ReferralCase> {
  const row = found(await findDecision(q, companyId, decisionId), 'decisionId');
  const version = found(await findVersion(q, companyId, row.scorecard_id, row.scorecard_version));
  const { policy } = await deps.policies.readyVersion(q, version);
  const application = rereadApplication(policy, JSON.parse(row.application));
  if (!application.ok) throw new AppError('application_invalid', { diagnostics: application.error });
  const { decision } = StoredBody.parse(JSON.parse(row.body));
  const { request } = application.value;
  const { delegation } = policy.scorecard;
  const validity = await companyValidity(deps, q, companyId);
  // Somebody may sign between two reads. What is signed before there is no resolution settled nothing; what is signed
  // once there is one is all that ever will be.
  const signed = await listSignatures(q, companyId, [decisionId]);
  const resolution = await findResolution(q, companyId, decisionId);
  return {
    row,
    decision,
    delegation,
    said: {
      outcome: decision.outcome,
      rating: decision.rating,
      limitMinor: decision.limit.amountMinor,
      requestedMinor: decision.limit.requestedMinor,
      insuredMinor: request.insuredMinor,
      groupMinor: request.groupExposureMinor,
    },
    // From the day on which it was asked, not from that of its facts: what is asked late would lapse at once.
    dueOn: validity.lastDay(row.decided_at, delegation.approvalValidDays),
    signatures: resolution === undefined ? signed : await listSignatures(q, companyId, [decisionId]),
    resolution,
  };
}

/** What it takes to grant `amountMinor` in all, or to refuse (null). */
export function assess(referral: ReferralCase, amountMinor: number | null): SignatureTerms {
  return assessSignature(referral.delegation, referral.said, amountMinor);
}

export function statusOfReferral(
  { row, dueOn, signatures, resolution }: Pick<ReferralCase, 'row' | 'dueOn' | 'signatures' | 'resolution'>,
  today: string,
): ReferralStatus {
  if (resolution !== undefined) return 'resolved';
  if (row.outcome !== 'refer' && signatures.length === 0) return 'final';
  if (today > dueOn) return row.outcome === 'refer' ? 'lapsed' : 'final';
  return signatures.length > 0 ? 'waiting_second' : 'waiting';
}

/** The final state of a decision: what the machine said is in the decision, what people made of it is here. */
export async function getReferral(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof GetReferralInput>,
): Promise<Referral> {
  requirePermission(actor, 'decisions:read');
  const referral = await loadReferral(deps, deps.db, actor.companyId, input.decisionId);
  return describeReferral(deps, actor.companyId, referral);
}

export async function describeReferral(deps: Deps, companyId: string, referral: ReferralCase): Promise<Referral> {
  const today = await companyDay(deps, deps.db, companyId);
  const { person, personOrNull } = await personNamer(deps.db, companyId);
  const status = statusOfReferral(referral, today);
  return {
    status,
    dueOn: status === 'final' ? null : referral.dueOn,
    signatures: referral.signatures.map((row) => ({
      verdict: row.verdict,
      amountMinor: row.amount_minor,
      direction: row.direction,
      reason: describeReason(row.reason_code),
      comment: row.comment,
      role: row.role,
      signer: person(row.signer_id),
      onBehalfOf: personOrNull(row.on_behalf_of),
      signedAt: row.signed_at,
    })),
    resolution:
      referral.resolution === undefined ? null : describeResolution(referral.resolution, referral.row.currency),
  };
}

export function describeResolution(row: ResolutionTable, currency: string): Resolution {
  return {
    outcome: row.outcome,
    limitMinor: row.limit_minor,
    currency,
    direction: row.direction,
    reason: describeReason(row.reason_code),
    validUntil: row.valid_until,
    resolvedAt: row.resolved_at,
    auditSequence: row.audit_seq,
  };
}

function describeReason(stored: string | null): Resolution['reason'] {
  const code = OVERRIDE_REASON_CODES.find((known) => known === stored);
  return code === undefined ? null : { code, text: OVERRIDE_REASONS[code] };
}
