/** The parts of a scorecard that were edited, each put alone into the text it started from. */

export interface SingleEdit {
  /** Where the part is in the document: `characteristics`, then its id; `ratings`, then its position. */
  readonly path: readonly string[];
  /** The text that has this edit and no other. */
  readonly write: () => string;
}

type Document = Readonly<Record<string, unknown>>;

/** Lists whose members are known by their id or by their position, and objects whose members are known by their key. */
const BY_ID = ['characteristics', 'rules'];
const BY_POSITION = ['ratings'];
const BY_KEY = ['ratios'];
/** Carried over whole, since the parts of either text may read them. */
const SHARED = ['facts', 'benchmarks'];
/** What no decision depends on. */
const SILENT = ['about', 'version', 'release', '$schema'];

/** Each edited part. Order among members does not count as an edit. */
export function listSingleEdits(before: unknown, after: unknown): readonly SingleEdit[] {
  if (!isDocument(before) || !isDocument(after)) return [];
  const base = { ...before, ...mergeShared(before, after) };
  const edits: SingleEdit[] = [];
  const add = (path: readonly string[], change: Document): void => {
    edits.push({ path, write: () => JSON.stringify({ ...base, ...change }) });
  };
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (SHARED.includes(key) || SILENT.includes(key) || isSame(before[key], after[key])) continue;
    if (BY_ID.includes(key)) {
      const [old, next] = [listMembers(before[key]), listMembers(after[key])];
      for (const id of new Set([...old.keys(), ...next.keys()])) {
        if (!isSame(old.get(id), next.get(id))) add([key, id], { [key]: [...replaced(old, next, id).values()] });
      }
    } else if (BY_POSITION.includes(key) && isAsLong(before[key], after[key])) {
      const [old, next] = [listOf(before[key]), listOf(after[key])];
      old.forEach((member, at) => {
        if (!isSame(member, next[at])) add([key, String(at)], { [key]: old.with(at, next[at]) });
      });
    } else if (BY_KEY.includes(key)) {
      const [old, next] = [entriesOf(before[key]), entriesOf(after[key])];
      for (const name of new Set([...old.keys(), ...next.keys()])) {
        if (!isSame(old.get(name), next.get(name))) {
          add([key, name], { [key]: Object.fromEntries(replaced(old, next, name)) });
        }
      }
    } else add([key], { [key]: after[key] });
  }
  return edits;
}

function replaced(old: Map<string, unknown>, next: Map<string, unknown>, name: string): Map<string, unknown> {
  const result = new Map(old);
  if (next.has(name)) result.set(name, next.get(name));
  else result.delete(name);
  return result;
}

function mergeShared(before: Document, after: Document): Document {
  return {
    facts: { ...Object.fromEntries(entriesOf(before.facts)), ...Object.fromEntries(entriesOf(after.facts)) },
    benchmarks: after.benchmarks,
  };
}

function listMembers(value: unknown): Map<string, unknown> {
  if (!Array.isArray(value)) return new Map();
  return new Map(value.map((member: unknown) => [isDocument(member) ? String(member.id) : '', member]));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isAsLong(left: unknown, right: unknown): boolean {
  return Array.isArray(left) && Array.isArray(right) && left.length === right.length;
}

function entriesOf(value: unknown): Map<string, unknown> {
  return new Map(isDocument(value) ? Object.entries(value) : []);
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
