/**
 * Brings together what two authors changed in one document, by meaning: lists of things that have an id are merged thing
 * by thing, tables of a fixed length place by place, whatever the order of keys and the layout.
 */
import { applyFix, canonicalJson, type JsonPath } from '@encours/engine';

/** What one of three documents holds at a place; `undefined`: nothing. */
type Value = unknown;

/** A place that both changed, and differently. */
export interface Conflict {
  /** In one's own document. What is not there has a place of its own behind the last of its list. */
  readonly path: JsonPath;
  /** In `current`; means nothing where `current` has nothing. */
  readonly theirPath: JsonPath;
  readonly base: Value;
  readonly mine: Value;
  readonly current: Value;
}

export interface Merged {
  readonly value: Value;
  /** Places where `current` differs from `base` and `mine` does not: taken over. */
  readonly taken: readonly JsonPath[];
  readonly conflicts: readonly Conflict[];
}

/** Which side a conflict is settled for. */
export type Keep = 'mine' | 'current';

/** Names by which things in lists are told apart, the first that all of them have. */
const KEYS = ['id', 'role', 'name', 'code', 'fact'] as const;

/** Merges `mine` and `current`, both made from `base`; a conflict is settled as `keep` says of its place. */
export function mergeDocuments(base: Value, mine: Value, current: Value, keep: (path: JsonPath) => Keep): Merged {
  const taken: JsonPath[] = [];
  const conflicts: Conflict[] = [];

  const merge = (path: JsonPath, theirPath: JsonPath, b: Value, m: Value, c: Value): Value => {
    if (same(m, c) || same(b, c)) return m;
    if (isObject(m) && isObject(c)) return mergeObjects(path, theirPath, isObject(b) ? b : {}, m, c);
    if (Array.isArray(b) && Array.isArray(m) && Array.isArray(c)) {
      const key = KEYS.find((name) => [b, m, c].every((list) => isKeyedBy(list, name)));
      if (key !== undefined) return mergeKeyed(path, theirPath, key, b, m, c);
      if (b.length === m.length && m.length === c.length) {
        return m.map((each: Value, i) => merge([...path, i], [...theirPath, i], b[i], each, c[i]));
      }
    }
    if (same(b, m)) {
      taken.push(path);
      return c;
    }
    conflicts.push({ path, theirPath, base: b, mine: m, current: c });
    return keep(path) === 'mine' ? m : c;
  };

  const mergeObjects = (path: JsonPath, theirPath: JsonPath, b: Json, m: Json, c: Json): Json => {
    const merged: Json = {};
    for (const name of new Set([...Object.keys(m), ...Object.keys(c)])) {
      const value = merge([...path, name], [...theirPath, name], b[name], m[name], c[name]);
      if (value !== undefined) merged[name] = value;
    }
    return merged;
  };

  const mergeKeyed = (
    path: JsonPath,
    theirPath: JsonPath,
    key: string,
    b: Value[],
    m: Value[],
    c: Value[],
  ): Value[] => {
    const [before, own, theirs] = [b, m, c].map((list) => byKey(list, key));
    const ids = new Set([...(own?.keys() ?? []), ...(theirs?.keys() ?? [])]);
    const added = [...ids].filter((id) => own?.has(id) !== true);
    const placeIn = (list: Value[], id: unknown) => list.findIndex((each) => isObject(each) && each[key] === id);
    return [...ids]
      .map((id) => {
        // Paths name the place in one's own list; what only the other has comes after the last, each at its own place.
        const at = own?.has(id) === true ? placeIn(m, id) : m.length + added.indexOf(id);
        const theirAt = placeIn(c, id);
        return merge([...path, at], [...theirPath, theirAt], before?.get(id), own?.get(id), theirs?.get(id));
      })
      .filter((value) => value !== undefined);
  };

  return { value: merge([], [], base, mine, current), taken, conflicts };
}

/** The text of `value`, laid out as `text` is: only what differs is written anew. */
export function rewriteText(text: string, before: Value, value: Value): string {
  return editsBetween([], before, value).reduce(
    (written, edit) => applyFix(written, { title: { fr: '', en: '' }, edits: [edit] }),
    text,
  );
}

interface Edit {
  readonly path: JsonPath;
  readonly value: Value;
}

function editsBetween(path: JsonPath, before: Value, after: Value): Edit[] {
  if (same(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
      editsBetween([...path, name], before[name], after[name]),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) return editsOfList(path, before, after);
  return [{ path, value: after }];
}

function editsOfList(path: JsonPath, before: readonly Value[], after: readonly Value[]): Edit[] {
  if (before.length === after.length) {
    return before.flatMap((each, index) => editsBetween([...path, index], each, after[index]));
  }
  const key = KEYS.find((name) => isKeyedBy(before, name) && isKeyedBy(after, name));
  if (key === undefined) return [{ path, value: after }];
  const next = byKey(after, key);
  const known = byKey(before, key);
  const stays = before.map((each) => (isObject(each) ? next.get(each[key]) : undefined));
  const changed = before.flatMap((each, index) =>
    stays[index] === undefined ? [] : editsBetween([...path, index], each, stays[index]),
  );
  // From the last to the first, so that the places of the others hold.
  const removed = stays
    .flatMap((value, index) => (value === undefined ? [{ path: [...path, index], value: undefined }] : []))
    .reverse();
  const kept = stays.filter((value) => value !== undefined).length;
  const added = after
    .filter((each) => isObject(each) && !known.has(each[key]))
    .map((value, index) => ({ path: [...path, kept + index], value }));
  return [...changed, ...removed, ...added];
}

type Json = Record<string, Value>;

function isObject(value: Value): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Is each of them a thing with a name of its own? An empty list may become such a list. */
function isKeyedBy(list: readonly Value[], key: string): boolean {
  const names = list.map((each) => (isObject(each) ? each[key] : undefined));
  return names.every((name) => typeof name === 'string') && new Set(names).size === list.length;
}

function byKey(list: readonly Value[], key: string): Map<Value, Value> {
  return new Map(list.map((each) => [isObject(each) ? each[key] : undefined, each]));
}

function same(one: Value, other: Value): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}
