/** What a portfolio is looked at through: a dataset and a version, chosen by the reader or else the obvious ones. */
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { companyDay } from '../services/company-day.js';
import { findUsualDataset } from '../services/usual-dataset.js';
import { type Dataset, findDataset } from '../store/dataset-store.js';
import { countDecisionsByScorecard } from '../store/decision-store.js';
import { findVersion, findVersionInForce, lastVersionNumber, listScorecards } from '../store/scorecard-store.js';
import type { ScorecardVersionTable } from '../store/tables.js';

/**
 * The dataset of this id, or the newest that can be judged: a few records that an application sends into another one are
 * nobody's portfolio. Where none can be, the newest that holds anything; null when none does.
 * @throws AppError `not_found`
 */
export async function chooseDataset(deps: Deps, companyId: string, datasetId: string | null): Promise<Dataset | null> {
  if (datasetId !== null) return found(await findDataset(deps.db, companyId, datasetId), 'datasetId');
  return findUsualDataset(deps, companyId, null);
}

/**
 * The version of this number, or the one in force; of the scorecard of this id, or of the one that decides most. Null
 * when none is in force.
 * @throws AppError `not_found`
 */
export async function chooseVersion(
  deps: Deps,
  companyId: string,
  scorecardId: string | null,
  version: number | null,
): Promise<ScorecardVersionTable | null> {
  const day = await companyDay(deps, deps.db, companyId);
  const inForce = (id: string) => findVersionInForce(deps.db, companyId, id, day);
  if (scorecardId !== null) {
    if (version === null) return (await inForce(scorecardId)) ?? null;
    return found(await findVersion(deps.db, companyId, scorecardId, version), 'version');
  }
  for (const id of await rankScorecards(deps, companyId)) {
    const row = await inForce(id);
    if (row !== undefined) return row;
  }
  return null;
}

/** Ids of all scorecards: the one that has decided most first, then the one that was worked on most, then by id. */
async function rankScorecards(deps: Deps, companyId: string): Promise<readonly string[]> {
  const decisions = await countDecisionsByScorecard(deps.db, companyId);
  const scorecards = await Promise.all(
    (await listScorecards(deps.db, companyId)).map(async ({ id }) => ({
      id,
      decisions: decisions.get(id) ?? 0,
      versions: await lastVersionNumber(deps.db, companyId, id),
    })),
  );
  return scorecards.sort((a, b) => b.decisions - a.decisions || b.versions - a.versions).map(({ id }) => id);
}
