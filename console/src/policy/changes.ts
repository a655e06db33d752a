import type { JsonPath } from '@encours/engine';
import { pairInOrder } from './pair-in-order.js';
import { RATING_LISTS } from './split-property.js';

/** One difference between two scorecards. */
export type PolicyChange = ValueChange | MovedBand;

/** Values are JSON; undefined on the side that lacks it. */
interface ValueChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** In the document that has it: the new one, or for what was removed the old one. */
  readonly path: JsonPath;
  readonly before: unknown;
  readonly after: unknown;
}

/** A band with other bounds. */
interface MovedBand {
  readonly kind: 'moved';
  readonly path: JsonPath;
  /** In the old document. */
  readonly oldPath: JsonPath;
}

/** Keys by which members of lists are recognised, wherever they stand. */
const IDENTITIES = ['id', 'class', 'role', 'code', 'rating'] as const;

/**
 * Every difference of meaning between two documents, in the order of the new one. Order of keys and white space do not
 * count; a list member that only moved is not a change, unless the members have no identity.
 */
export function listChanges(before: unknown, after: unknown): readonly PolicyChange[] {
  const changes: PolicyChange[] = [];
  compare(before, after, [], [], changes);
  return changes;
}

function compare(before: unknown, after: unknown, oldPath: JsonPath, path: JsonPath, changes: PolicyChange[]): void {
  if (isRecord(before) && isRecord(after)) {
    for (const [key, value] of Object.entries(after)) {
      if (Object.hasOwn(before, key)) compare(before[key], value, [...oldPath, key], [...path, key], changes);
      else changes.push({ kind: 'added', path: [...path, key], before: undefined, after: value });
    }
    for (const [key, value] of Object.entries(before)) {
      if (!Object.hasOwn(after, key))
        changes.push({ kind: 'removed', path: [...oldPath, key], before: value, after: undefined });
    }
  } else if (
    RATING_LISTS.has(String(path.at(-1))) &&
    isList(before) &&
    isList(after) &&
    before.length === after.length
  ) {
    after.forEach((value, index) => {
      compare(before[index], value, [...oldPath, index], [...path, index], changes);
    });
  } else if (path.at(-1) === 'bands' && isObjectList(before) && isObjectList(after)) {
    compareBands(before, after, oldPath, path, changes);
  } else if (isObjectList(before) && isObjectList(after)) compareLists(before, after, oldPath, path, changes);
  else if (!isEqual(before, after)) changes.push({ kind: 'changed', path, before, after });
}

function compareLists(
  before: readonly Record<string, unknown>[],
  after: readonly Record<string, unknown>[],
  oldPath: JsonPath,
  path: JsonPath,
  changes: PolicyChange[],
): void {
  const left = identify(before);
  const right = identify(after);
  after.forEach((item, index) => {
    const key = right[index] ?? '';
    const position = left.indexOf(key);
    if (position === -1) changes.push({ kind: 'added', path: [...path, index], before: undefined, after: item });
    else compare(before[position], item, [...oldPath, position], [...path, index], changes);
  });
  before.forEach((item, index) => {
    if (!right.includes(left[index] ?? '')) {
      changes.push({ kind: 'removed', path: [...oldPath, index], before: item, after: undefined });
    }
  });
}

/** Bands belong together by id, by bounds, or by where they stand between two that do. */
function compareBands(
  before: readonly Record<string, unknown>[],
  after: readonly Record<string, unknown>[],
  oldPath: JsonPath,
  path: JsonPath,
  changes: PolicyChange[],
): void {
  for (const { before: old, after: now } of pairInOrder(before, after, (a, b) => a.id === b.id || isSameRange(a, b))) {
    const from = old === null ? [] : [...oldPath, before.indexOf(old)];
    const to = now === null ? [] : [...path, after.indexOf(now)];
    if (old === null) changes.push({ kind: 'added', path: to, before: undefined, after: now });
    else if (now === null) changes.push({ kind: 'removed', path: from, before: old, after: undefined });
    else if (isSameRange(old, now)) compare(old, now, from, to, changes);
    else {
      changes.push({ kind: 'moved', path: to, oldPath: from });
      compare(old, { ...now, id: old.id, from: old.from, to: old.to }, from, to, changes);
    }
  }
}

function isSameRange(left: Record<string, unknown>, right: Record<string, unknown>): boolean {
  return left.from === right.from && left.to === right.to;
}

/** A name for each member that no other has; its position where there is none. */
function identify(list: readonly Record<string, unknown>[]): readonly string[] {
  const names = list.map((item) => {
    const key = IDENTITIES.find(
      (candidate) => typeof item[candidate] === 'string' || typeof item[candidate] === 'number',
    );
    if (key === undefined) return null;
    // Offers of one rating differ by segment.
    return `${key}:${String(item[key])}:${typeof item.segment === 'string' ? item.segment : ''}`;
  });
  return names.map((name, index) => (name === null || names.indexOf(name) !== index ? `#${index}` : name));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isObjectList(value: unknown): value is readonly Record<string, unknown>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}

function isEqual(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The number that the document itself bears: it changes with every version. */
export function isVersionNumber({ path }: PolicyChange): boolean {
  return path.length === 1 && path[0] === 'version';
}

/** A change of words that people read, or of the id of a band: it decides nothing. */
export function isWording({ path }: PolicyChange): boolean {
  return (
    (path.at(-3) === 'bands' && path.at(-1) === 'id') ||
    (path.some((part) => part === 'label' || part === 'reason' || part === 'intendedUse' || part === 'name') &&
      path.at(-1) !== 'code' &&
      path.at(-1) !== 'theme')
  );
}
