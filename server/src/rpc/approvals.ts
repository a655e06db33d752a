import { ApproveDraftInput, approveDraft } from '../services/approve-draft.js';
import {
  AddCommentInput,
  AnswerCommentInput,
  addComment,
  answerComment,
  listDraftComments,
  ResolveThreadInput,
  resolveThread,
} from '../services/draft-comments.js';
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
  comments: userProcedure.input(GetDraftInput).query(({ ctx, input }) => listDraftComments(ctx.deps, ctx.actor, input)),
  comment: userProcedure.input(AddCommentInput).mutation(({ ctx, input }) => addComment(ctx.deps, ctx.actor, input)),
  answer: userProcedure
    .input(AnswerCommentInput)
    .mutation(({ ctx, input }) => answerComment(ctx.deps, ctx.actor, input)),
  resolve: userProcedure
    .input(ResolveThreadInput)
    .mutation(({ ctx, input }) => resolveThread(ctx.deps, ctx.actor, input)),
  reject: userProcedure.input(RejectDraftInput).mutation(({ ctx, input }) => rejectDraft(ctx.deps, ctx.actor, input)),
});
