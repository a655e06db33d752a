/** What the `sqlite3` driver throws, in the words of {@link StoreFault}. */
import { StoreError, type StoreFault } from '../store-error.js';

const CONSTRAINTS: readonly (readonly [RegExp, StoreFault])[] = [
  [/UNIQUE constraint failed: (?<subject>.+)$/u, 'unique'],
  [/FOREIGN KEY constraint failed(?<subject>)/u, 'foreign_key'],
  [/CHECK constraint failed: (?<subject>.+)$/u, 'check'],
  [/NOT NULL constraint failed: (?<subject>.+)$/u, 'not_null'],
  [/cannot store \w+ value in \w+ column (?<subject>.+)$/u, 'datatype'],
  [/immutable: (?<subject>\w+)$/u, 'immutable'],
];

const CODES: Readonly<Record<string, StoreFault>> = {
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_FULL: 'full',
  SQLITE_READONLY: 'readonly',
  SQLITE_CANTOPEN: 'readonly',
  SQLITE_CORRUPT: 'corrupt',
  SQLITE_NOTADB: 'not_a_database',
  SQLITE_MISUSE: 'closed',
};

/** Translates an error of the `sqlite3` driver. Its own messages quote SQL text and constraints, never parameters. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  for (const [pattern, fault] of CONSTRAINTS) {
    const match = pattern.exec(message);
    if (match !== null) return new StoreError(fault, match.groups?.subject ?? '', { message, cause: error });
  }
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return new StoreError(CODES[code] ?? 'other', '', { message, cause: error });
}
