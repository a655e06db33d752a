import { BacktestPlan, daysBetween, type Policy } from '@encours/engine';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requirePermission } from '../authority/require.js';
import { requireCurrency } from '../backtests/require-currency.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import type { BacktestPayload } from '../jobs/run-backtest.js';
import { type BacktestSide, insertBacktest } from '../store/backtest-store.js';
import { transact } from '../store/database.js';
import { findDataset } from '../store/dataset-store.js';
import { findDraft } from '../store/draft-store.js';
import { insertJob } from '../store/job-store.js';
import { findVersion } from '../store/scorecard-store.js';
import { DocumentId, Identifier, VersionNumber } from './inputs.js';

const VersionRef = z.strictObject({ scorecardId: DocumentId, version: VersionNumber });

export const StartBacktestInput = z.strictObject({
  datasetId: Identifier,
  champion: VersionRef,
  challenger: z.union([VersionRef, z.strictObject({ draftId: Identifier })]),
  plan: BacktestPlan,
});

/** Twenty years of monthly observations are a typing error. */
const MAX_PLAN_DAYS = 20 * 366;

/**
 * Starts a backtest over copies of both texts and the dataset as it is now.
 * @throws AppError `scorecard_invalid` with the faults of the text at fault; `plan_invalid`; `currency_differs`
 */
export async function startBacktest(deps: Deps, actor: Actor, input: z.output<typeof StartBacktestInput>) {
  requirePermission(actor, 'backtests:run');
  const { companyId } = actor;
  const dataset = found(await findDataset(deps.db, companyId, input.datasetId), 'datasetId');
  const span = daysBetween(input.plan.from, input.plan.to);
  const { firstDate, lastDate } = dataset.profile;
  if (span < 0 || span > MAX_PLAN_DAYS || firstDate === null || lastDate === null) {
    throw new AppError('plan_invalid', { param: 'plan' });
  }
  if (input.plan.to < firstDate || input.plan.from > lastDate) {
    throw new AppError('plan_invalid', {
      param: 'plan',
      detail: {
        fr: `Le jeu de données couvre du ${firstDate} au ${lastDate}.`,
        en: `The dataset covers ${firstDate} to ${lastDate}.`,
      },
    });
  }
  const champion = await readVersion(deps, companyId, input.champion, 'champion');
  const challenger =
    'draftId' in input.challenger
      ? await readDraft(deps, companyId, input.challenger.draftId)
      : await readVersion(deps, companyId, input.challenger, 'challenger');
  requireCurrency(dataset.profile.currency, [champion.policy, challenger.policy]);

  const backtestId = deps.newId('backtest');
  const jobId = deps.newId('job');
  const now = deps.now();
  await transact(deps.db, async (tx) => {
    const payload: BacktestPayload = { actor: { kind: actor.kind, id: actor.id } };
    await insertJob(tx, {
      id: jobId,
      companyId,
      kind: 'backtest',
      subjectId: backtestId,
      payload,
      createdBy: actor.id,
      createdAt: now.toISOString(),
    });
    await insertBacktest(tx, {
      id: backtestId,
      companyId,
      jobId,
      dataset: { id: dataset.id, name: dataset.name, digest: dataset.digest },
      champion: champion.side,
      challenger: challenger.side,
      texts: { champion: champion.text, challenger: challenger.text },
      plan: input.plan,
      createdBy: actor.id,
      createdAt: now.toISOString(),
    });
    await appendAudit(tx, actor, now, {
      action: 'backtest.started',
      subject: backtestId,
      details: {
        datasetDigest: dataset.digest,
        championDigest: champion.side.digest,
        challengerDigest: challenger.side.digest,
      },
    });
  });
  deps.jobs.wake();
  return { backtestId, jobId };
}

interface SideText {
  readonly policy: Policy;
  readonly side: BacktestSide;
  readonly text: string;
}

async function readVersion(
  deps: Deps,
  companyId: string,
  ref: z.output<typeof VersionRef>,
  param: string,
): Promise<SideText> {
  const row = found(await findVersion(deps.db, companyId, ref.scorecardId, ref.version), param);
  const policy = await requirePolicy(deps, companyId, row.text, param);
  return { policy, side: describeSide(policy, null), text: row.text };
}

async function readDraft(deps: Deps, companyId: string, draftId: string): Promise<SideText> {
  const draft = found(await findDraft(deps.db, companyId, draftId), 'challenger');
  const policy = await requirePolicy(deps, companyId, draft.text, 'challenger');
  const side = describeSide(policy, { draftId: draft.id, revision: draft.revision });
  return { policy, side, text: draft.text };
}

async function requirePolicy(deps: Deps, companyId: string, text: string, param: string): Promise<Policy> {
  const { policy, diagnostics } = await deps.policies.checkText(deps.db, companyId, text);
  if (policy === null) throw new AppError('scorecard_invalid', { param, diagnostics });
  return policy;
}

function describeSide(policy: Policy, draft: BacktestSide['draft']): BacktestSide {
  const { id, version, about } = policy.scorecard;
  return { scorecardId: id, version, name: about.name, digest: policy.digest, draft };
}
