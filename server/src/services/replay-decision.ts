import { canonicalJson, type Decision, digestOf, ENGINE_VERSION, parseApplication } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { findDecision } from '../store/decision-store.js';
import { findVersion } from '../store/scorecard-store.js';
import type { GetDecisionInput } from './get-decision.js';

const StoredBody = z.object({ decision: z.record(z.string(), z.unknown()) });
const Receipt = z.object({ receipt: z.object({ engineVersion: z.string() }) });

/**
 * Decides the recorded application once more, by the very version that decided it, and compares byte by byte.
 * @throws AppError `not_found`; `scorecard_invalid`, `application_invalid` when this engine no longer takes them
 */
export async function replayDecision(deps: Deps, actor: Actor, input: z.output<typeof GetDecisionInput>) {
  requirePermission(actor, 'decisions:read');
  const row = found(await findDecision(deps.db, actor.companyId, input.decisionId), 'decisionId');
  const version = found(await findVersion(deps.db, actor.companyId, row.scorecard_id, row.scorecard_version));
  const { policy, decider } = await deps.policies.readyVersion(deps.db, version);
  const application = parseApplication(policy, JSON.parse(row.application));
  if (!application.ok) throw new AppError('application_invalid', { diagnostics: application.error });
  const replayed: Decision = await decider.decide(application.value);
  const recorded = StoredBody.parse(JSON.parse(row.body)).decision;
  return {
    identical: canonicalJson(recorded) === canonicalJson(replayed),
    recordedDigest: digestOf(recorded),
    replayedDigest: digestOf(replayed),
    recordedBy: Receipt.parse(recorded).receipt.engineVersion,
    replayedBy: ENGINE_VERSION,
    decision: replayed,
  };
}
