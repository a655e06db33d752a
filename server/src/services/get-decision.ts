import type { Decision } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findDecision } from '../store/decision-store.js';
import { Identifier } from './inputs.js';
import { describeDecision } from './list-decisions.js';
import { actorNamer } from './people.js';

export const GetDecisionInput = z.strictObject({ decisionId: Identifier });

/** The recorded body, byte for byte as it was first returned. */
export async function getDecisionBody(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof GetDecisionInput>,
): Promise<string> {
  requirePermission(actor, 'decisions:read');
  return found(await findDecision(deps.db, actor.companyId, input.decisionId), 'decisionId').body;
}

/** What we stored ourselves, by this release or an earlier one: it is shown as it is, and `audit verify` vouches for it. */
const StoredBody = z.object({
  decision: z.custom<Decision>((value) => typeof value === 'object' && value !== null),
});

/** The decision alone, as it was recorded. */
export async function readDecision(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof GetDecisionInput>,
): Promise<Decision> {
  return parseStored(await getDecisionBody(deps, actor, input));
}

/** The decision in a body as it was stored. */
export function parseStored(body: string): Decision {
  return StoredBody.parse(JSON.parse(body)).decision;
}

/** The record with what was asked and who asked it. */
export async function getDecision(deps: Deps, actor: Actor, input: z.output<typeof GetDecisionInput>) {
  requirePermission(actor, 'decisions:read');
  const row = found(await findDecision(deps.db, actor.companyId, input.decisionId), 'decisionId');
  return {
    ...describeDecision(row, await actorNamer(deps.db, actor.companyId)),
    requestId: row.request_id,
    date: row.date,
    application: JSON.parse(row.application) as unknown,
    decision: parseStored(row.body),
  };
}
