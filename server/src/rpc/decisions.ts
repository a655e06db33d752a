import { z } from 'zod';
import { decideApplication } from '../services/decide-application.js';
import { GetDecisionInput, getDecision } from '../services/get-decision.js';
import { GetSigningInput, getSigning } from '../services/get-signing.js';
import { DocumentId } from '../services/inputs.js';
import { ListDecisionsInput, listDecisions } from '../services/list-decisions.js';
import { countInbox, ListInboxInput, listInbox } from '../services/list-inbox.js';
import { getOverrideStatistics, OverrideStatisticsInput } from '../services/override-statistics.js';
import { ReplayDecisionInput, replayDecision } from '../services/replay-decision.js';
import { SignDecisionInput, signDecision } from '../services/sign-decision.js';
import { router, userProcedure } from './trpc.js';

const DecideInput = z.strictObject({ scorecardId: DocumentId, application: z.record(z.string(), z.unknown()) });

export const decisionsRouter = router({
  list: userProcedure.input(ListDecisionsInput).query(({ ctx, input }) => listDecisions(ctx.deps, ctx.actor, input)),
  get: userProcedure.input(GetDecisionInput).query(({ ctx, input }) => getDecision(ctx.deps, ctx.actor, input)),
  /** Decides it once more and compares: nothing is recorded. */
  replay: userProcedure
    .input(ReplayDecisionInput)
    .query(({ ctx, input }) => replayDecision(ctx.deps, ctx.actor, input)),
  inbox: userProcedure.input(ListInboxInput).query(({ ctx, input }) => listInbox(ctx.deps, ctx.actor, input)),
  waiting: userProcedure.query(({ ctx }) => countInbox(ctx.deps, ctx.actor)),
  /** What people signed, and what this person may sign. */
  signing: userProcedure.input(GetSigningInput).query(({ ctx, input }) => getSigning(ctx.deps, ctx.actor, input)),
  sign: userProcedure.input(SignDecisionInput).mutation(({ ctx, input }) => signDecision(ctx.deps, ctx.actor, input)),
  overrides: userProcedure
    .input(OverrideStatisticsInput)
    .query(({ ctx, input }) => getOverrideStatistics(ctx.deps, ctx.actor, input)),
  /** Recorded, like one that came over REST. */
  decide: userProcedure.input(DecideInput).mutation(async ({ ctx, input }) => {
    const { id } = await decideApplication(ctx.deps, ctx.actor, {
      ...input,
      version: null,
      idempotencyKey: null,
      requestId: ctx.requestId,
    });
    return getDecision(ctx.deps, ctx.actor, { decisionId: id });
  }),
});
