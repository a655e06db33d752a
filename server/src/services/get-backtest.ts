import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findBacktest } from '../store/backtest-store.js';
import { findJob } from '../store/job-store.js';
import { Identifier } from './inputs.js';
import { describeBacktest } from './list-backtests.js';
import { actorNamer } from './people.js';

export const GetBacktestInput = z.strictObject({ backtestId: Identifier });

/** A backtest with its plan and, once it is done, its report. */
export async function getBacktest(deps: Deps, actor: Actor, input: z.output<typeof GetBacktestInput>) {
  requirePermission(actor, 'backtests:read');
  const { companyId } = actor;
  const row = found(await findBacktest(deps.db, companyId, input.backtestId), 'backtestId');
  const job = await findJob(deps.db, companyId, row.jobId);
  const nameOf = await actorNamer(deps.db, companyId);
  return {
    ...describeBacktest(row, job, (id) => nameOf('user', id).name),
    datasetDigest: row.dataset.digest,
    plan: row.plan,
    report: row.report,
    reportDigest: row.reportDigest,
    error: job?.error == null ? null : { code: job.error.code, messageText: job.error.message },
  };
}
