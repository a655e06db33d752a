/** The chained form of an audit row, shared by whoever appends and whoever verifies. */
import type { AuditTable } from '../store/tables.js';
import { digestOfJson } from './digests.js';

/** `prev_hash` of the first row. */
export const CHAIN_START = `sha256:${'0'.repeat(64)}`;

/** The hash of a row: over everything in it, and over the hash of the row before. */
export function hashAuditRow(row: Omit<AuditTable, 'hash'>): string {
  return digestOfJson({
    actor: { id: row.actor_id, kind: row.actor_kind },
    action: row.action,
    at: row.at,
    companyId: row.company_id,
    details: row.details,
    prevHash: row.prev_hash,
    seq: row.seq,
    subject: row.subject,
  });
}
