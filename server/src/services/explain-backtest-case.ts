import { createDecider, observeOne, type Policy, prepareHistory } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { findBacktest, loadBacktestTexts } from '../store/backtest-store.js';
import { findDataset } from '../store/dataset-store.js';
import { loadHistory } from '../store/history-store.js';
import { Day, Identifier } from './inputs.js';

export const ExplainCaseInput = z.strictObject({
  backtestId: Identifier,
  customerId: z.string().min(1).max(100),
  date: Day,
});

/**
 * One observation of a backtest with both decisions in full, made again from the texts and the dataset that it ran on.
 * @throws AppError `backtest_data_changed` when the dataset is no longer the same
 */
export async function explainBacktestCase(deps: Deps, actor: Actor, input: z.output<typeof ExplainCaseInput>) {
  requirePermission(actor, 'backtests:read');
  const { companyId } = actor;
  const backtest = found(await findBacktest(deps.db, companyId, input.backtestId), 'backtestId');
  const texts = found(await loadBacktestTexts(deps.db, backtest.id));
  const dataset = await findDataset(deps.db, companyId, backtest.dataset.id);
  if (dataset === null || dataset.digest !== backtest.dataset.digest) throw new AppError('backtest_data_changed');
  const history = prepareHistory(await loadHistory(deps.db, companyId, dataset.id));
  const observation = found(observeOne(history, backtest.plan, input.customerId, input.date), 'customerId');
  const decide = async (text: string) => {
    const policy = await requirePolicy(deps, companyId, text);
    return createDecider(policy).decide(observation.application);
  };
  return {
    customerId: observation.customerId,
    name: observation.name,
    date: observation.date,
    flag: observation.flag,
    worstDaysPastDue: observation.worstDaysPastDue,
    application: observation.application,
    champion: await decide(texts.champion),
    challenger: await decide(texts.challenger),
  };
}

async function requirePolicy(deps: Deps, companyId: string, text: string): Promise<Policy> {
  const { policy, diagnostics } = await deps.policies.checkText(deps.db, companyId, text);
  if (policy === null) throw new AppError('scorecard_invalid', { diagnostics });
  return policy;
}
