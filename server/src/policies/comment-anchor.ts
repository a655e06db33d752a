/** Where in a scorecard a comment belongs, in a way that survives edits around it. */
import type { JsonPath } from '@encours/engine';
import { z } from 'zod';

/** What tells the items of a list apart, the first that an item has. */
const NAMES = ['id', 'class', 'role', 'code', 'rating'] as const;

/** A key, a position in a list of plain values, or the item of a list that has this name. */
const Step = z.union([
  z.string(),
  z.int(),
  z.strictObject({ name: z.enum(NAMES), value: z.union([z.string(), z.number()]), position: z.int() }),
]);
export const CommentAnchor = z.array(Step);
export type CommentAnchor = z.infer<typeof CommentAnchor>;

/** The anchor of a place; null where the document has no such place. */
export function anchorAt(document: unknown, path: JsonPath): CommentAnchor | null {
  const anchor: CommentAnchor = [];
  let value = document;
  for (const key of path) {
    const inside = childOf(value, key);
    if (inside === undefined) return null;
    const name = typeof key === 'number' ? NAMES.find((one) => isName(propertyOf(inside, one))) : undefined;
    const named = name === undefined ? undefined : propertyOf(inside, name);
    anchor.push(
      name !== undefined && isName(named) && typeof key === 'number' ? { name, value: named, position: key } : key,
    );
    value = inside;
  }
  return anchor;
}

/**
 * The place of an anchor in a later text, where an item is found by its name wherever it now stands; of several of one
 * name the one nearest to where it was. Null when it is gone.
 */
export function pathOf(document: unknown, anchor: CommentAnchor): JsonPath | null {
  const path: (string | number)[] = [];
  let value = document;
  for (const step of anchor) {
    const key = typeof step === 'object' ? positionOf(value, step) : step;
    const inside = key === null ? undefined : childOf(value, key);
    if (key === null || inside === undefined) return null;
    path.push(key);
    value = inside;
  }
  return path;
}

function positionOf(list: unknown, { name, value, position }: Exclude<CommentAnchor[number], string | number>) {
  if (!Array.isArray(list)) return null;
  const same = list.flatMap((item: unknown, index) => (propertyOf(item, name) === value ? [index] : []));
  return same.toSorted((a, b) => Math.abs(a - position) - Math.abs(b - position))[0] ?? null;
}

function childOf(value: unknown, key: string | number): unknown {
  if (typeof key === 'number') return Array.isArray(value) ? (value as readonly unknown[])[key] : undefined;
  return propertyOf(value, key);
}

function propertyOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
    return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

function isName(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
