import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { readAbout } from '../policies/draft-text.js';
import type { Queries } from '../store/database.js';
import { listOpenDrafts } from '../store/draft-store.js';
import { findVersion, listScorecards as listRows, listVersions, statusOf } from '../store/scorecard-store.js';
import { companyDay } from './company-day.js';
import { personNamer } from './people.js';

/** All scorecards of the company, by id, each with what is in force, scheduled and being worked on. */
export async function listScorecards(deps: Deps, actor: Actor) {
  requirePermission(actor, 'scorecards:read');
  const rows = await listRows(deps.db, actor.companyId);
  return Promise.all(rows.map(({ id }) => summariseScorecard(deps, deps.db, actor, id)));
}

/** One scorecard as lists show it. Its name is that of the version in force, or of the last one. */
export async function summariseScorecard(deps: Deps, q: Queries, actor: Actor, scorecardId: string) {
  const { companyId } = actor;
  const day = await companyDay(deps, q, companyId);
  const monthAgo = new Date(deps.now().getTime() - 30 * 86_400_000).toISOString();
  const { person } = await personNamer(q, companyId);
  const versions = await listVersions(q, companyId, scorecardId);
  const drafts = await listOpenDrafts(q, companyId, scorecardId);
  const inForce = versions.find((head) => statusOf(head, versions, day) === 'in_force');
  const scheduled = versions.find((head) => statusOf(head, versions, day) === 'scheduled');
  const last = found(versions[0]);
  const shown = found(await findVersion(q, companyId, scorecardId, (inForce ?? last).version));
  const about = readAbout(shown.text);
  return {
    id: scorecardId,
    name: about.name,
    intendedUse: about.intendedUse,
    segment: about.segment,
    owner: about.owner,
    currency: about.currency,
    inForce: inForce
      ? {
          version: inForce.version,
          effectiveFrom: inForce.effective_from,
          publishedAt: inForce.published_at,
          digest: inForce.digest,
        }
      : null,
    scheduled: scheduled ? { version: scheduled.version, effectiveFrom: scheduled.effective_from } : null,
    /** Own versions that a higher one overtook within the last month before they had their turn: to be taken up again. */
    suspended: versions
      .filter((head) => head.author_id === actor.id && statusOf(head, versions, day) === 'suspended')
      .flatMap((head) => {
        const by = versions.findLast(
          (other) => other.version > head.version && other.effective_from !== null && other.effective_from <= day,
        );
        return by === undefined || by.published_at < monthAgo
          ? []
          : [{ version: head.version, by: by.version, at: by.published_at }];
      }),
    latestVersion: last.version,
    drafts: drafts.map((draft) => ({
      draftId: draft.id,
      author: person(draft.author_id),
      mine: draft.author_id === actor.id,
      status: draft.status,
      baseVersion: draft.base_version,
      revision: draft.revision,
      submittedAt: draft.submitted_at,
      updatedAt: draft.updated_at,
    })),
  };
}
