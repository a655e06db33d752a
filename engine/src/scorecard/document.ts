/** Reads the text of a document strictly, and knows where everything in it stands. */
import {
  createScanner,
  type Node,
  type ParseError,
  type ParseErrorCode,
  parseTree,
  type SyntaxKind,
} from 'jsonc-parser';
import { documentCodes, type SyntaxFault } from '../kernel/codes/document-codes.js';
import type { Diagnostic, JsonPath } from '../kernel/diagnostic.js';

/** A document may hold at most this; everything we read is far smaller. */
export const DOCUMENT_LIMITS = { bytes: 1_048_576, depth: 64 } as const;

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

export interface ParsedDocument {
  readonly text: string;
  /** What the text says; undefined when it is not JSON. Forbidden keys are left out of it. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Where a diagnostic of this document is in its text: a value, its key, or some characters of a string. A path
   * that leads nowhere (a missing property) is shown at the key of the object that lacks it. A span at the root
   * counts characters of the whole text.
   */
  locate(place: Located): DocumentRange;
}

const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

// The parser declares its kinds of tokens as a `const enum`, which isolated modules cannot read; the numbers are part
// of its interface all the same.
const COMMENTS: readonly SyntaxKind[] = [12, 13];
const SPACE: readonly SyntaxKind[] = [14, 15];
const OPENING: readonly SyntaxKind[] = [1, 3];
const CLOSING: readonly SyntaxKind[] = [2, 4];
const COMMA: SyntaxKind = 5;
const END: SyntaxKind = 17;

const FAULTS: ReadonlyMap<ParseErrorCode, SyntaxFault> = new Map<ParseErrorCode, SyntaxFault>([
  [1, 'symbol'],
  [2, 'number'],
  [3, 'property_name'],
  [4, 'value'],
  [5, 'colon'],
  [6, 'comma'],
  [7, 'closing_brace'],
  [8, 'closing_bracket'],
  [9, 'more_text'],
  [12, 'string_end'],
  [13, 'number'],
  [14, 'escape'],
  [15, 'escape'],
  [16, 'control_character'],
]);

/** Reads a JSON document. Never throws; every fault is a diagnostic that {@link ParsedDocument.locate} can place. */
export function parseDocument(text: string): ParsedDocument {
  const locator = createLocator(text);
  if (exceedsBytes(text, DOCUMENT_LIMITS.bytes)) {
    const diagnostics = [documentCodes.tooLarge.at({ path: [] }, { mostBytes: DOCUMENT_LIMITS.bytes })];
    return { text, value: undefined, diagnostics, locate: (place) => locator(undefined, place) };
  }
  // Tokens first: the parser below calls itself for each level, so depth must be known before it runs.
  const scanned = scan(text);
  if (scanned.tooDeep !== null) {
    const span = { from: scanned.tooDeep, to: scanned.tooDeep + 1 };
    const diagnostics = [documentCodes.tooDeep.at({ path: [], span }, { most: DOCUMENT_LIMITS.depth })];
    return { text, value: undefined, diagnostics, locate: (place) => locator(undefined, place) };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true, allowEmptyContent: false });
  const diagnostics = [...scanned.comments, ...describeErrors(text, errors, scanned)];
  if (diagnostics.length > 0 || root === undefined || !isJson(text)) {
    if (diagnostics.length === 0) diagnostics.push(documentCodes.syntax.at({ path: [] }, { fault: 'symbol' }));
    return { text, value: undefined, diagnostics, locate: (place) => locator(root, place) };
  }
  const value = build(root, [], text, diagnostics);
  return { text, value, diagnostics, locate: (place) => locator(root, place) };
}

/** The last word on what is JSON belongs to the platform; the tolerant parser lets a few things pass. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function exceedsBytes(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  if (text.length * 3 <= limit) return false;
  let bytes = 0;
  // Both halves of a pair together take four bytes, so two for each.
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes > limit;
}

interface Scanned {
  readonly comments: Diagnostic[];
  /** Offsets of commas that a closing bracket follows. */
  readonly trailingCommas: readonly number[];
  /** Where the depth passes the limit. */
  readonly tooDeep: number | null;
}

