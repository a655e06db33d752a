/** Judges two scorecard texts on the same past and stores the report. */
import { type BacktestPartial, digestOf } from '@encours/engine';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { compareTexts } from '../backtests/compare-texts.js';
import { observeInSteps } from '../backtests/observe-in-steps.js';
import { PolicyCache } from '../policies/policy-cache.js';
import { findBacktest, loadBacktestTexts, saveReport } from '../store/backtest-store.js';
import { findDataset } from '../store/dataset-store.js';
import { loadHistory } from '../store/history-store.js';
import { finishJob } from '../store/job-store.js';
import { openObservations } from '../store/observation-files.js';
import { type JobContext, JobFailedError } from './job-context.js';

export const BacktestPayload = z.strictObject({
  actor: z.strictObject({ kind: z.enum(['user', 'api_key', 'system']), id: z.string() }),
});
export type BacktestPayload = z.infer<typeof BacktestPayload>;

export interface BacktestResult {
  readonly backtestId: string;
}

/** Share of the work that reading the dataset takes. */
const LOADING_SHARE = 0.1;
/** Share that making the observations takes; deciding them is most of the rest. */
const OBSERVING_SHARE = 0.7;

/** @throws JobFailedError with what a person can do about it; JobStoppedError when told to stop; JobLostError. */
export async function runBacktestJob(context: JobContext): Promise<void> {
  const { db, companyId } = context;
  const { actor } = BacktestPayload.parse(context.payload);
  const backtest = await findBacktest(db, companyId, context.subjectId);
  const texts = await loadBacktestTexts(db, context.subjectId);
  if (backtest === null || texts === null) throw new Error('the backtest of this job is not in the database');
  const dataset = await findDataset(db, companyId, backtest.dataset.id);
  if (dataset === null || dataset.digest !== backtest.dataset.digest) {
    throw new JobFailedError('backtest_data_changed', {
      fr: 'Le jeu de données a changé entre le lancement et le calcul. Relancez le rétro-test.',
      en: 'The dataset changed between the start and the calculation. Run the backtest again.',
    });
  }

  context.report(0, 'loading_history');
  const { economics, ...plan } = backtest.plan;
  const report = await compareTexts({
    observe: (schema) =>
      openObservations({
        dataDir: context.dataDir,
        dataset,
        plan,
        schema,
        make: async () => {
          const history = await loadHistory(db, companyId, dataset.id, dataset.digest);
          context.checkStopped();
          return observeInSteps(history, plan, schema, (share) => {
            context.checkStopped();
            context.report(LOADING_SHARE + OBSERVING_SHARE * share, 'observing');
          });
        },
      }),
    dataset: backtest.dataset,
    economics,
    texts,
    benchmarks: await new PolicyCache().benchmarksOf(db, companyId),
    onProgress: (share, headline) => {
      context.checkStopped();
      const before = LOADING_SHARE + OBSERVING_SHARE;
      const partial: BacktestPartial = { headline };
      context.report(before + (0.98 - before) * share, 'deciding', null, partial);
    },
  });
  if (report.observations.n === 0) {
    throw new JobFailedError('plan_invalid', {
      fr: 'Ce plan ne donne aucune observation dont l’issue soit connue. Prenez des dates plus anciennes ou un horizon plus court.',
      en: 'This plan gives no observation whose outcome is known. Take earlier dates or a shorter horizon.',
    });
  }

  context.checkStopped();
  context.report(0.99, 'reporting');
  const now = context.now();
  const reportDigest = digestOf(report);
  const result: BacktestResult = { backtestId: backtest.id };
  await context.write(async (tx) => {
    await saveReport(tx, backtest.id, report, reportDigest, now.toISOString());
    await appendAudit(tx, { ...actor, companyId }, now, {
      action: 'backtest.finished',
      subject: backtest.id,
      details: {
        datasetDigest: backtest.dataset.digest,
        championDigest: backtest.champion.digest,
        challengerDigest: backtest.challenger.digest,
        reportDigest,
      },
    });
    await finishJob(tx, context.jobId, now.toISOString(), { status: 'succeeded', result });
  });
}
