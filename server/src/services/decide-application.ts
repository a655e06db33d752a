import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { findDecidingPolicy } from './find-deciding-policy.js';
import { type AskedDecision, prepareDecision } from './prepare-decision.js';
import { type RecordedDecision, recordDecision, takeDecision } from './record-decisions.js';

export interface DecideInput extends AskedDecision {
  readonly requestId: string | null;
}

/**
 * Decides an application and records it: the decision and its audit row are stored together, or neither is.
 * @throws AppError as `prepareDecision` does, with paths that start at the request
 */
export async function decideApplication(deps: Deps, actor: Actor, input: DecideInput): Promise<RecordedDecision> {
  requirePermission(actor, 'decisions:write');
  const prepared = await prepareDecision(deps, actor, input, (id, version) =>
    findDecidingPolicy(deps, actor, id, version),
  );
  if ('body' in prepared) return prepared;
  const decision = await prepared.policy.decider.decide(prepared.application);
  const { requestId } = input;
  return recordDecision(deps, takeDecision({ ...prepared, actor, decision, requestId }));
}
