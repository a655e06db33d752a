import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { readAbout } from '../policies/draft-text.js';
import { listDraftsInReview } from '../store/draft-store.js';
import { findVersion } from '../store/scorecard-store.js';
import { personNamer } from './people.js';

/** Drafts that wait for a second person, the one that waits longest first. */
export async function listApprovals(deps: Deps, actor: Actor) {
  requirePermission(actor, 'approvals:read');
  const { companyId } = actor;
  const { person } = await personNamer(deps.db, companyId);
  const waiting = await listDraftsInReview(deps.db, companyId);
  return Promise.all(
    waiting.map(async (draft) => ({
      draftId: draft.id,
      scorecardId: draft.scorecard_id,
      scorecardName: readAbout(
        found(await findVersion(deps.db, companyId, draft.scorecard_id, draft.base_version)).text,
      ).name,
      baseVersion: draft.base_version,
      author: person(draft.author_id),
      mine: draft.author_id === actor.id,
      comment: draft.comment,
      backtestId: draft.backtest_id,
      submittedAt: draft.submitted_at,
    })),
  );
}
