/** The audit log as a file that can be kept elsewhere and verified without the database. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { readHead, readRecords } from '../imports/read-file.js';
import { readAuditChain } from '../store/audit-store.js';
import type { Queries } from '../store/database.js';
import type { AuditTable } from '../store/tables.js';
import { CHAIN_START } from './audit-entry.js';
import { type AuditVerdict, faultOfLink } from './verify-audit.js';

export const AUDIT_FORMATS = ['ndjson', 'csv'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

const PAGE = 1000;

const COLUMNS = [
  'company_id',
  'seq',
  'at',
  'actor_kind',
  'actor_id',
  'action',
  'subject',
  'details',
  'prev_hash',
  'hash',
] as const satisfies readonly (keyof AuditTable)[];

const Row = z.strictObject({
  company_id: z.string(),
  seq: z.coerce.number().int().positive(),
  at: z.string(),
  actor_kind: z.enum(['user', 'api_key', 'system']),
  actor_id: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.string(),
  prev_hash: z.string(),
  hash: z.string(),
});

/** The whole log, from its first row, one line for each; CSV begins with the names of its columns. */
export async function* exportAudit(q: Queries, companyId: string, format: AuditFormat): AsyncGenerator<string> {
  if (format === 'csv') yield `${COLUMNS.join(',')}\n`;
  let above = 0;
  for (;;) {
    const rows = await readAuditChain(q, companyId, { above, limit: PAGE });
    for (const row of rows) yield format === 'csv' ? toCsv(row) : toJson(row);
    const last = rows.at(-1);
    if (last === undefined) return;
    above = last.seq;
  }
}

function toJson(row: AuditTable): string {
  return `${JSON.stringify(Object.fromEntries(COLUMNS.map((name) => [name, row[name]])))}\n`;
}

/** Every value in quotes: a spreadsheet then takes none of them for a formula or a number. */
function toCsv(row: AuditTable): string {
  return `${COLUMNS.map((name) => `"${String(row[name]).replaceAll('"', '""')}"`).join(',')}\n`;
}

/** A file that is no export of an audit log, or not whole. */
export class NoAuditFileError extends Error {
  override readonly name = 'NoAuditFileError';
  /** Of the file, counted from 1; for CSV, its record. */
  readonly line: number;

  constructor(line: number) {
    super(`line ${line} is no row of an audit log`);
    this.line = line;
  }
}

/**
 * Walks the chain in an exported file, by its content alone: the format shows from its first line. What the rows vouch
 * for is not in the file.
 * @throws NoAuditFileError
 */
export async function verifyAuditFile(path: string): Promise<AuditVerdict> {
  let previous = CHAIN_START;
  let seq = 0;
  for await (const row of readExport(path)) {
    const fault = faultOfLink(row, seq + 1, previous);
    if (fault !== null) {
      const brokenAt = fault === 'missing' ? seq + 1 : row.seq;
      return { ok: false, rows: seq + 1, verifiedTo: seq, brokenAt, fault, headHash: null };
    }
    previous = row.hash;
    seq = row.seq;
  }
  return { ok: true, rows: seq, verifiedTo: seq, brokenAt: null, fault: null, headHash: seq === 0 ? null : previous };
}

async function* readExport(path: string): AsyncGenerator<AuditTable> {
  const [head = ''] = (await readHead(path, 'utf-8', 1)).split('');
  if (head !== '{') {
    yield* readCsv(path);
    return;
  }
  let line = 0;
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const text of lines) {
    line += 1;
    if (text !== '') yield readRow(parseOrNull(text), line);
  }
}

async function* readCsv(path: string): AsyncGenerator<AuditTable> {
  let line = 0;
  for await (const fields of readRecords(path, 'utf-8', ',')) {
    line += 1;
    if (line === 1) {
      if (fields.join() !== COLUMNS.join()) throw new NoAuditFileError(line);
      continue;
    }
    yield readRow(Object.fromEntries(COLUMNS.map((name, index) => [name, fields[index]])), line);
  }
}

function readRow(value: unknown, line: number): AuditTable {
  const row = Row.safeParse(value);
  if (!row.success) throw new NoAuditFileError(line);
  return row.data;
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
