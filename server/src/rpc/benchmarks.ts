import { GetBenchmarkInput, getBenchmark, listBenchmarks } from '../services/list-benchmarks.js';
import { router, userProcedure } from './trpc.js';

export const benchmarksRouter = router({
  list: userProcedure.query(({ ctx }) => listBenchmarks(ctx.deps, ctx.actor)),
  get: userProcedure.input(GetBenchmarkInput).query(({ ctx, input }) => getBenchmark(ctx.deps, ctx.actor, input)),
});
