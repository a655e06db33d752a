import { createDecider, observeOne, type Policy } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { findBacktest, loadBacktestTexts } from '../store/backtest-store.js';
import { findDataset } from '../store/dataset-store.js';
import { Day, Identifier } from './inputs.js';
import { readingDataset } from './reading-dataset.js';

export const ExplainCaseInput = z.strictObject({
  backtestId: Identifier,
  customerId: z.string().min(1).max(100),
  date: Day,
});

/**
 * One observation of a backtest with both decisions in full, made again from the texts and the dataset that it ran on. It
 * comes from the records and not from the columns of the run, which do not hold when a fact became known and from where.
 * @throws AppError `backtest_data_changed` when the dataset is no longer the same
 */
export async function explainBacktestCase(deps: Deps, actor: Actor, input: z.output<typeof ExplainCaseInput>) {
  requirePermission(actor, 'backtests:read');
  const { companyId } = actor;
  const backtest = found(await findBacktest(deps.db, companyId, input.backtestId), 'backtestId');
  const texts = found(await loadBacktestTexts(deps.db, backtest.id));
  const dataset = await findDataset(deps.db, companyId, backtest.dataset.id);
  if (dataset === null || dataset.digest !== backtest.dataset.digest) throw new AppError('backtest_data_changed');
  const champion = await requirePolicy(deps, companyId, texts.champion);
  const challenger = await requirePolicy(deps, companyId, texts.challenger);
  const { economics: _, ...plan } = backtest.plan;
  const history = await readingDataset(deps, companyId, dataset.id, () =>
    deps.portfolios.historyOf(companyId, dataset),
  );
  const { customerId, date } = input;
  const observation = found(observeOne(history, plan, customerId, date, { skipImmature: true }), 'customerId');
  return {
    customerId: observation.customerId,
    name: observation.name,
    date: observation.date,
    flag: observation.flag,
    worstDaysPastDue: observation.worstDaysPastDue,
    application: observation.application,
    champion: await createDecider(champion).decide(observation.application),
    challenger: await createDecider(challenger).decide(observation.application),
    scorecards: { champion: champion.scorecard, challenger: challenger.scorecard },
  };
}

async function requirePolicy(deps: Deps, companyId: string, text: string): Promise<Policy> {
  const { policy, diagnostics } = await deps.policies.checkText(deps.db, companyId, text);
  if (policy === null) throw new AppError('scorecard_invalid', { diagnostics });
  return policy;
}
