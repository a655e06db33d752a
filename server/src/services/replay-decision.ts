import { canonicalJson, type Decision, ENGINE_VERSION, rereadApplication } from '@encours/engine';
import { z } from 'zod';
import { digestOfJson } from '../audit/digests.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { findDecision } from '../store/decision-store.js';
import { findVersion } from '../store/scorecard-store.js';
import { findDifferences } from './find-differences.js';
import { GetDecisionInput } from './get-decision.js';
import { VersionNumber } from './inputs.js';

export const ReplayDecisionInput = GetDecisionInput.extend({
  /** Another version of the same scorecard, to see what it would decide; null: the one that decided. */
  version: VersionNumber.nullable().default(null),
});

const StoredBody = z.object({ decision: z.record(z.string(), z.unknown()) });
const Receipt = z.object({ receipt: z.object({ engineVersion: z.string() }) });

/**
 * Decides the recorded application once more with the rules executor, by the very version that decided it or by
 * another, and compares byte by byte. Nothing is recorded.
 * @throws AppError `not_found`; `scorecard_invalid`, `application_invalid` when this engine, or the other version, does
 * not take them
 */
export async function replayDecision(deps: Deps, actor: Actor, input: z.output<typeof ReplayDecisionInput>) {
  requirePermission(actor, 'decisions:read');
  const row = found(await findDecision(deps.db, actor.companyId, input.decisionId), 'decisionId');
  const number = input.version ?? row.scorecard_version;
  const version = await findVersion(deps.db, actor.companyId, row.scorecard_id, number);
  if (version === undefined) throw versionUnknown(number);
  const { policy, decider } = await deps.policies.readyVersion(deps.db, version);
  const application = rereadApplication(policy, JSON.parse(row.application));
  if (!application.ok) throw new AppError('application_invalid', { diagnostics: application.error });
  const replayed: Decision = await decider.decide(application.value);
  const recorded = StoredBody.parse(JSON.parse(row.body)).decision;
  return {
    identical: canonicalJson(recorded) === canonicalJson(replayed),
    recordedDigest: digestOfJson(recorded),
    replayedDigest: digestOfJson(replayed),
    recordedBy: Receipt.parse(recorded).receipt.engineVersion,
    replayedBy: ENGINE_VERSION,
    differences: findDifferences(recorded, replayed),
    decision: replayed,
  };
}

function versionUnknown(number: number): AppError {
  return new AppError('not_found', {
    param: 'version',
    detail: {
      fr: `La grille de cette décision n’a pas de version ${number}. Sans « version », celle qui a décidé la rejoue.`,
      en: `The scorecard of this decision has no version ${number}. Without “version”, the one that decided replays it.`,
    },
  });
}
