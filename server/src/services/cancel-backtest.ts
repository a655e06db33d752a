import type { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findBacktest } from '../store/backtest-store.js';
import { cancelJob } from './cancel-job.js';
import type { GetBacktestInput } from './get-backtest.js';

/** Stops a backtest that waits or runs. */
export async function cancelBacktest(deps: Deps, actor: Actor, input: z.output<typeof GetBacktestInput>) {
  requirePermission(actor, 'backtests:run');
  const { jobId } = found(await findBacktest(deps.db, actor.companyId, input.backtestId), 'backtestId');
  return cancelJob(deps, actor, { jobId });
}
