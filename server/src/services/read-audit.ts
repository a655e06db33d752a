import { z } from 'zod';
import { AUDIT_ACTIONS, appendAudit } from '../audit/append-audit.js';
import { AUDIT_FORMATS, exportAudit } from '../audit/export-audit.js';
import { type AuditVerdict, verifyAudit } from '../audit/verify-audit.js';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { listAuditRows } from '../store/audit-store.js';
import { transact } from '../store/database.js';
import { Cursor, decodeCursor, encodeCursor } from './inputs.js';
import { actorNamer } from './people.js';

export const ListAuditInput = z.strictObject({
  action: z.enum(AUDIT_ACTIONS).nullable().default(null),
  /** Only rows at or below this position: where the list starts for somebody who looks for one row. */
  upTo: z.int().positive().nullable().default(null),
  cursor: Cursor,
  limit: z.int().min(1).max(200).default(50),
});

export const ExportAuditInput = z.strictObject({ format: z.enum(AUDIT_FORMATS) });

const Details = z.record(z.string(), z.unknown());

/** Ids of people and of API keys, which a reader knows by their names. */
const NAMED_ID = /\b(?:usr|key)_[0-9a-z]+/gu;

/** The audit log, newest first, one page at a time. */
export async function listAudit(deps: Deps, actor: Actor, input: z.output<typeof ListAuditInput>) {
  requirePermission(actor, 'audit:read');
  const start = input.upTo === null ? null : input.upTo + 1;
  const below = input.cursor === null ? start : decodeCursor(input.cursor);
  if (input.cursor !== null && below === null) throw new AppError('invalid_cursor', { param: 'cursor' });
  const rows = await listAuditRows(deps.db, actor.companyId, input, { below, limit: input.limit + 1 });
  const nameOf = await actorNamer(deps.db, actor.companyId);
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => ({
      seq: row.seq,
      at: row.at,
      actor: nameOf(row.actor_kind, row.actor_id),
      action: row.action,
      subject: row.subject,
      details: Details.parse(JSON.parse(row.details)),
      /** Whom the subject and the details mean, by id. */
      names: namesIn(`${row.subject} ${row.details}`, nameOf),
      hash: row.hash,
      prevHash: row.prev_hash,
    })),
    nextCursor: last === undefined ? null : encodeCursor(last.seq),
  };
}

function namesIn(text: string, nameOf: Awaited<ReturnType<typeof actorNamer>>): Readonly<Record<string, string>> {
  const ids = new Set(text.match(NAMED_ID) ?? []);
  return Object.fromEntries([...ids].map((id) => [id, nameOf(id.startsWith('usr_') ? 'user' : 'api_key', id).name]));
}

/** The whole log as a file, for auditors; that somebody took it is itself an act. */
export async function exportCompanyAudit(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof ExportAuditInput>,
): Promise<{ readonly fileName: string; readonly text: AsyncIterable<string> }> {
  requirePermission(actor, 'audit:read');
  const now = deps.now();
  await transact(deps.db, (tx) =>
    appendAudit(tx, actor, now, {
      action: 'audit.exported',
      subject: actor.companyId,
      details: { format: input.format },
    }),
  );
  return {
    fileName: `encours-audit-${now.toISOString().slice(0, 10)}.${input.format}`,
    text: exportAudit(deps.db, actor.companyId, input.format),
  };
}

/** Walks the whole chain of the company. */
export async function verifyCompanyAudit(deps: Deps, actor: Actor): Promise<AuditVerdict> {
  requirePermission(actor, 'audit:read');
  return verifyAudit(deps.db, actor.companyId);
}
