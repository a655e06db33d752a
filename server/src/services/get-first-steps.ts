import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { type FirstSteps, readFirstSteps } from '../store/first-steps-store.js';
import { companyDay } from './company-day.js';

/**
 * How far the company is on the way to its first decision. Everybody may read it: it says that something was done, not
 * what, so that those who wait for others know for what.
 */
export async function getFirstSteps(deps: Deps, actor: Actor): Promise<FirstSteps> {
  return readFirstSteps(deps.db, actor, await companyDay(deps, deps.db, actor.companyId));
}
