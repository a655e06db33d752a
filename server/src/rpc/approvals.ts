import { ApproveDraftInput, approveDraft } from '../services/approve-draft.js';
import { getApproval } from '../services/get-approval.js';
import { GetDraftInput } from '../services/get-draft.js';
import { listApprovals } from '../services/list-approvals.js';
import { RejectDraftInput, rejectDraft } from '../services/reject-draft.js';
import { router, userProcedure } from './trpc.js';

export const approvalsRouter = router({
  list: userProcedure.query(({ ctx }) => listApprovals(ctx.deps, ctx.actor)),
  get: userProcedure.input(GetDraftInput).query(({ ctx, input }) => getApproval(ctx.deps, ctx.actor, input)),
  approve: userProcedure
    .input(ApproveDraftInput)
    .mutation(({ ctx, input }) => approveDraft(ctx.deps, ctx.actor, input)),
  reject: userProcedure.input(RejectDraftInput).mutation(({ ctx, input }) => rejectDraft(ctx.deps, ctx.actor, input)),
});
