import { canonicalJson, digestOf } from '@encours/engine';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { findNamed } from '../names.js';
import { deleteCase as deleteRow, listCases, putCase } from '../store/case-store.js';
import { transact } from '../store/database.js';
import { findScorecard } from '../store/scorecard-store.js';
import { DocumentId, nameShape } from './inputs.js';
import { CaseExpectation } from './run-cases.js';

export const SaveCaseInput = z.strictObject({
  scorecardId: DocumentId,
  name: nameShape(120),
  /** As an application would send it; checked against the text that it is tried on, not here. */
  application: z.record(z.string(), z.unknown()),
  /** What must come out of it before a draft may be submitted; null: it is only watched. */
  expect: CaseExpectation.nullable().default(null),
});
export const DeleteCaseInput = z.strictObject({ scorecardId: DocumentId, name: z.string().max(120) });

/** Longest case that is kept, in characters of canonical JSON. */
const CASE_MAX_LENGTH = 256 * 1024;

/** Saves a case under its name, in place of one of the same name, whatever the letter case. */
export async function saveCase(deps: Deps, actor: Actor, input: z.output<typeof SaveCaseInput>): Promise<void> {
  requireUser(actor, 'cases:write');
  const application = canonicalJson(input.application);
  if (application.length > CASE_MAX_LENGTH) throw new AppError('body_too_large', { param: 'application' });
  await transact(deps.db, async (tx) => {
    found(await findScorecard(tx, actor.companyId, input.scorecardId), 'scorecardId');
    const now = deps.now();
    const before = findNamed(await listCases(tx, actor.companyId, input.scorecardId), input.name);
    const name = before?.name ?? input.name;
    await putCase(tx, {
      company_id: actor.companyId,
      scorecard_id: input.scorecardId,
      name,
      application,
      expect: input.expect === null ? null : canonicalJson(input.expect),
      created_by: actor.id,
      updated_at: now.toISOString(),
    });
    await appendAudit(tx, actor, now, {
      action: 'case.saved',
      subject: input.scorecardId,
      details: { case: digestOf(name), application: digestOf(input.application) },
    });
  });
}

/** @throws AppError `not_found` */
export async function deleteCase(deps: Deps, actor: Actor, input: z.output<typeof DeleteCaseInput>): Promise<void> {
  requireUser(actor, 'cases:write');
  await transact(deps.db, async (tx) => {
    const existed = await deleteRow(tx, actor.companyId, input.scorecardId, input.name);
    if (!existed) throw new AppError('not_found', { param: 'name' });
    await appendAudit(tx, actor, deps.now(), {
      action: 'case.deleted',
      subject: input.scorecardId,
      details: { case: digestOf(input.name) },
    });
  });
}
