import { digestOf, tableSchemaFor } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { databaseSource } from '../store/database-source.js';
import { readingDataset } from './reading-dataset.js';
import { TEXT_MAX_LENGTH } from './save-draft.js';
import { findUsualDataset } from './usual-dataset.js';

export const ProfileInputsInput = z.strictObject({ text: z.string().max(TEXT_MAX_LENGTH) });

/**
 * What the facts and ratios of a text are in the history that its scorecard is usually judged on: how often present, and between which numbers.
 * Null where no history gives observations, or where the text has errors.
 */
export async function profileInputs(deps: Deps, actor: Actor, { text }: z.output<typeof ProfileInputsInput>) {
  requirePermission(actor, 'backtests:read');
  const { companyId } = actor;
  const { policy } = await deps.policies.checkText(deps.db, companyId, text);
  if (policy === null) return null;
  const dataset = await findUsualDataset(deps, companyId, policy.scorecard.id);
  const plan = dataset?.profile.suggestedPlan ?? null;
  if (dataset === null || plan === null) return null;
  const { id, digest, name } = dataset;
  const { facts, ratios, benchmarks } = policy.scorecard;
  const key = digestOf({ companyId, dataset: { id, digest }, plan, facts, ratios, benchmarks });
  const profile = async () =>
    deps.live.profileInputs({
      source: {
        database: databaseSource(deps.config),
        dataDir: deps.config.dataDir,
        companyId,
        dataset: { id, digest },
        plan,
        schema: tableSchemaFor([policy]),
      },
      text,
      benchmarks: await deps.policies.benchmarksOf(deps.db, companyId),
    });
  const { n, inputs } = await readingDataset(deps, companyId, id, () =>
    deps.portfolios.result(`inputs ${key}`, profile),
  );
  return n === 0 ? null : { dataset: name, n, from: plan.from, to: plan.to, inputs };
}
