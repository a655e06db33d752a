import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findImport, listRejects } from '../store/dataset-store.js';

/** What a finished import took and what it refused. @throws AppError `not_found` before it has finished */
export async function getImport(deps: Deps, actor: Actor, input: { readonly importId: string }) {
  requirePermission(actor, 'datasets:read');
  const entry = found(await findImport(deps.db, actor.companyId, input.importId), 'importId');
  return { summary: found(entry.summary), rejects: await listRejects(deps.db, entry.id) };
}
