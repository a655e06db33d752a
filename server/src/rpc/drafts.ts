import { CreateDraftInput, createDraft } from '../services/create-draft.js';
import { discardDraft } from '../services/discard-draft.js';
import { GetDraftInput, getDraft } from '../services/get-draft.js';
import { PreviewRebaseInput, previewRebase, RebaseDraftInput, rebaseDraft } from '../services/rebase-draft.js';
import { SaveDraftInput, saveDraft } from '../services/save-draft.js';
import { SubmitDraftInput, submitDraft } from '../services/submit-draft.js';
import { withdrawDraft } from '../services/withdraw-draft.js';
import { router, userProcedure } from './trpc.js';

export const draftsRouter = router({
  create: userProcedure.input(CreateDraftInput).mutation(({ ctx, input }) => createDraft(ctx.deps, ctx.actor, input)),
  get: userProcedure.input(GetDraftInput).query(({ ctx, input }) => getDraft(ctx.deps, ctx.actor, input)),
  save: userProcedure.input(SaveDraftInput).mutation(({ ctx, input }) => saveDraft(ctx.deps, ctx.actor, input)),
  discard: userProcedure.input(GetDraftInput).mutation(({ ctx, input }) => discardDraft(ctx.deps, ctx.actor, input)),
  /** What the draft would be on top of the last published version. */
  rebasePreview: userProcedure
    .input(PreviewRebaseInput)
    .query(({ ctx, input }) => previewRebase(ctx.deps, ctx.actor, input)),
  rebase: userProcedure.input(RebaseDraftInput).mutation(({ ctx, input }) => rebaseDraft(ctx.deps, ctx.actor, input)),
  submit: userProcedure.input(SubmitDraftInput).mutation(({ ctx, input }) => submitDraft(ctx.deps, ctx.actor, input)),
  withdraw: userProcedure.input(GetDraftInput).mutation(({ ctx, input }) => withdrawDraft(ctx.deps, ctx.actor, input)),
});
