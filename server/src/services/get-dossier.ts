import type { ExpectedDecision } from '@encours/engine';
import { summariseForCase } from '@encours/engine';
import type { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findBacktest, listBacktests } from '../store/backtest-store.js';
import { listCases } from '../store/case-store.js';
import { findDraft, listReviews } from '../store/draft-store.js';
import { findVersion } from '../store/scorecard-store.js';
import { type GetVersionInput, getVersion } from './get-scorecard.js';
import { personNamer } from './people.js';
import { readCases, runCase, unmetPoints } from './run-cases.js';

/** Backtests looked through for one of a version that was not approved here. */
const RECENT_BACKTESTS = 50;

/**
 * Everything that a committee needs to know of a published version: its text, who approved it and on what evidence, and
 * what its cases give. What the reader may not see is null.
 */
export async function getDossier(deps: Deps, actor: Actor, input: z.output<typeof GetVersionInput>) {
  requirePermission(actor, 'scorecards:read');
  const { companyId } = actor;
  const version = await getVersion(deps, actor, input);
  const row = found(await findVersion(deps.db, companyId, input.scorecardId, input.version), 'version');
  const draft = row.draft_id === null ? undefined : await findDraft(deps.db, companyId, row.draft_id);
  return {
    ...version,
    submittedAt: draft?.submitted_at ?? null,
    reviews: actor.permissions.has('approvals:read') ? await listOpinions(deps, companyId, row.draft_id) : null,
    backtest: actor.permissions.has('backtests:read')
      ? await findEvidence(deps, companyId, version.digest, draft?.backtest_id ?? null)
      : null,
    cases: await runCases(deps, actor, row),
  };
}

async function listOpinions(deps: Deps, companyId: string, draftId: string | null) {
  if (draftId === null) return [];
  const { person } = await personNamer(deps.db, companyId);
  return (await listReviews(deps.db, companyId, draftId)).map(
    ({ reviewer_id, verdict, digest, comment, reviewed_at }) => ({
      reviewer: person(reviewer_id),
      verdict,
      digest,
      comment,
      reviewedAt: reviewed_at,
    }),
  );
}

/** The report that the approval was given on; without one, the last report on the very same text. */
async function findEvidence(deps: Deps, companyId: string, digest: string, backtestId: string | null) {
  const evidence =
    backtestId === null
      ? (await listBacktests(deps.db, companyId, RECENT_BACKTESTS)).find(
          ({ challenger, report }) => challenger.digest === digest && report !== null,
        )
      : await findBacktest(deps.db, companyId, backtestId);
  if (evidence == null || evidence.report === null) return null;
  const { id, dataset, champion, challenger, createdAt, finishedAt, reportDigest, report } = evidence;
  return {
    backtestId: id,
    datasetName: dataset.name,
    champion,
    challenger,
    createdAt,
    finishedAt,
    reportDigest,
    /** Whether approvers were shown it. */
    wasApprovedOn: backtestId !== null,
    report,
  };
}

/** Each case as this version decides it today, and whether that is what it must give. */
async function runCases(deps: Deps, actor: Actor, row: NonNullable<Awaited<ReturnType<typeof findVersion>>>) {
  const ready = await deps.policies.readyVersion(deps.db, row);
  const cases = [];
  for (const testCase of readCases(row, await listCases(deps.db, actor.companyId, row.scorecard_id))) {
    const { decision } = await runCase(ready, testCase);
    const given: ExpectedDecision | null = decision === null ? null : summariseForCase(decision);
    cases.push({
      caseId: testCase.caseId,
      name: testCase.name,
      note: testCase.note,
      given,
      /** Null: nothing is expected of it. */
      passed: testCase.expect === null ? null : unmetPoints(testCase.expect, decision).length === 0,
    });
  }
  return cases;
}
