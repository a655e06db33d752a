import { applyFix, type JsonPath } from '@encours/engine';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { isRecord } from './values.js';

/** One change of the text: a value put at its place (`undefined` takes it away), or items put in another order. */
export type TextEdit =
  | { readonly kind: 'set'; readonly path: JsonPath; readonly value: unknown }
  /** The last part of the path is the place of the new item in its list. */
  | { readonly kind: 'insert'; readonly path: JsonPath; readonly value: unknown }
  /** Of a list or a record: the one at `index` and the one after it change places. */
  | { readonly kind: 'swap'; readonly path: JsonPath; readonly index: number };

export function set(path: JsonPath, value: unknown): TextEdit {
  return { kind: 'set', path, value };
}

export function insert(path: JsonPath, value: unknown): TextEdit {
  return { kind: 'insert', path, value };
}

/** Puts an item at the end of a list of `count`. */
export function insertLast(list: JsonPath, count: number, value: unknown): TextEdit {
  return insert([...list, count], value);
}

export function swap(path: JsonPath, index: number): TextEdit {
  return { kind: 'swap', path, index };
}

/** The text after the edits, in their order; what they do not touch stays as its author laid it out. */
export function editText(text: string, edits: readonly TextEdit[]): string {
  return edits.reduce(applyEdit, text);
}

function applyEdit(text: string, edit: TextEdit): string {
  switch (edit.kind) {
    case 'set':
      return setIn(text, edit);
    case 'insert':
      return insertIn(text, edit);
    case 'swap':
      return swapIn(text, edit.path, edit.index);
  }
}

type Placed = Extract<TextEdit, { value: unknown }>;

function setIn(text: string, { path, value }: Pick<Placed, 'path' | 'value'>): string {
  return applyFix(text, { title: { fr: '', en: '' }, edits: [{ path, value }] });
}

/** Laid out as the item before it, or as the one that it comes before. */
function insertIn(text: string, { path, value }: Pick<Placed, 'path' | 'value'>): string {
  const root = parseTree(text);
  const list = root === undefined ? undefined : findNodeAtLocation(root, path.slice(0, -1));
  const items = list?.children ?? [];
  const index = Math.min(Number(path.at(-1)), items.length);
  const model = items[index - 1] ?? items[index];
  if (model === undefined) return setIn(text, { path: path.slice(0, -1), value: [value] });
  const start = text.lastIndexOf('\n', model.offset) + 1;
  const before = text.slice(start, model.offset);
  const ownLine = before.trim() === '';
  const onOneLine = !text.slice(model.offset, model.offset + model.length).includes('\n');
  const written = onOneLine ? inOneLine(value) : JSON.stringify(value, null, 2).replaceAll('\n', `\n${before}`);
  const gap = ownLine ? `\n${before}` : ' ';
  const at = index === 0 ? model.offset : model.offset + model.length;
  return text.slice(0, at) + (index === 0 ? `${written},${gap}` : `,${gap}${written}`) + text.slice(at);
}

/** What stands between the two stays where it is. */
function swapIn(text: string, path: JsonPath, index: number): string {
  const root = parseTree(text);
  const items = (root === undefined ? undefined : findNodeAtLocation(root, [...path]))?.children ?? [];
  const [first, second] = [items[index], items[index + 1]];
  if (first === undefined || second === undefined) return text;
  const [endOfFirst, endOfSecond] = [first.offset + first.length, second.offset + second.length];
  return [
    text.slice(0, first.offset),
    text.slice(second.offset, endOfSecond),
    text.slice(endOfFirst, second.offset),
    text.slice(first.offset, endOfFirst),
    text.slice(endOfSecond),
  ].join('');
}

/** `{ "id": "low", "points": 5 }`. */
function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inOneLine(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
