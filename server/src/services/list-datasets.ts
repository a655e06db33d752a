import { monthsBetween } from '@encours/engine';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { type DatasetProfile, FEWEST_MONTHS } from '../imports/profile-history.js';
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
    /** Whether it tells what became of customers; whole months that it covers, and how many it takes. */
    judgeable: profile.suggestedPlan !== null,
    months: monthsOf(profile),
    monthsNeeded: FEWEST_MONTHS,
  }));
}

/** Null: nothing in it has a date. */
function monthsOf({ firstDate, lastDate }: DatasetProfile): number | null {
  return firstDate === null || lastDate === null ? null : monthsBetween(firstDate, lastDate);
}

function personOf(nameOf: Awaited<ReturnType<typeof actorNamer>>, id: string): { id: string; name: string } {
  const { name } = nameOf('user', id);
  return { id, name };
}
