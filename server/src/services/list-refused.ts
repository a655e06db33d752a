import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { describeReject, type Reject } from '../imports/reasons.js';
import { findImport, listRejects } from '../store/dataset-store.js';
import { Identifier } from './inputs.js';

export const ListRefusedInput = z.strictObject({ importId: Identifier });

/** Refused rows that a screen shows; what counts them, and the file, have them all. */
export const SHOWN_REJECTS = 100;

/** How many rows an import refused, and the first of them with their reasons. */
export async function listRefused(deps: Deps, actor: Actor, input: z.output<typeof ListRefusedInput>) {
  requirePermission(actor, 'datasets:read');
  const { id, summary } = found(await findImport(deps.db, actor.companyId, input.importId), 'importId');
  const rejects = await listRejects(deps.db, id, SHOWN_REJECTS);
  return { rejected: summary?.rejected ?? 0, rejects: rejects.map(explainReject) };
}

export function explainReject(reject: Reject) {
  return { ...reject, reason: describeReject(reject) };
}
