import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { listDatasets as listRows } from '../store/dataset-store.js';
import { actorNamer } from './people.js';

/** The company's datasets, the latest change first. */
export async function listDatasets(deps: Deps, actor: Actor) {
  requirePermission(actor, 'datasets:read');
  const rows = await listRows(deps.db, actor.companyId);
  const nameOf = await actorNamer(deps.db, actor.companyId);
  return rows.map(({ id, name, createdAt, updatedAt, createdBy, profile, importing }) => ({
    datasetId: id,
    name,
    createdAt,
    updatedAt,
    createdBy: personOf(nameOf, createdBy),
    status: importing ? ('importing' as const) : ('ready' as const),
    customers: profile.customers,
    invoices: profile.invoices,
    settled: profile.settled,
    late: profile.late,
    totalMinor: profile.totalMinor,
    currency: profile.currency,
    firstDate: profile.firstDate,
    lastDate: profile.lastDate,
  }));
}

function personOf(nameOf: Awaited<ReturnType<typeof actorNamer>>, id: string): { id: string; name: string } {
  const { name } = nameOf('user', id);
  return { id, name };
}
