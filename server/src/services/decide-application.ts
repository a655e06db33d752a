import type { Diagnostic } from '@encours/engine';
import { digestOfJson } from '../audit/digests.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { checkApplication, faultOfApplication } from './check-application.js';
import { findDecidingPolicy } from './find-deciding-policy.js';
import { findRepeated, type RecordedDecision, recordDecision, takeDecision } from './record-decisions.js';

export interface DecideInput {
  readonly scorecardId: string;
  /** A caller may name the version that is to decide; see `findDecidingPolicy` for which it may. */
  readonly version: number | null;
  /** As it came: this is where it is checked. */
  readonly application: unknown;
  /** The same key with the same request gets the same answer; null: every request is a new one. */
  readonly idempotencyKey: string | null;
  readonly requestId: string | null;
  /** What is wrong with the rest of the request: then nothing is decided, and all faults are told together. */
  readonly otherFaults?: readonly Diagnostic[];
}

/**
 * Decides an application and records it: the decision and its audit row are stored together, or neither is.
 * @throws AppError `not_found`, `no_version_in_force`, `version_not_in_force`, `application_invalid` and
 * `date_in_future` (with paths into `application`), `invalid_request`, `idempotency_conflict`
 */
export async function decideApplication(deps: Deps, actor: Actor, input: DecideInput): Promise<RecordedDecision> {
  requirePermission(actor, 'decisions:write');
  const { scorecardId, version, application: sent, idempotencyKey: key, otherFaults = [] } = input;
  const idempotency =
    key === null ? null : { key, bodyDigest: digestOfJson({ scorecardId, version, application: sent }) };
  const before = await findRepeated(deps, actor, idempotency);
  if (before !== null) return before;

  const policy = await findDecidingPolicy(deps, actor, scorecardId, version);
  const application = checkApplication(policy.policy, sent, policy.today);
  if (!application.ok) throw faultOfApplication(application.error, otherFaults);
  if (otherFaults.length > 0) throw faultOfApplication([], otherFaults);
  const decision = await policy.decider.decide(application.value);
  const { requestId } = input;
  return recordDecision(
    deps,
    takeDecision({ actor, policy, application: application.value, sent, decision, idempotency, requestId }),
  );
}
