/** The same member of two versions of a list; null on the side that lacks it. */
export interface Pair<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/**
 * Members of two versions of a list, in the order of the second: those that are the same belong together, and between
 * two such pairs the others in the order in which they stand, if there are as many of them.
 */
export function pairInOrder<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (before: T, after: T) => boolean,
): readonly Pair<T>[] {
  const pairs: Pair<T>[] = [];
  let from = 0;
  let rest: T[] = [];
  const flush = (to: number): void => {
    const old = before.slice(from, to);
    if (old.length === rest.length) pairs.push(...rest.map((item, at) => ({ before: old[at] ?? null, after: item })));
    else {
      pairs.push(...rest.map((item) => ({ before: null, after: item })));
      pairs.push(...old.map((item) => ({ before: item, after: null })));
    }
    rest = [];
  };
  for (const item of after) {
    const at = before.findIndex((old, index) => index >= from && isSame(old, item));
    if (at === -1) rest.push(item);
    else {
      flush(at);
      pairs.push({ before: before[at] ?? null, after: item });
      from = at + 1;
    }
  }
  flush(before.length);
  return pairs;
}
