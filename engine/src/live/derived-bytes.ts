import { inputColumnBytesOf } from './input-columns.js';
import { keptLimitBytesOf } from './kept-limits.js';
import { rowPackBytesOf } from './row-pack.js';

/** Memory of this thread for what sessions have derived from a table, and share. */
export function derivedBytesOf(table: object): number {
  return rowPackBytesOf(table) + inputColumnBytesOf(table) + keptLimitBytesOf(table);
}
