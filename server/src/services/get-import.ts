import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findImport, listRejects } from '../store/dataset-store.js';

/** What an import took and what it refused; the summary is null until its file has been read to the end. */
export async function getImport(deps: Deps, actor: Actor, input: { readonly importId: string }) {
  requirePermission(actor, 'datasets:read');
  const { id, summary } = found(await findImport(deps.db, actor.companyId, input.importId), 'importId');
  return { summary, rejects: await listRejects(deps.db, id) };
}
