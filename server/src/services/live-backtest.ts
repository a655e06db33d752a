/** Backtests that follow the typing. Nothing of them is stored. */
import { createHash } from 'node:crypto';
import {
  digestObservations,
  ObservationPlan,
  packObservations,
  tableSchemaFor,
  type Text as Words,
} from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { findCompany } from '../store/company-store.js';
import { findDataset } from '../store/dataset-store.js';
import { findScorecard, findVersion, findVersionInForce } from '../store/scorecard-store.js';
import { companyDay } from './company-day.js';
import { DocumentId, Identifier, VersionNumber } from './inputs.js';
import { readingDataset } from './reading-dataset.js';
import { TEXT_MAX_LENGTH } from './save-draft.js';

const Text = z.string().max(TEXT_MAX_LENGTH);

export const OpenLiveInput = z.strictObject({
  scorecardId: DocumentId,
  datasetId: Identifier,
  plan: ObservationPlan,
  /** Null: the version in force. */
  baselineVersion: VersionNumber.nullable(),
  /** The text as it is now. Must be valid; its facts become columns. */
  text: Text,
});
export const LiveSessionInput = z.strictObject({ sessionId: Identifier });
export const RunLiveInput = LiveSessionInput.extend({ text: Text });
export const ReadLiveCaseInput = LiveSessionInput.extend({ row: z.int().nonnegative() });

/** Swap-ins that are shown one by one. */
const MOST_SWAP_INS = 20;

/** What a browser is lent at most; of more observations, a sample. */
const LENT = { rows: 100_000, bytes: 64 * 2 ** 20 };

const STAYS_HERE: Words = {
  fr: 'Seules les données d’une démonstration peuvent quitter le serveur.',
  en: 'Only the data of a demonstration may leave the server.',
};

/**
 * Makes the observations of a plan, decides them by the baseline, and keeps both warm for texts to come.
 * @throws AppError `scorecard_invalid` with `param` `text` or `baselineVersion`; `plan_invalid`; `live_busy`
 */
export async function openLive(deps: Deps, actor: Actor, input: z.output<typeof OpenLiveInput>) {
  requirePermission(actor, 'backtests:run');
  const { companyId } = actor;
  const { version, ...opening } = await prepareOpening(deps, companyId, input);
  const benchmarks = await deps.policies.benchmarksOf(deps.db, companyId);
  const result = await readingDataset(deps, companyId, opening.dataset.id, () =>
    deps.live.open({ ...opening, companyId, userId: actor.id, benchmarks }),
  );
  switch (result.status) {
    case 'busy':
      throw new AppError('live_busy');
    case 'empty':
      throw new AppError('plan_invalid', { param: 'plan' });
    case 'refused':
      throw new AppError('scorecard_invalid', { param: 'baselineVersion' });
    case 'open':
      return {
        ...result.session,
        dataset: opening.dataset,
        baselineVersion: version,
      };
  }
}

/**
 * The observations that {@link openLive} would keep, packed for a session in the caller's browser: all of them, or a
 * sample. Payments of real customers do not leave the server.
 * @throws AppError `forbidden` where the company is no demonstration; `scorecard_invalid`, `plan_invalid`
 */
export async function lendObservations(deps: Deps, actor: Actor, input: z.output<typeof OpenLiveInput>) {
  requirePermission(actor, 'backtests:run');
  const { companyId } = actor;
  const company = found(await findCompany(deps.db, companyId));
  if (company.demo !== 1) throw new AppError('forbidden', { detail: STAYS_HERE });
  const { dataset, plan, schema } = await prepareOpening(deps, companyId, input);
  const observations = await readingDataset(deps, companyId, dataset.id, () =>
    deps.live.lend({ companyId, dataset, plan, schema }, LENT),
  );
  if (observations === null) throw new AppError('plan_invalid', { param: 'plan' });
  return packObservations(observations, digestObservations(observations.table, createHash('sha256')));
}

async function prepareOpening(deps: Deps, companyId: string, input: z.output<typeof OpenLiveInput>) {
  const { id, name, digest } = found(await findDataset(deps.db, companyId, input.datasetId), 'datasetId');
  found(await findScorecard(deps.db, companyId, input.scorecardId), 'scorecardId');
  const draft = await requirePolicy(deps, companyId, input.text, 'text');
  const version = await findBaseline(deps, companyId, input);
  // Where no version decides yet there is nothing to compare with but the text itself, as it is now.
  const text = version?.text ?? input.text;
  const policy = await requirePolicy(deps, companyId, text, 'baselineVersion');
  return {
    dataset: { id, name, digest },
    plan: input.plan,
    version: version?.version ?? null,
    baseline: { text, policy },
    schema: tableSchemaFor([policy, draft]),
  };
}

async function findBaseline(deps: Deps, companyId: string, input: z.output<typeof OpenLiveInput>) {
  const { scorecardId, baselineVersion } = input;
  if (baselineVersion !== null) {
    return found(await findVersion(deps.db, companyId, scorecardId, baselineVersion), 'baselineVersion');
  }
  return findVersionInForce(deps.db, companyId, scorecardId, await companyDay(deps, deps.db, companyId));
}

async function requirePolicy(deps: Deps, companyId: string, text: string, param: string) {
  const { policy, diagnostics } = await deps.policies.checkText(deps.db, companyId, text);
  if (policy === null) throw new AppError('scorecard_invalid', { param, diagnostics });
  return policy;
}

/** What the text does to the observations of the session; what it refuses, it says why. */
export function runLive(deps: Deps, actor: Actor, input: z.output<typeof RunLiveInput>) {
  return deps.live.run(ownerOf(actor, input.sessionId), input.text);
}

/** The worst swap-ins of the last text that was decided. @throws AppError `not_found` */
export async function listLiveSwapIns(deps: Deps, actor: Actor, input: z.output<typeof LiveSessionInput>) {
  return found(await deps.live.listWorstSwapIns(ownerOf(actor, input.sessionId), MOST_SWAP_INS), 'sessionId');
}

/** One observation as an application, to try it. @throws AppError `not_found` */
export function readLiveCase(deps: Deps, actor: Actor, input: z.output<typeof ReadLiveCaseInput>) {
  return found(deps.live.readApplication(ownerOf(actor, input.sessionId), input.row), 'row');
}

export async function closeLive(deps: Deps, actor: Actor, input: z.output<typeof LiveSessionInput>) {
  await deps.live.close(ownerOf(actor, input.sessionId));
}

function ownerOf(actor: Actor, sessionId: string) {
  requirePermission(actor, 'backtests:run');
  return { companyId: actor.companyId, userId: actor.id, sessionId };
}
