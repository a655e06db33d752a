/** What other applications may call with an API key: the same services as REST, typed. */
import type { Decision } from '@encours/engine';
import { z } from 'zod';
import { AppError, toAppError } from '../errors.js';
import { CreateDatasetInput, createDataset } from '../services/create-dataset.js';
import { decideApplication } from '../services/decide-application.js';
import { type BatchItem, decideBatch } from '../services/decide-batch.js';
import { explainDecision } from '../services/explain-decision.js';
import { followImport } from '../services/follow-import.js';
import { GetDecisionInput, getDecisionBody } from '../services/get-decision.js';
import { DocumentId, Identifier, VersionNumber } from '../services/inputs.js';
import { listDatasets } from '../services/list-datasets.js';
import { listScorecards } from '../services/list-scorecards.js';
import { ReplayDecisionInput, replayDecision } from '../services/replay-decision.js';
import { describeFault, keyProcedure, router } from './trpc.js';

/** Applications that one call may carry. */
export const MOST_APPLICATIONS = 200;

const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/u)
  .nullable()
  .default(null);

const ApplicationShape = z.record(z.string(), z.unknown());
const Deciding = z.strictObject({
  scorecardId: DocumentId,
  version: VersionNumber.nullable().default(null),
  idempotencyKey: IdempotencyKey,
});

export interface RecordedDecisionBody {
  readonly id: string;
  readonly decidedAt: string;
  readonly auditSequence: number;
  readonly pinned?: true;
  readonly decision: Decision;
}

/** We stored it ourselves; `audit verify` vouches for it. */
const readBody = (body: string): RecordedDecisionBody => JSON.parse(body) as RecordedDecisionBody;

export const apiRouter = router({
  decide: keyProcedure
    .input(Deciding.extend({ application: ApplicationShape }))
    .mutation(async ({ ctx, input }) =>
      readBody((await decideApplication(ctx.deps, ctx.actor, { ...input, requestId: ctx.requestId })).body),
    ),

  /** One result for each application, in the same order; what is at fault with one does not stop the others. */
  decideMany: keyProcedure
    .input(Deciding.extend({ applications: z.array(ApplicationShape).max(MOST_APPLICATIONS) }))
    .mutation(async ({ ctx, input }) => {
      const { applications, idempotencyKey, scorecardId, version } = input;
      async function* items(): AsyncGenerator<BatchItem> {
        for (const [index, application] of applications.entries()) {
          const key = idempotencyKey === null ? null : `${idempotencyKey}#${index + 1}`;
          yield { ok: true, scorecardId, version, application, idempotencyKey: key };
        }
      }
      const results = [];
      for await (const result of decideBatch(ctx.deps, ctx.actor, items(), ctx.requestId)) {
        results.push(
          result instanceof AppError
            ? { ok: false as const, fault: describeFault(toAppError(result), ctx.requestId) }
            : { ok: true as const, result: readBody(result.body) },
        );
      }
      return results;
    }),

  get: keyProcedure
    .input(GetDecisionInput)
    .query(async ({ ctx, input }) => readBody(await getDecisionBody(ctx.deps, ctx.actor, input))),
  explain: keyProcedure
    .input(GetDecisionInput.extend({ lang: z.enum(['fr', 'en']) }))
    .query(({ ctx, input }) => explainDecision(ctx.deps, ctx.actor, input)),
  replay: keyProcedure.input(ReplayDecisionInput).query(({ ctx, input }) => replayDecision(ctx.deps, ctx.actor, input)),
  scorecards: keyProcedure.query(({ ctx }) => listScorecards(ctx.deps, ctx.actor)),

  datasets: keyProcedure.query(({ ctx }) => listDatasets(ctx.deps, ctx.actor)),
  createDataset: keyProcedure
    .input(CreateDatasetInput)
    .mutation(({ ctx, input }) => createDataset(ctx.deps, ctx.actor, input)),
  followImport: keyProcedure
    .input(z.strictObject({ importId: Identifier }))
    .query(({ ctx, input }) => followImport(ctx.deps, ctx.actor, input)),
});
