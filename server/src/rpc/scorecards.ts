import { ActivateVersionInput, activateVersion } from '../services/activate-version.js';
import { getCatalogue } from '../services/get-catalogue.js';
import { getDossier } from '../services/get-dossier.js';
import {
  GetScorecardInput,
  GetVersionInput,
  getScorecard,
  getVersion,
  getVersionInForce,
} from '../services/get-scorecard.js';
import { listScorecards } from '../services/list-scorecards.js';
import { RollBackInput, rollBack } from '../services/roll-back.js';
import { router, userProcedure } from './trpc.js';

export const scorecardsRouter = router({
  list: userProcedure.query(({ ctx }) => listScorecards(ctx.deps, ctx.actor)),
  get: userProcedure.input(GetScorecardInput).query(({ ctx, input }) => getScorecard(ctx.deps, ctx.actor, input)),
  version: userProcedure.input(GetVersionInput).query(({ ctx, input }) => getVersion(ctx.deps, ctx.actor, input)),
  dossier: userProcedure.input(GetVersionInput).query(({ ctx, input }) => getDossier(ctx.deps, ctx.actor, input)),
  inForce: userProcedure
    .input(GetScorecardInput)
    .query(({ ctx, input }) => getVersionInForce(ctx.deps, ctx.actor, input)),
  catalogue: userProcedure.query(({ ctx }) => getCatalogue(ctx.actor)),
  activate: userProcedure
    .input(ActivateVersionInput)
    .mutation(({ ctx, input }) => activateVersion(ctx.deps, ctx.actor, input)),
  rollBack: userProcedure.input(RollBackInput).mutation(({ ctx, input }) => rollBack(ctx.deps, ctx.actor, input)),
});
