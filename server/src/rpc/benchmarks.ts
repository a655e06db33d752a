import { AddBenchmarkInput, addBenchmark } from '../services/add-benchmark.js';
import { GetBenchmarkInput, getBenchmark, listBenchmarkPins, listBenchmarks } from '../services/list-benchmarks.js';
import { router, userProcedure } from './trpc.js';

export const benchmarksRouter = router({
  list: userProcedure.query(({ ctx }) => listBenchmarks(ctx.deps, ctx.actor)),
  get: userProcedure.input(GetBenchmarkInput).query(({ ctx, input }) => getBenchmark(ctx.deps, ctx.actor, input)),
  pins: userProcedure.input(GetBenchmarkInput).query(({ ctx, input }) => listBenchmarkPins(ctx.deps, ctx.actor, input)),
  add: userProcedure.input(AddBenchmarkInput).mutation(({ ctx, input }) => addBenchmark(ctx.deps, ctx.actor, input)),
});
