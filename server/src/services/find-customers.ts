import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { chooseDataset } from '../portfolio/choose-view.js';
import { listLastDecisions, toSearchText } from '../store/decision-store.js';
import { SearchText } from './inputs.js';
import { readingDataset } from './reading-dataset.js';

export const FindCustomersInput = z.strictObject({
  /** Part of the id or the name; letter case and accents do not matter. */
  text: SearchText,
  limit: z.int().min(1).max(50).default(8),
});

/** Customers of the newest dataset that can be judged, and those that decisions were made about, by name. */
export async function findCustomers(deps: Deps, actor: Actor, input: z.output<typeof FindCustomersInput>) {
  requirePermission(actor, 'datasets:read');
  requirePermission(actor, 'decisions:read');
  const { companyId } = actor;
  const wanted = toSearchText(input.text.trim());
  const names = new Map<string, string | null>();
  for (const { customer_id: id, customer_name: name } of await listLastDecisions(deps.db, companyId)) {
    if (id !== null) names.set(id, name);
  }
  const dataset = await chooseDataset(deps, companyId, null);
  if (dataset !== null) {
    const history = await readingDataset(deps, companyId, dataset.id, () =>
      deps.portfolios.historyOf(companyId, dataset),
    );
    for (const [index, id] of history.customerIds.entries()) {
      names.set(id, history.customers[index]?.name ?? names.get(id) ?? null);
    }
  }
  return [...names]
    .filter(([id, name]) => toSearchText(`${id} ${name ?? ''}`).includes(wanted))
    .map(([customerId, name]) => ({ customerId, name }))
    .sort((a, b) => ((a.name ?? a.customerId) < (b.name ?? b.customerId) ? -1 : 1))
    .slice(0, input.limit);
}
