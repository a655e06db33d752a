import type { OutcomeDefinition } from '@encours/engine';
import { z } from 'zod';
import { digestOfJson } from '../audit/digests.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { type Fate, judgeOverrides } from '../overrides/judge-overrides.js';
import { chooseDataset } from '../portfolio/choose-view.js';
import { databaseSource } from '../store/database-source.js';
import { type Dataset, listDatasets } from '../store/dataset-store.js';
import { listSignatures } from '../store/delegation-store.js';
import { countResolved, listResolved } from '../store/referral-store.js';
import { Identifier } from './inputs.js';
import { OVERRIDE_REASON_CODES, OVERRIDE_REASONS } from './override-reasons.js';
import { personNamer } from './people.js';
import { readingDataset } from './reading-dataset.js';

export const OverrideStatisticsInput = z.strictObject({
  /** The history that says what became of the customers; null: the newest that can be judged. */
  datasetId: Identifier.nullable().default(null),
});

const FATES: readonly Fate[] = ['good', 'bad', 'indeterminate', 'unobserved', 'immature', 'unknown'];

/** As many overrides as are judged and shown: the latest. */
const MOST_OVERRIDES = 1000;
const SHOWN = 100;

/** As backtests judge unless a history asks for something else; see docs/statistics.md#outcome. */
const USUAL_OUTCOME: OutcomeDefinition = {
  id: 'usual',
  horizonMonths: 12,
  badDaysPastDue: 90,
  floorMinor: 0,
  excludeDisputed: true,
  indeterminateDaysPastDue: 60,
  proceedings: true,
};

/** How often people departed from the machine, in which direction and why, and what became of the customers. */
export async function getOverrideStatistics(deps: Deps, actor: Actor, input: z.output<typeof OverrideStatisticsInput>) {
  requirePermission(actor, 'decisions:read');
  requirePermission(actor, 'datasets:read');
  const { companyId } = actor;
  const counts = await countResolved(deps.db, companyId);
  const datasets = (await listDatasets(deps.db, companyId)).filter(({ profile }) => profile.lastDate !== null);
  const dataset = await chooseDataset(deps, companyId, input.datasetId);
  const rows = await listResolved(deps.db, companyId, { below: null, limit: MOST_OVERRIDES, overridesOnly: true });
  const fates = dataset === null ? null : await findFates(deps, companyId, dataset, rows);
  const ids = rows.map(({ id }) => id);
  const signatures = await listSignatures(deps.db, companyId, ids);
  const { person } = await personNamer(deps.db, companyId);

  const overrides = rows.map((row) => {
    const last = signatures.findLast((signature) => signature.decision_id === row.id);
    const fate: Fate = fates?.get(row.id) ?? 'unknown';
    return {
      decisionId: row.id,
      resolvedAt: row.resolved_at,
      customerId: row.customer_id,
      customerName: row.customer_name,
      rating: row.rating,
      currency: row.currency,
      direction: row.direction === 'up' ? ('up' as const) : ('down' as const),
      reasonCode: OVERRIDE_REASON_CODES.find((code) => code === row.reason_code) ?? ('other' as const),
      /** What the machine granted or proposed, and what was granted; null: nothing. */
      machineMinor: row.outcome === 'decline' ? null : row.limit_minor,
      grantedMinor: row.resolution_limit_minor,
      signer: last === undefined ? null : person(last.signer_id),
      fate,
    };
  });
  const sum = (wanted: (row: (typeof counts)[number]) => boolean): number =>
    counts.filter(wanted).reduce((total, { n }) => total + n, 0);
  return {
    dataset: dataset === null ? null : { datasetId: dataset.id, name: dataset.name },
    datasets: datasets.map(({ id, name }) => ({ datasetId: id, name })),
    resolved: sum(() => true),
    asProposed: sum(({ direction }) => direction === 'none'),
    up: sum(({ direction }) => direction === 'up'),
    down: sum(({ direction }) => direction === 'down'),
    /** The latest ones, which the tables below are about. */
    judged: overrides.length,
    fates: (['up', 'down'] as const).map((direction) => ({
      direction,
      counts: FATES.map((fate) => ({
        fate,
        n: overrides.filter((each) => each.direction === direction && each.fate === fate).length,
      })),
    })),
    byReason: OVERRIDE_REASON_CODES.map((code) => ({
      code,
      text: OVERRIDE_REASONS[code],
      ...countDirections(overrides.filter(({ reasonCode }) => reasonCode === code)),
    })).filter(({ up, down }) => up + down > 0),
    byPerson: [...new Set(overrides.map(({ signer }) => signer?.id))]
      .filter((id) => id !== undefined)
      .map((id) => ({ person: person(id), ...countDirections(overrides.filter(({ signer }) => signer?.id === id)) })),
    byRating: ([1, 2, 3, 4, 5] as const).map((rating) => ({
      rating,
      ...countDirections(overrides.filter((each) => each.rating === rating)),
    })),
    latest: overrides.slice(0, SHOWN),
  };
}

function countDirections(overrides: readonly { readonly direction: 'up' | 'down'; readonly fate: Fate }[]) {
  return {
    up: overrides.filter(({ direction }) => direction === 'up').length,
    down: overrides.filter(({ direction }) => direction === 'down').length,
    good: overrides.filter(({ fate }) => fate === 'good').length,
    bad: overrides.filter(({ fate }) => fate === 'bad').length,
  };
}

/** By decision; none where the customer has no id, or the history no date. */
async function findFates(
  deps: Deps,
  companyId: string,
  dataset: Dataset,
  rows: Awaited<ReturnType<typeof listResolved>>,
): Promise<ReadonlyMap<string, Fate>> {
  const { suggestedPlan, lastDate } = dataset.profile;
  const known = rows.flatMap(({ id, customer_id: customerId, date }) =>
    customerId === null ? [] : { id, customerId, date },
  );
  if (lastDate === null || known.length === 0) return new Map();
  const cases = known.map(({ customerId, date }) => ({ customerId, date }));
  const key = `fates ${companyId} ${dataset.digest} ${digestOfJson(cases)}`;
  const judge = () =>
    judgeOverrides({
      database: databaseSource(deps.config),
      companyId,
      datasetId: dataset.id,
      digest: dataset.digest,
      outcome: suggestedPlan?.outcome ?? USUAL_OUTCOME,
      knownUntil: lastDate,
      cases,
    });
  const fates = await readingDataset(deps, companyId, dataset.id, () => deps.portfolios.result(key, judge));
  return new Map(known.map(({ id }, index) => [id, fates[index] ?? 'unknown']));
}
