import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
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
  if (inForce === undefined && (await findScorecard(deps.db, companyId, scorecardId)) === undefined) {
    throw unknownScorecard(scorecardId, null);
  }
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
  const head = heads.find(({ version }) => version === named);
  if (head === undefined) throw unknownScorecard(scorecardId, named);
  const status = statusOf(head, heads, today);
  // Put in force since the caller's version was compared with the one in force.
  if (status === 'in_force') return head;
  if (status === 'retired' && actor.permissions.has('decisions:pin')) return head;
  const inForce = heads.find((candidate) => statusOf(candidate, heads, today) === 'in_force');
  if (inForce === undefined) throw new AppError('no_version_in_force', { param: 'scorecard' });
  throw new AppError('version_not_in_force', {
    param: 'scorecard',
    detail: { fr: `La version ${inForce.version} est en vigueur.`, en: `Version ${inForce.version} is in force.` },
  });
}

/** Says where those that exist are listed: who decides by API meets this fault. */
function unknownScorecard(id: string, version: number | null): AppError {
  const detail =
    version === null
      ? {
          fr: `Aucune grille ne s’appelle « ${id} ». GET /v1/scorecards donne celles de l’entreprise.`,
          en: `No scorecard is called “${id}”. GET /v1/scorecards lists those of the company.`,
        }
      : {
          fr: `La grille « ${id} » n’a pas de version ${version}. GET /v1/scorecards donne celle qui est en vigueur.`,
          en: `The scorecard “${id}” has no version ${version}. GET /v1/scorecards gives the one in force.`,
        };
  return new AppError('not_found', { param: 'scorecard', detail });
}
