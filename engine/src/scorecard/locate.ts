/** From the place of a diagnostic, a path and perhaps some characters, to lines and columns of the text. */
import type { Node } from 'jsonc-parser';
import type { Diagnostic } from '../kernel/diagnostic.js';

/** Characters `[from, to)` of the text; lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface DocumentRange {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What of a diagnostic says where it is. */
export type Located = Pick<Diagnostic, 'path' | 'span' | 'onKey'>;

/** Prepares the locating of diagnostics in a text; the tree may be that of a text with faults. */
export function createLocator(text: string): (root: Node | undefined, place: Located) => DocumentRange {
  let lineStarts: number[] | null = null;
  const position = (offset: number): { line: number; column: number } => {
    lineStarts ??= findLineStarts(text);
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
  };
  return (root, place) => {
    const [from, to] = offsetsOf(text, root, place);
    const start = position(from);
    const end = position(to);
    return { from, to, ...start, endLine: end.line, endColumn: end.column };
  };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: ending } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + ending.length);
  return starts;
}

function offsetsOf(text: string, root: Node | undefined, { path, span, onKey }: Located): [from: number, to: number] {
  const clamp = (offset: number): number => Math.min(Math.max(0, offset), text.length);
  if (path.length === 0 && span !== undefined) return [clamp(span.from), clamp(span.to)];
  if (root === undefined) return [0, Math.min(1, text.length)];
  let node = root;
  for (const key of path) {
    const child = childOf(node, key);
    if (child === undefined) return rangeOfOwner(node);
    node = child;
  }
  if (onKey === true) {
    const key = keyNodeOf(node);
    if (key !== undefined) return [key.offset, key.offset + key.length];
  }
  if (span !== undefined && node.type === 'string') {
    const map = sourceOffsets(text.slice(node.offset, node.offset + node.length));
    const at = (index: number): number => node.offset + (map[Math.min(index, map.length - 1)] ?? 0);
    return [at(span.from), at(span.to)];
  }
  return [node.offset, node.offset + node.length];
}

/** The child under a key; of keys written twice the last, which is the one that counts. */
function childOf(node: Node, key: string | number): Node | undefined {
  if (node.type === 'array') return typeof key === 'number' ? node.children?.[key] : undefined;
  if (node.type !== 'object') return undefined;
  return node.children?.findLast((property) => property.children?.[0]?.value === key)?.children?.[1];
}

function keyNodeOf(node: Node): Node | undefined {
  return node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
}

function rangeOfOwner(node: Node): [number, number] {
  const key = keyNodeOf(node);
  return key === undefined ? [node.offset, node.offset + 1] : [key.offset, key.offset + key.length];
}

/** For each UTF-16 unit of the decoded string, and its end, the offset in the literal with its quotation marks. */
function sourceOffsets(literal: string): number[] {
  const offsets: number[] = [];
  let at = 1;
  while (at < literal.length - 1) {
    offsets.push(at);
    if (literal[at] === '\\') at += literal[at + 1] === 'u' ? 6 : 2;
    else at += 1;
  }
  offsets.push(at);
  return offsets;
}
