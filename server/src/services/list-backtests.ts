import { type Actor, requirePermission } from '../authority/require.js';
import { summariseReport } from '../backtests/summarise-report.js';
import type { Deps } from '../deps.js';
import { type Backtest, type BacktestSide, listBacktests as listRows } from '../store/backtest-store.js';
import { actorNamer } from './people.js';

const LISTED = 200;

/** The company's latest backtests, newest first. */
export async function listBacktests(deps: Deps, actor: Actor) {
  requirePermission(actor, 'backtests:read');
  const { companyId } = actor;
  const rows = await listRows(deps.db, companyId, LISTED);
  const nameOf = await actorNamer(deps.db, companyId);
  return rows.map((row) => describeBacktest(row, (id) => nameOf('user', id).name));
}

function describeSide(side: BacktestSide) {
  return {
    scorecardId: side.scorecardId,
    // A draft has no number of its own until it is published.
    version: side.draft === null ? side.version : null,
    draftId: side.draft?.draftId ?? null,
    name: side.name,
    digest: side.digest,
  };
}

/** A backtest as lists and its own page show it; `nameOf` turns an actor's id into words. */
export function describeBacktest(row: Backtest, nameOf: (id: string) => string) {
  return {
    backtestId: row.id,
    jobId: row.jobId,
    status: row.job.status,
    progress: row.job.progress,
    step: row.job.step,
    dataset: { id: row.dataset.id, name: row.dataset.name },
    champion: describeSide(row.champion),
    challenger: describeSide(row.challenger),
    createdBy: { id: row.createdBy, name: nameOf(row.createdBy) },
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
    summary: row.report === null ? null : summariseReport(row.report),
  };
}
