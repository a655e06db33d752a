import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import type { ReadyPolicy } from '../policies/policy-cache.js';
import { findKeyInForce, findScorecard, listVersions, statusOf, type VersionKey } from '../store/scorecard-store.js';
import { companyDay } from './company-day.js';

export interface DecidingPolicy extends ReadyPolicy {
  readonly key: VersionKey;
  /** The caller named the version; what it decides is recorded as such. */
  readonly pinned: boolean;
  /** Where the company is. */
  readonly today: string;
}

/**
 * What decides: the version in force today, or the one that the caller names. A named version must be in force, or,
 * for those who may pin versions, have been: one that was never put in force decides nothing.
 * @throws AppError `not_found`, `no_version_in_force`, `version_not_in_force`
 */
export async function findDecidingPolicy(
  deps: Deps,
  actor: Actor,
  scorecardId: string,
  named: number | null,
): Promise<DecidingPolicy> {
  const { companyId } = actor;
  const today = await companyDay(deps, deps.db, companyId);
  const inForce = await findKeyInForce(deps.db, companyId, scorecardId, today);
  if (inForce === undefined) found(await findScorecard(deps.db, companyId, scorecardId), 'scorecard');
  const key =
    named === null || named === inForce?.version ? inForce : await findPinned(deps, actor, scorecardId, named, today);
  if (key === undefined) throw new AppError('no_version_in_force', { param: 'scorecard' });
  return { ...(await deps.policies.readyKey(deps.db, key)), key, pinned: named !== null, today };
}

async function findPinned(
  deps: Deps,
  actor: Actor,
  scorecardId: string,
  named: number,
  today: string,
): Promise<VersionKey> {
  const heads = await listVersions(deps.db, actor.companyId, scorecardId);
  const head = found(
    heads.find(({ version }) => version === named),
    'scorecard',
  );
  const wasInForce = statusOf(head, heads, today) === 'retired';
  if (wasInForce && actor.permissions.has('decisions:pin')) return head;
  const inForce = heads.find((candidate) => statusOf(candidate, heads, today) === 'in_force');
  if (inForce === undefined) throw new AppError('no_version_in_force', { param: 'scorecard' });
  throw new AppError('version_not_in_force', {
    param: 'scorecard',
    detail: { fr: `La version ${inForce.version} est en vigueur.`, en: `Version ${inForce.version} is in force.` },
  });
}
