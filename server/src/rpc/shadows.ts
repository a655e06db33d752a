import {
  GetShadowInput,
  getShadow,
  ListShadowsInput,
  listScorecardShadows,
  StartShadowInput,
  startShadow,
  stopShadow,
} from '../services/manage-shadows.js';
import { router, userProcedure } from './trpc.js';

export const shadowsRouter = router({
  list: userProcedure
    .input(ListShadowsInput)
    .query(({ ctx, input }) => listScorecardShadows(ctx.deps, ctx.actor, input)),
  get: userProcedure.input(GetShadowInput).query(({ ctx, input }) => getShadow(ctx.deps, ctx.actor, input)),
  start: userProcedure.input(StartShadowInput).mutation(({ ctx, input }) => startShadow(ctx.deps, ctx.actor, input)),
  stop: userProcedure.input(GetShadowInput).mutation(({ ctx, input }) => stopShadow(ctx.deps, ctx.actor, input)),
});
