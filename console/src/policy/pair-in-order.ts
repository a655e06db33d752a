import type { EntryRow } from './use-entry-rows.js';

/** The same row of two versions of a characteristic; null on the side that lacks it. */
export interface RowPair {
  readonly before: EntryRow | null;
  readonly after: EntryRow | null;
}

/**
 * Rows of two versions, in the order of the second: those with the same key or the same words belong together, and
 * between two such pairs the others in the order in which they stand, if there are as many of them.
 */
export function pairRows(before: readonly EntryRow[], after: readonly EntryRow[]): readonly RowPair[] {
  const pairs: RowPair[] = [];
  let from = 0;
  let rest: EntryRow[] = [];
  const flush = (to: number): void => {
    const old = before.slice(from, to);
    if (old.length === rest.length) pairs.push(...rest.map((row, at) => ({ before: old[at] ?? null, after: row })));
    else {
      pairs.push(...rest.map((row) => ({ before: null, after: row })));
      pairs.push(...old.map((row) => ({ before: row, after: null })));
    }
    rest = [];
  };
  for (const row of after) {
    const at = before.findIndex((old, index) => index >= from && (old.key === row.key || old.name === row.name));
    if (at === -1) rest.push(row);
    else {
      flush(at);
      pairs.push({ before: before[at] ?? null, after: row });
      from = at + 1;
    }
  }
  flush(before.length);
  return pairs;
}
