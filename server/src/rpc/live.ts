import {
  closeLive,
  LiveSessionInput,
  listLiveSwapIns,
  OpenLiveInput,
  openLive,
  ReadLiveCaseInput,
  RunLiveInput,
  readLiveCase,
  runLive,
} from '../services/live-backtest.js';
import { router, userProcedure } from './trpc.js';

export const liveRouter = router({
  open: userProcedure.input(OpenLiveInput).mutation(({ ctx, input }) => openLive(ctx.deps, ctx.actor, input)),
  run: userProcedure.input(RunLiveInput).mutation(({ ctx, input }) => runLive(ctx.deps, ctx.actor, input)),
  swapIns: userProcedure.input(LiveSessionInput).query(({ ctx, input }) => listLiveSwapIns(ctx.deps, ctx.actor, input)),
  readCase: userProcedure.input(ReadLiveCaseInput).query(({ ctx, input }) => readLiveCase(ctx.deps, ctx.actor, input)),
  close: userProcedure.input(LiveSessionInput).mutation(({ ctx, input }) => closeLive(ctx.deps, ctx.actor, input)),
});
