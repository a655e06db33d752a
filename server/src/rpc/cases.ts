import { ListCasesInput, listCases } from '../services/list-cases.js';
import { DeleteCaseInput, deleteCase, SaveCaseInput, saveCase } from '../services/save-case.js';
import { router, userProcedure } from './trpc.js';

export const casesRouter = router({
  list: userProcedure.input(ListCasesInput).query(({ ctx, input }) => listCases(ctx.deps, ctx.actor, input)),
  save: userProcedure.input(SaveCaseInput).mutation(({ ctx, input }) => saveCase(ctx.deps, ctx.actor, input)),
  delete: userProcedure.input(DeleteCaseInput).mutation(({ ctx, input }) => deleteCase(ctx.deps, ctx.actor, input)),
});
