/** One value that two documents do not share. */
export interface Difference {
  /** JSON pointer. */
  readonly pointer: string;
  /** Absent where the first document has nothing there. */
  readonly recorded?: unknown;
  /** Absent where the second has nothing there. */
  readonly replayed?: unknown;
}

/** What differs between two JSON values, down to the smallest part, in the order of the first, then of the second. */
export function findDifferences(recorded: unknown, replayed: unknown, pointer = ''): Difference[] {
  if (!isBranch(recorded) || !isBranch(replayed) || Array.isArray(recorded) !== Array.isArray(replayed)) {
    return Object.is(recorded, replayed) ? [] : [{ pointer, recorded, replayed }];
  }
  const keys = new Set([...Object.keys(recorded), ...Object.keys(replayed)]);
  return [...keys].flatMap((key): Difference[] => {
    const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Object.hasOwn(recorded, key)) return [{ pointer: place, replayed: replayed[key] }];
    if (!Object.hasOwn(replayed, key)) return [{ pointer: place, recorded: recorded[key] }];
    return findDifferences(recorded[key], replayed[key], place);
  });
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
