/** What the `pg` driver throws, in the words of {@link StoreFault}. */
import { DatabaseError } from 'pg';
import { StoreError, type StoreFault } from '../store-error.js';

/** By SQLSTATE, or the first two characters of one. */
const CODES: Readonly<Record<string, StoreFault>> = {
  '23505': 'unique',
  '23503': 'foreign_key',
  '23514': 'check',
  '23502': 'not_null',
  '22': 'datatype',
  '42804': 'datatype',
  '25006': 'readonly',
  '53100': 'full',
  // A lock that somebody holds for too long, a deadlock, too many connections.
  '55P03': 'busy',
  '40': 'busy',
  '53300': 'busy',
  // The server stops, or the connection to it is gone: it may be back in a moment.
  '57P': 'busy',
  '08': 'busy',
  XX001: 'corrupt',
  XX002: 'corrupt',
};

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT']);

/**
 * Translates an error of the `pg` driver. Its `detail` quotes the row at fault, so only the message is kept, which
 * names the constraint.
 */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DatabaseError) {
    const immutable = /^immutable: (?<subject>\w+)$/u.exec(message);
    if (immutable !== null) return new StoreError('immutable', immutable.groups?.subject ?? '', { message });
    const code = error.code ?? '';
    const fault = CODES[code] ?? CODES[code.slice(0, 3)] ?? CODES[code.slice(0, 2)] ?? 'other';
    return new StoreError(fault, subjectOf(error), { message: `${message} (${code})` });
  }
  if (isUnreachable(error)) return new StoreError('busy', '', { message });
  return new StoreError('other', '', { message });
}

/** Is this about the way to the server, so that the connection cannot be used again? */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseError) return /^(57P|08)/u.test(error.code ?? '');
  if ('code' in error && typeof error.code === 'string') return UNREACHABLE.has(error.code);
  return /Connection terminated|Client has encountered a connection error|timeout exceeded/u.test(error.message);
}

/** `table.column, table.column` as SQLite says it; for a check the name of the constraint. */
function subjectOf(error: DatabaseError): string {
  if (error.table === undefined) return '';
  const columns = error.column ?? /^Key \((?<columns>[^)=]+)\)=/u.exec(error.detail ?? '')?.groups?.columns;
  if (columns === undefined) return error.constraint ?? '';
  return columns
    .split(', ')
    .map((column) => `${error.table ?? ''}.${column}`)
    .join(', ');
}
