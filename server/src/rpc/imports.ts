import { CheckImportInput, checkImport } from '../services/check-import.js';
import { CommitImportInput, commitImport } from '../services/commit-import.js';
import { InspectUploadInput, inspectUpload } from '../services/inspect-upload.js';
import { listImportKinds } from '../services/list-import-kinds.js';
import { ListRefusedInput, listRefused } from '../services/list-refused.js';
import { router, userProcedure } from './trpc.js';

export const importsRouter = router({
  kinds: userProcedure.query(({ ctx }) => listImportKinds(ctx.actor)),
  inspect: userProcedure.input(InspectUploadInput).query(({ ctx, input }) => inspectUpload(ctx.deps, ctx.actor, input)),
  check: userProcedure.input(CheckImportInput).query(({ ctx, input }) => checkImport(ctx.deps, ctx.actor, input)),
  refused: userProcedure.input(ListRefusedInput).query(({ ctx, input }) => listRefused(ctx.deps, ctx.actor, input)),
  commit: userProcedure.input(CommitImportInput).mutation(({ ctx, input }) => commitImport(ctx.deps, ctx.actor, input)),
});
