import type { Diagnostic } from '@encours/engine';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import type { ReadyPolicy } from '../policies/policy-cache.js';
import { listCases } from '../store/case-store.js';
import { transact } from '../store/database.js';
import { findBacktestOf, updateDraft } from '../store/draft-store.js';
import { emitEvent } from '../store/outbox.js';
import { checkDraft } from './get-draft.js';
import { Comment, Identifier } from './inputs.js';
import { findOwnDraft, requireEditable } from './own-draft.js';
import { readCases, runCase, type TestCase, unmetPoints } from './run-cases.js';

export const SubmitDraftInput = z.strictObject({
  draftId: Identifier,
  revision: z.int().positive(),
  /** What changes and why, for whoever approves it. */
  comment: Comment,
  backtestId: Identifier.nullable().default(null),
});

/**
 * Hands the draft to a second person: its text must have no error, the cases that expect something must give it, and
 * the backtest, if one is shown, must be finished and of this very text.
 * @throws AppError `draft_conflict`, `draft_not_editable`, `draft_has_faults`, `cases_failed`, `backtest_mismatch`
 */
export async function submitDraft(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof SubmitDraftInput>,
): Promise<{ digest: string }> {
  requireUser(actor, 'drafts:write');
  const draft = await findOwnDraft(deps.db, actor, input.draftId);
  requireEditable(draft);
  if (draft.revision !== input.revision) throw new AppError('draft_conflict', { param: 'revision' });
  const { checked, diagnostics, errors } = await checkDraft(deps, deps.db, draft);
  const { policy, digest } = checked;
  if (policy === null || digest === null || errors.length > 0) throw new AppError('draft_has_faults', { diagnostics });

  const saved = await listCases(deps.db, actor.companyId, draft.scorecard_id);
  const failures = await failuresOf(deps.policies.prepare(policy), readCases(null, saved));
  if (failures.length > 0) throw new AppError('cases_failed', { diagnostics: failures });

  return transact(deps.db, async (tx) => {
    // The checks took a while: it must still be the draft that was checked.
    const now = deps.now();
    const current = await findOwnDraft(tx, actor, input.draftId);
    requireEditable(current);
    if (current.revision !== input.revision) throw new AppError('draft_conflict', { param: 'revision' });
    let reportDigest: string | null = null;
    if (input.backtestId !== null) {
      const backtest = found(await findBacktestOf(tx, actor.companyId, input.backtestId), 'backtestId');
      if (backtest.report_digest === null || backtest.challengerDigest !== digest) {
        throw new AppError('backtest_mismatch', { param: 'backtestId' });
      }
      reportDigest = backtest.report_digest;
    }
    await updateDraft(tx, current, {
      status: 'in_review',
      comment: input.comment,
      backtest_id: input.backtestId,
      submitted_at: now.toISOString(),
      submitted_digest: digest,
      updated_at: now.toISOString(),
    });
    await appendAudit(tx, actor, now, {
      action: 'draft.submitted',
      subject: draft.id,
      details: { scorecard: draft.scorecard_id, digest, backtestId: input.backtestId, reportDigest },
    });
    await emitEvent(tx, deps.newId, {
      companyId: actor.companyId,
      type: 'version.submitted',
      at: now,
      data: { scorecardId: draft.scorecard_id, draftId: draft.id, digest },
    });
    return { digest };
  });
}

/** One diagnostic for each case that expects something else than what it gets. */
async function failuresOf(ready: ReadyPolicy, cases: readonly TestCase[]): Promise<Diagnostic[]> {
  const failures: Diagnostic[] = [];
  for (const testCase of cases) {
    if (testCase.expect === null) continue;
    const { decision, faults } = await runCase(ready, testCase);
    const unmet = unmetPoints(testCase.expect, decision);
    if (unmet.length === 0) continue;
    const why = faults[0]?.message;
    failures.push({
      code: 'case.failed',
      severity: 'error',
      path: [testCase.name],
      message: why
        ? { fr: `« ${testCase.name} » : ${why.fr}`, en: `“${testCase.name}”: ${why.en}` }
        : {
            fr: `« ${testCase.name} » ne donne pas le résultat attendu (${unmet.join(', ')}).`,
            en: `“${testCase.name}” does not give what it must (${unmet.join(', ')}).`,
          },
    });
  }
  return failures;
}