function scan(text: string): Scanned {
  const comments: Diagnostic[] = [];
  const trailingCommas: number[] = [];
  const scanner = createScanner(text, false);
  let depth = 0;
  let lastComma: number | null = null;
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    const offset = scanner.getTokenOffset();
    if (SPACE.includes(token)) continue;
    if (COMMENTS.includes(token)) {
      const span = { from: offset, to: offset + scanner.getTokenLength() };
      comments.push(documentCodes.comment.at({ path: [], span }, undefined));
      continue;
    }
    if (OPENING.includes(token)) {
      if (++depth > DOCUMENT_LIMITS.depth) return { comments, trailingCommas, tooDeep: offset };
    } else if (CLOSING.includes(token)) {
      depth--;
      if (lastComma !== null) trailingCommas.push(lastComma);
    }
    lastComma = token === COMMA ? offset : null;
  }
  return { comments, trailingCommas, tooDeep: null };
}

function describeErrors(text: string, errors: readonly ParseError[], { trailingCommas }: Scanned): Diagnostic[] {
  const diagnostics = trailingCommas.map((from) =>
    documentCodes.trailingComma.at({ path: [], span: { from, to: from + 1 } }, undefined),
  );
  if (text.trim() === '') return [documentCodes.syntax.at({ path: [] }, { fault: 'empty' })];
  for (const { error, offset, length } of errors) {
    const fault = FAULTS.get(error);
    // A trailing comma is also reported as a value or name that is missing at the bracket after it.
    const afterComma = trailingCommas.some((comma) => comma < offset && text.slice(comma + 1, offset).trim() === '');
    if (fault === undefined || ((fault === 'value' || fault === 'property_name') && afterComma)) continue;
    const from = Math.min(offset, Math.max(0, text.length - 1));
    diagnostics.push(documentCodes.syntax.at({ path: [], span: { from, to: from + Math.max(1, length) } }, { fault }));
  }
  return diagnostics;
}

function build(node: Node, path: JsonPath, text: string, diagnostics: Diagnostic[]): unknown {
  switch (node.type) {
    case 'object': {
      const object: Record<string, unknown> = {};
      const seen = new Set<string>();
      for (const property of node.children ?? []) {
        const [key, value] = property.children ?? [];
        if (key === undefined || value === undefined) continue;
        const name = String(key.value);
        const inner = [...path, name];
        if (seen.has(name))
          diagnostics.push(documentCodes.duplicateKey.at({ path: inner, onKey: true }, { key: name }));
        seen.add(name);
        checkText(name, inner, true, diagnostics);
        if (FORBIDDEN_KEYS.includes(name)) {
          diagnostics.push(documentCodes.forbiddenKey.at({ path: inner, onKey: true }, { key: name }));
        } else object[name] = build(value, inner, text, diagnostics);
      }
      return object;
    }
    case 'array':
      return (node.children ?? []).map((child, index) => build(child, [...path, index], text, diagnostics));
    case 'number':
      checkNumber(text.slice(node.offset, node.offset + node.length), path, diagnostics);
      return node.value;
    case 'string':
      checkText(String(node.value), path, false, diagnostics);
      return node.value;
    default:
      return node.value;
  }
}

function checkNumber(lexeme: string, path: JsonPath, diagnostics: Diagnostic[]): void {
  const value = Number(lexeme);
  if (!Number.isFinite(value)) {
    diagnostics.push(documentCodes.numberOverflow.at({ path }, { text: lexeme }));
    return;
  }
  const digits = lexeme
    .replace(/^-/, '')
    .replace(/[eE].*$/, '')
    .replace('.', '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');
  if (digits.length > 15 && !sameNumber(lexeme, value)) {
    diagnostics.push(documentCodes.numberPrecision.at({ path }, { text: lexeme, kept: value }));
  }
}

/** More than 15 digits are harmless where they are exactly those that the number is written with again. */
function sameNumber(lexeme: string, value: number): boolean {
  return lexeme === String(value) && Number.isSafeInteger(value);
}

function checkText(value: string, path: JsonPath, onKey: boolean, diagnostics: Diagnostic[]): void {
  if (/\p{Surrogate}/u.test(value)) diagnostics.push(documentCodes.brokenText.at({ path, onKey }, undefined));
  const composed = value.normalize('NFC');
  if (composed === value) return;
  const fixes = onKey
    ? []
    : [{ title: { fr: 'Composer les accents', en: 'Compose the accents' }, edits: [{ path, value: composed }] }];
  diagnostics.push(documentCodes.notNormalised.at({ path, onKey, fixes }, undefined));
}

function createLocator(text: string): (root: Node | undefined, place: Located) => DocumentRange {
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
