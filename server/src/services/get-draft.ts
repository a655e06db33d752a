import type { Diagnostic } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { checkIdentity, readAbout } from '../policies/draft-text.js';
import type { CheckedText } from '../policies/policy-cache.js';
import { type Queries, readTogether } from '../store/database.js';
import { findDraft, listReviews } from '../store/draft-store.js';
import { findVersion, lastVersionNumber, listVersions, statusOf } from '../store/scorecard-store.js';
import type { DraftTable } from '../store/tables.js';
import { companyDay } from './company-day.js';
import { Identifier } from './inputs.js';
import { personNamer } from './people.js';

export const GetDraftInput = z.strictObject({ draftId: Identifier });

/** A draft with the text it started from and what is wrong with it. */
export async function getDraft(deps: Deps, actor: Actor, input: z.output<typeof GetDraftInput>) {
  requirePermission(actor, 'scorecards:read');
  // What is said of a draft, such as its reviews, belongs to the state that it is in.
  return readTogether(deps.db, (q) => describeDraft(deps, q, actor, input.draftId));
}

async function describeDraft(deps: Deps, q: Queries, actor: Actor, draftId: string) {
  const { companyId } = actor;
  const draft = found(await findDraft(q, companyId, draftId), 'draftId');
  const base = found(await findVersion(q, companyId, draft.scorecard_id, draft.base_version));
  const { person } = await personNamer(q, companyId);
  const reviews = (await listReviews(q, companyId, draft.id)).map((review) => ({
    verdict: review.verdict,
    comment: review.comment,
    digest: review.digest,
    at: review.reviewed_at,
    reviewer: person(review.reviewer_id),
  }));
  // A draft that was taken up again after a rejection still shows what was said.
  const last = reviews.at(-1) ?? null;
  const { checked, diagnostics } = await checkDraft(deps, q, draft);
  return {
    draftId: draft.id,
    scorecardId: draft.scorecard_id,
    scorecardName: readAbout(base.text).name,
    status: draft.status,
    revision: draft.revision,
    text: draft.text,
    /** Null when the text is not JSON. */
    digest: checked.digest,
    baseVersion: draft.base_version,
    baseText: base.text,
    baseDigest: base.digest,
    newerVersion: draft.status === 'published' ? null : await findNewer(deps, q, companyId, draft),
    author: person(draft.author_id),
    mine: draft.author_id === actor.id,
    comment: draft.comment,
    backtestId: draft.backtest_id,
    submittedAt: draft.submitted_at,
    decidedBy: last?.reviewer ?? null,
    decisionComment: last?.comment ?? null,
    publishedVersion: draft.published_version,
    createdAt: draft.created_at,
    updatedAt: draft.updated_at,
    diagnostics,
    reviews,
  };
}

/** The last version where the draft did not start from it: what that one changed is not in the draft, and ends with it. */
async function findNewer(
  deps: Deps,
  q: Queries,
  companyId: string,
  draft: Pick<DraftTable, 'scorecard_id' | 'base_version'>,
) {
  const versions = await listVersions(q, companyId, draft.scorecard_id);
  const [last] = versions;
  if (last === undefined || last.version <= draft.base_version) return null;
  const day = await companyDay(deps, q, companyId);
  return { version: last.version, status: statusOf(last, versions, day), effectiveFrom: last.effective_from };
}

/** Checks the text as the next version of its scorecard. */
export async function checkDraft(
  deps: Deps,
  q: Queries,
  draft: Pick<DraftTable, 'company_id' | 'scorecard_id' | 'text' | 'status'>,
): Promise<{
  readonly checked: CheckedText;
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: readonly Diagnostic[];
}> {
  const checked = await deps.policies.checkText(q, draft.company_id, draft.text);
  const next = (await lastVersionNumber(q, draft.company_id, draft.scorecard_id)) + 1;
  // The number of a published draft was the next one then.
  const identity = draft.status === 'published' ? [] : checkIdentity(checked.document.value, draft.scorecard_id, next);
  const diagnostics = [...identity, ...checked.diagnostics];
  return { checked, diagnostics, errors: diagnostics.filter((diagnostic) => diagnostic.severity === 'error') };
}
