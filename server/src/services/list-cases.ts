import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { listCases as listRows } from '../store/case-store.js';
import { findScorecard, findVersion } from '../store/scorecard-store.js';
import { DocumentId, VersionNumber } from './inputs.js';
import { readCases } from './run-cases.js';

export const ListCasesInput = z.strictObject({
  scorecardId: DocumentId,
  /** The version whose shipped cases are wanted; null: only saved ones. */
  version: VersionNumber.nullable().default(null),
});

/** The cases that came with the version, then those that were saved for the scorecard, by name. */
export async function listCases(deps: Deps, actor: Actor, input: z.output<typeof ListCasesInput>) {
  requirePermission(actor, 'scorecards:read');
  const { companyId } = actor;
  found(await findScorecard(deps.db, companyId, input.scorecardId), 'scorecardId');
  const version =
    input.version === null
      ? null
      : found(await findVersion(deps.db, companyId, input.scorecardId, input.version), 'version');
  return readCases(version, await listRows(deps.db, companyId, input.scorecardId));
}
