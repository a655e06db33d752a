import {
  BacktestReport,
  canonicalJson,
  type Decision,
  ExpectedDecision,
  summariseForCase,
  type Text,
} from '@encours/engine';
import type { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import { laterDay } from '../calendar.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import type { ReadyPolicy } from '../policies/policy-cache.js';
import { listCases } from '../store/case-store.js';
import { findBacktestOf } from '../store/draft-store.js';
import {
  findVersion,
  findVersionInForce,
  lastVersionNumber,
  listVersions,
  suspendedBy,
} from '../store/scorecard-store.js';
import { checkRelease } from './check-release.js';
import { companyDay } from './company-day.js';
import { type GetDraftInput, getDraft } from './get-draft.js';
import { personNamer } from './people.js';
import { readCases, runCase, type TestCase, unmetPoints } from './run-cases.js';

/** Everything a second person needs to judge a draft: both texts, why, the backtest, and what it does to the cases. */
export async function getApproval(deps: Deps, actor: Actor, input: z.output<typeof GetDraftInput>) {
  requirePermission(actor, 'approvals:read');
  const { companyId } = actor;
  const draft = await getDraft(deps, actor, input);
  const day = await companyDay(deps, deps.db, companyId);
  const inForce = await findVersionInForce(deps.db, companyId, draft.scorecardId, day);
  const last = await lastVersionNumber(deps.db, companyId, draft.scorecardId);
  const versionMoved = draft.diagnostics.some(({ code }) => code === 'draft.version_not_next');
  const whyNot = draft.mine ? 'author' : actor.permissions.has('approvals:decide') ? null : 'role';
  return {
    ...draft,
    newVersion: draft.publishedVersion ?? last + 1,
    mayApprove: whyNot === null && draft.status === 'in_review' && !versionMoved,
    /** Why this person may not decide on it. */
    whyNot: whyNot satisfies 'author' | 'role' | null,
    /** Another version was published since the draft was made: its author must look at that first. */
    baseMoved: versionMoved ? { inForceVersion: inForce?.version ?? null, latestVersion: last } : null,
    backtest:
      draft.backtestId === null ? null : await describeBacktest(deps, companyId, draft.backtestId, draft.digest),
    /** Release tolerances that are not met; to approve all the same takes a reason. */
    unmet: (await checkRelease(deps.db, companyId, draft.backtestId)).unmet,
    /** Versions that wait for their day and would never have it. */
    suspends: draft.publishedVersion === null ? await listSuspended(deps, companyId, draft, last + 1, day) : [],
    cases: await compareCases(deps, companyId, draft),
  };
}

async function listSuspended(
  deps: Deps,
  companyId: string,
  draft: { readonly scorecardId: string; readonly text: string },
  version: number,
  day: string,
) {
  const { policy } = await deps.policies.checkText(deps.db, companyId, draft.text);
  if (policy === null) return [];
  const from = laterDay(policy.scorecard.about.effectiveFrom, day);
  const { personOrNull } = await personNamer(deps.db, companyId);
  const heads = await listVersions(deps.db, companyId, draft.scorecardId);
  return suspendedBy(heads, { version, from }, day).map((head) => ({
    version: head.version,
    effectiveFrom: head.effective_from,
    author: personOrNull(head.author_id),
  }));
}

async function describeBacktest(deps: Deps, companyId: string, backtestId: string, digest: string | null) {
  const row = await findBacktestOf(deps.db, companyId, backtestId);
  if (row === undefined) return null;
  const parsed = row.report === null ? null : BacktestReport.safeParse(JSON.parse(row.report));
  const report = parsed?.data ?? null;
  return {
    backtestId,
    datasetName: row.dataset_name,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    challengerDigest: row.challengerDigest,
    matchesText: row.challengerDigest === digest,
    reportDigest: row.report_digest,
    summary:
      report === null
        ? null
        : {
            observations: report.observations.n,
            approvalRate: { champion: report.champion.approvalRate, challenger: report.challenger.approvalRate },
            badRate: { champion: approvedBadRate(report.champion), challenger: approvedBadRate(report.challenger) },
            release: report.release,
          },
  };
}

/** Bad rate among those that the side approves; null when none of them is known to be good or bad. */
function approvedBadRate(side: BacktestReport['champion']): number | null {
  return side.outcomes.find(({ outcome }) => outcome === 'approve')?.counts.badRate ?? null;
}

export interface ComparedCase {
  readonly caseId: string | null;
  readonly name: string;
  readonly note: Text | null;
  /** Null when it cannot be decided by that text. */
  readonly before: ExpectedDecision | null;
  readonly after: ExpectedDecision | null;
  readonly changed: boolean;
  /** False when a saved case expects something else than `after`. */
  readonly passed: boolean;
}

/** As many changed cases as anybody reads through. */
const MOST_CASES = 100;

/**
 * Each case decided by the base version and by the draft: how many there are, and those that change or fail. Null when
 * the draft has errors.
 */
async function compareCases(
  deps: Deps,
  companyId: string,
  draft: { readonly scorecardId: string; readonly baseVersion: number; readonly text: string },
) {
  const base = found(await findVersion(deps.db, companyId, draft.scorecardId, draft.baseVersion));
  const { policy } = await deps.policies.checkText(deps.db, companyId, draft.text);
  if (policy === null) return null;
  const old = await deps.policies.readyVersion(deps.db, base);
  const ready = deps.policies.prepare(policy);
  const compared: ComparedCase[] = [];
  for (const testCase of readCases(base, await listCases(deps.db, companyId, draft.scorecardId))) {
    const { decision } = await runCase(ready, testCase);
    const before = await decideBefore(old, testCase);
    const after = summarise(decision);
    // What a shipped case pins is its own version: of a later text it only tells what changed.
    const expect = testCase.caseId === null ? null : testCase.expect;
    compared.push({
      caseId: testCase.caseId,
      name: testCase.name,
      note: testCase.note,
      before,
      after,
      changed: canonicalJson(answerOf(before)) !== canonicalJson(answerOf(after)),
      passed: expect === null || unmetPoints(expect, decision).length === 0,
    });
  }
  const notable = compared.filter((each) => each.changed || !each.passed);
  return {
    total: compared.length,
    changed: compared.filter((each) => each.changed).length,
    failed: compared.filter((each) => !each.passed).length,
    list: notable.slice(0, MOST_CASES),
  };
}

/** What a customer would notice: another score or other reasons for the same answer are no other decision. */
function answerOf(decision: ExpectedDecision | null): Omit<ExpectedDecision, 'score' | 'reasonCodes'> | null {
  if (decision === null) return null;
  const { score: _score, reasonCodes: _reasonCodes, ...answer } = decision;
  return answer;
}

/** What the base version says: of its own cases it is written down. */
async function decideBefore(base: ReadyPolicy, testCase: TestCase): Promise<ExpectedDecision | null> {
  const pinned = testCase.caseId === null ? ExpectedDecision.safeParse(testCase.expect) : null;
  return pinned?.data ?? summarise((await runCase(base, testCase)).decision);
}

function summarise(decision: Decision | null): ExpectedDecision | null {
  return decision === null ? null : summariseForCase(decision);
}
