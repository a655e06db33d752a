/** Proves, or disproves, that the audit log and what it records are as they were written. */
import { digestOf, digestOfDocument } from '@encours/engine';
import { z } from 'zod';
import { readAuditChain } from '../store/audit-store.js';
import type { Queries } from '../store/database.js';
import { findDecision } from '../store/decision-store.js';
import { findResolution, listSignatures } from '../store/delegation-store.js';
import { findVersion } from '../store/scorecard-store.js';
import type { AuditTable } from '../store/tables.js';
import { CHAIN_START, hashAuditRow } from './audit-entry.js';
import { digestOfJson } from './digests.js';

/** Rows read at a time: the log may be longer than memory. */
const PAGE = 1000;

/**
 * `missing`: a row of the log is not there. `changed`: its content is not what its hash says. `unlinked`: it does not
 * follow from the row before. `record_changed`, `record_missing`: the decision, signature or version that it vouches for.
 */
export type AuditFault = 'missing' | 'changed' | 'unlinked' | 'record_changed' | 'record_missing';

export interface AuditVerdict {
  readonly ok: boolean;
  /** Rows that were looked at. */
  readonly rows: number;
  /** Position of the last row that is sound with all before it; 0 when there is none. */
  readonly verifiedTo: number;
  /** Position of the first row that is not. */
  readonly brokenAt: number | null;
  readonly fault: AuditFault | null;
  /**
   * Hash of the last row. Whoever notes it elsewhere can prove later that nothing was cut off at the end, which a
   * chain alone cannot show.
   */
  readonly headHash: string | null;
}

/** Walks the company's chain from its first row and stops at the first that is broken. */
export async function verifyAudit(q: Queries, companyId: string): Promise<AuditVerdict> {
  let previous = CHAIN_START;
  let seq = 0;
  for (;;) {
    const rows = await readAuditChain(q, companyId, { above: seq, limit: PAGE });
    for (const row of rows) {
      const fault = faultOfLink(row, seq + 1, previous) ?? (await faultOfRecord(q, row));
      if (fault !== null) {
        const brokenAt = fault === 'missing' ? seq + 1 : row.seq;
        return { ok: false, rows: seq + 1, verifiedTo: seq, brokenAt, fault, headHash: null };
      }
      previous = row.hash;
      seq = row.seq;
    }
    if (rows.length < PAGE) break;
  }
  return {
    ok: true,
    rows: seq,
    verifiedTo: seq,
    brokenAt: null,
    fault: null,
    headHash: seq === 0 ? null : previous,
  };
}

export function faultOfLink(row: AuditTable, expectedSeq: number, previous: string): AuditFault | null {
  if (row.seq !== expectedSeq) return 'missing';
  const { hash, ...content } = row;
  if (hashAuditRow(content) !== hash) return 'changed';
  return row.prev_hash === previous ? null : 'unlinked';
}

const DecisionDetails = z.object({ applicationDigest: z.string(), decisionDigest: z.string() });
const SignatureDetails = z.object({ position: z.number(), recordDigest: z.string() });
const ResolutionDetails = z.object({ recordDigest: z.string() });
const VersionDetails = z.object({ digest: z.string() });
const Body = z.object({ id: z.string(), decidedAt: z.string(), auditSequence: z.number(), decision: z.unknown() });
const Headline = z.object({
  outcome: z.string(),
  rating: z.number(),
  score: z.number(),
  limit: z.object({ amountMinor: z.number().nullable(), requestedMinor: z.number() }),
});

/** Is what the row vouches for still what it was? */
async function faultOfRecord(q: Queries, row: AuditTable): Promise<AuditFault | null> {
  if (row.action === 'decision.recorded') return faultOfDecision(q, row);
  if (row.action === 'decision.signed') return faultOfSignature(q, row);
  if (row.action === 'decision.resolved') return faultOfResolution(q, row);
  if (
    row.action === 'version.published' ||
    row.action === 'version.rolled_back' ||
    row.action === 'scorecard.installed'
  )
    return faultOfVersion(q, row);
  return null;
}

async function faultOfDecision(q: Queries, row: AuditTable): Promise<AuditFault | null> {
  const details = DecisionDetails.parse(JSON.parse(row.details));
  const record = await findDecision(q, row.company_id, row.subject);
  if (record === undefined) return 'record_missing';
  const body = Body.safeParse(parseOrNull(record.body));
  const headline = Headline.safeParse(body.data?.decision);
  if (!body.success || !headline.success) return 'record_changed';
  const sound =
    body.data.id === record.id &&
    body.data.auditSequence === row.seq &&
    body.data.decidedAt === row.at &&
    record.decided_at === row.at &&
    digestOfJson(body.data.decision) === details.decisionDigest &&
    digestOfJson(parseOrNull(record.application)) === details.applicationDigest &&
    // The columns that lists read must say what the decision says.
    record.outcome === headline.data.outcome &&
    record.rating === headline.data.rating &&
    record.score === headline.data.score &&
    record.limit_minor === headline.data.limit.amountMinor &&
    record.requested_minor === headline.data.limit.requestedMinor;
  return sound ? null : 'record_changed';
}

async function faultOfSignature(q: Queries, row: AuditTable): Promise<AuditFault | null> {
  const { position, recordDigest } = SignatureDetails.parse(JSON.parse(row.details));
  const signatures = await listSignatures(q, row.company_id, [row.subject]);
  const record = signatures.find((signature) => signature.position === position);
  if (record === undefined) return 'record_missing';
  const { audit_seq, ...content } = record;
  return audit_seq === row.seq && digestOf(content) === recordDigest ? null : 'record_changed';
}

async function faultOfResolution(q: Queries, row: AuditTable): Promise<AuditFault | null> {
  const { recordDigest } = ResolutionDetails.parse(JSON.parse(row.details));
  const record = await findResolution(q, row.company_id, row.subject);
  if (record === undefined) return 'record_missing';
  const { audit_seq, ...content } = record;
  return audit_seq === row.seq && digestOf(content) === recordDigest ? null : 'record_changed';
}

async function faultOfVersion(q: Queries, row: AuditTable): Promise<AuditFault | null> {
  const { digest } = VersionDetails.parse(JSON.parse(row.details));
  const [scorecardId = '', version = ''] = row.subject.split('@');
  const record = await findVersion(q, row.company_id, scorecardId, Number(version));
  if (record === undefined) return 'record_missing';
  return digestOfDocument(parseOrNull(record.text)) === digest && record.digest === digest ? null : 'record_changed';
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
