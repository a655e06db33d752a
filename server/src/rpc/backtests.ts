import { cancelBacktest } from '../services/cancel-backtest.js';
import { ExplainCaseInput, explainBacktestCase } from '../services/explain-backtest-case.js';
import { GetBacktestInput, getBacktest } from '../services/get-backtest.js';
import { LatestEntriesInput, latestEntries } from '../services/latest-entries.js';
import { listBacktests } from '../services/list-backtests.js';
import { StartBacktestInput, startBacktest } from '../services/start-backtest.js';
import { router, userProcedure } from './trpc.js';

export const backtestsRouter = router({
  start: userProcedure
    .input(StartBacktestInput)
    .mutation(({ ctx, input }) => startBacktest(ctx.deps, ctx.actor, input)),
  list: userProcedure.query(({ ctx }) => listBacktests(ctx.deps, ctx.actor)),
  get: userProcedure.input(GetBacktestInput).query(({ ctx, input }) => getBacktest(ctx.deps, ctx.actor, input)),
  case: userProcedure
    .input(ExplainCaseInput)
    .query(({ ctx, input }) => explainBacktestCase(ctx.deps, ctx.actor, input)),
  latestEntries: userProcedure
    .input(LatestEntriesInput)
    .query(({ ctx, input }) => latestEntries(ctx.deps, ctx.actor, input)),
  cancel: userProcedure
    .input(GetBacktestInput)
    .mutation(({ ctx, input }) => cancelBacktest(ctx.deps, ctx.actor, input)),
});
