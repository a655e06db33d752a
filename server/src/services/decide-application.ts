import { canonicalJson, type Decision, type Diagnostic, digestOf, parseApplication } from '@encours/engine';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { type Queries, transact } from '../store/database.js';
import {
  findDecision,
  findIdempotency,
  insertDecision,
  insertIdempotency,
  toSearchText,
} from '../store/decision-store.js';
import { findScorecard, findVersion, findVersionInForce } from '../store/scorecard-store.js';
import type { ScorecardVersionTable } from '../store/tables.js';
import { companyDay } from './company-day.js';

export interface DecideInput {
  readonly scorecardId: string;
  /** A caller may name the version that it counts on; it is refused unless it is the one in force. */
  readonly version: number | null;
  /** As it came: this is where it is checked. */
  readonly application: unknown;
  /** The same key with the same request gets the same answer; null: every request is a new one. */
  readonly idempotencyKey: string | null;
  readonly requestId: string | null;
}

export interface RecordedDecision {
  readonly id: string;
  /** `false`: this very request was answered before, with this body. */
  readonly created: boolean;
  /** JSON of `{ id, decidedAt, auditSequence, decision }`; stored, and returned the same ever after. */
  readonly body: string;
}

/** The body of a recorded decision, before it is text. */
interface DecisionBody {
  readonly id: string;
  readonly decidedAt: string;
  readonly auditSequence: number;
  readonly decision: Decision;
}

/**
 * Decides an application by the version in force and records it: the decision and its audit row are stored together,
 * or neither is.
 * @throws AppError `not_found`, `no_version_in_force`, `version_not_in_force`, `application_invalid` (with paths into
 * `application`), `idempotency_conflict`
 */
export async function decideApplication(deps: Deps, actor: Actor, input: DecideInput): Promise<RecordedDecision> {
  requirePermission(actor, 'decisions:write');
  const { scorecardId, version: named, application } = input;
  const bodyDigest = digestOf({ scorecardId, version: named, application });
  const before = await findRepeated(deps.db, actor, input.idempotencyKey, bodyDigest);
  if (before !== null) return before;

  const version = await findDecidingVersion(deps, actor, scorecardId, named);
  const { policy, decider } = await deps.policies.readyVersion(deps.db, version);
  const parsed = parseApplication(policy, application);
  if (!parsed.ok) throw new AppError('application_invalid', { diagnostics: parsed.error.map(insideApplication) });
  // What is recorded was decided on a day that has come: a later date would let facts through that nobody knows yet.
  const today = await companyDay(deps, deps.db, actor.companyId);
  if (parsed.value.date > today) throw new AppError('date_in_future', { param: 'application.date' });
  const decision = await decider.decide(parsed.value);

  return transact(deps.db, async (tx) => {
    // The same request may have come twice at once: the second one waited for this lock.
    const meanwhile = await findRepeated(tx, actor, input.idempotencyKey, bodyDigest);
    if (meanwhile !== null) return meanwhile;
    const now = deps.now();
    const id = deps.newId('decision');
    const applicationText = canonicalJson(application);
    const auditSequence = await appendAudit(tx, actor, now, {
      action: 'decision.recorded',
      subject: id,
      details: {
        scorecard: `${scorecardId}@${version.version}`,
        scorecardDigest: version.digest,
        applicationDigest: digestOf(application),
        decisionDigest: digestOf(decision),
        outcome: decision.outcome,
      },
    });
    const decidedAt = now.toISOString();
    const body = JSON.stringify({ id, decidedAt, auditSequence, decision } satisfies DecisionBody);
    const { customer } = parsed.value;
    await insertDecision(tx, {
      company_id: actor.companyId,
      id,
      audit_seq: auditSequence,
      scorecard_id: scorecardId,
      scorecard_version: version.version,
      decided_at: decidedAt,
      date: parsed.value.date,
      customer_id: customer?.id ?? null,
      customer_name: customer?.name ?? null,
      customer_search: toSearchText(`${customer?.id ?? ''} ${customer?.name ?? ''}`),
      outcome: decision.outcome,
      rating: decision.rating,
      score: decision.score,
      currency: policy.scorecard.about.currency,
      requested_minor: decision.limit.requestedMinor,
      limit_minor: decision.limit.amountMinor,
      authority_role: decision.authority.role,
      actor_kind: actor.kind,
      actor_id: actor.id,
      request_id: input.requestId,
      application: applicationText,
      body,
    });
    if (input.idempotencyKey !== null) {
      await insertIdempotency(tx, {
        company_id: actor.companyId,
        actor_id: actor.id,
        key: input.idempotencyKey,
        body_digest: bodyDigest,
        decision_id: id,
        created_at: decidedAt,
      });
    }
    return { id, created: true, body };
  });
}

/** The answer that this key got before; a key that was used for something else is a fault. */
async function findRepeated(
  q: Queries,
  actor: Actor,
  key: string | null,
  bodyDigest: string,
): Promise<RecordedDecision | null> {
  if (key === null) return null;
  const known = await findIdempotency(q, actor.companyId, actor.id, key);
  if (known === undefined) return null;
  if (known.body_digest !== bodyDigest) throw new AppError('idempotency_conflict', { param: 'Idempotency-Key' });
  const decision = found(await findDecision(q, actor.companyId, known.decision_id));
  return { id: decision.id, created: false, body: decision.body };
}

async function findDecidingVersion(
  deps: Deps,
  actor: Actor,
  scorecardId: string,
  named: number | null,
): Promise<ScorecardVersionTable> {
  const { companyId } = actor;
  found(await findScorecard(deps.db, companyId, scorecardId), 'scorecard');
  if (named !== null) found(await findVersion(deps.db, companyId, scorecardId, named), 'scorecard');
  const day = await companyDay(deps, deps.db, companyId);
  const version = await findVersionInForce(deps.db, companyId, scorecardId, day);
  if (version === undefined) throw new AppError('no_version_in_force', { param: 'scorecard' });
  if (named !== null && named !== version.version) {
    throw new AppError('version_not_in_force', {
      param: 'scorecard',
      detail: {
        fr: `La version ${version.version} est en vigueur.`,
        en: `Version ${version.version} is in force.`,
      },
    });
  }
  return version;
}

/** Paths of the engine start at the application; those of an answer, at the request. */
function insideApplication(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, path: ['application', ...diagnostic.path] };
}
