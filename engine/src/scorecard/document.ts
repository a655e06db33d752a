/** Reads the text of a document strictly, and knows where everything in it stands. */
import { createScanner, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { documentCodes, type SyntaxFault } from '../kernel/codes/document-codes.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import { createLocator, type DocumentRange, type Located } from './locate.js';

/** A document may hold at most this; everything we read is far smaller. */
export const DOCUMENT_LIMITS = { bytes: 1_048_576, depth: 64 } as const;

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
  readonly locate: (place: Located) => DocumentRange;
}

// Characters on which the shape depends.
const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

const LONE_SURROGATE = /\p{Surrogate}/u;

/** More digits than a number is sure to keep, in a number or in a text. */
const LONG_NUMBER = /[-+.\deE]{16}/;

const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

// The parser declares its kinds of tokens as a `const enum`, which isolated modules cannot read; the numbers are part
// of its interface all the same.
const COMMENTS: readonly number[] = [12, 13];
const SPACE: readonly number[] = [14, 15];
const CLOSING: readonly number[] = [2, 4];
const COMMA = 5;
const END = 17;

const FAULTS: ReadonlyMap<number, SyntaxFault> = new Map<number, SyntaxFault>([
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

/**
 * Reads a JSON document. Never throws; every fault is a diagnostic that {@link ParsedDocument.locate} can place.
 * `mostBytes` in UTF-8: benchmarks, which are data, may be larger than a scorecard.
 */
export function parseDocument(text: string, mostBytes: number = DOCUMENT_LIMITS.bytes): ParsedDocument {
  const locator = createLocator(text);
  if (exceedsBytes(text, mostBytes)) {
    const diagnostics = [documentCodes.tooLarge.at({ path: [] }, { mostBytes })];
    return { text, value: undefined, diagnostics, locate: (place) => locator(undefined, place) };
  }
  // The parsers below call themselves for each level, so depth must be known before they run.
  const { tooDeep, colons } = scanShape(text);
  if (tooDeep !== null) {
    const span = { from: tooDeep, to: tooDeep + 1 };
    const diagnostics = [documentCodes.tooDeep.at({ path: [], span }, { most: DOCUMENT_LIMITS.depth })];
    return { text, value: undefined, diagnostics, locate: (place) => locator(undefined, place) };
  }
  const faultless = parseFaultless(text, colons);
  if (faultless !== undefined) {
    let tree: Node | undefined;
    const locate = (place: Located): DocumentRange => {
      tree ??= parseTree(text);
      return locator(tree, place);
    };
    return { text, value: faultless, diagnostics: [], locate };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true, allowEmptyContent: false });
  if (root === undefined || errors.length > 0 || !isJson(text)) {
    const diagnostics = describeErrors(text, errors);
    if (diagnostics.length === 0) diagnostics.push(documentCodes.syntax.at({ path: [] }, { fault: 'symbol' }));
    return { text, value: undefined, diagnostics, locate: (place) => locator(root, place) };
  }
  const builder = new Builder(text);
  const value = builder.build(root);
  return { text, value, diagnostics: builder.diagnostics, locate: (place) => locator(root, place) };
}

/** The last word on what is JSON belongs to the platform; the tolerant parser lets a few things pass. */
export function isJson(text: string): boolean {
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

/**
 * What nests and names, texts apart: where brackets are deeper than the limit (null: nowhere), and how many colons there
 * are, which in JSON is how many properties.
 */
function scanShape(text: string): { readonly tooDeep: number | null; readonly colons: number } {
  let depth = 0;
  let colons = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (inText) {
      if (unit === BACKSLASH) at++;
      else if (unit === QUOTE) inText = false;
    } else if (unit === QUOTE) inText = true;
    else if (unit === COLON) colons++;
    else if (unit === OPEN_BRACE || unit === OPEN_BRACKET) {
      if (++depth > DOCUMENT_LIMITS.depth) return { tooDeep: at, colons };
    } else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) depth--;
  }
  return { tooDeep: null, colons };
}

/**
 * The value of a document in which the platform's parser shows that nothing is wrong, which most are: many times as fast
 * as a tree of places. Undefined where something may be wrong: only a tree tells what, and where.
 */
function parseFaultless(text: string, colons: number): unknown {
  if (LONG_NUMBER.test(text) || mayHoldBrokenText(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // Of keys that are the same, the platform keeps one: then there are fewer than colons.
    return countProperties(value) === colons ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How many properties a value holds on all levels; NaN when one has a forbidden name, or a number is infinite. */
function countProperties(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : Number.NaN;
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countProperties(item), 0);
  let count = 0;
  for (const [name, item] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.includes(name)) return Number.NaN;
    count += 1 + countProperties(item);
  }
  return count;
}

function mayHoldBrokenText(text: string): boolean {
  return text.includes('\\u') || LONE_SURROGATE.test(text) || text.normalize('NFC') !== text;
}

function describeErrors(text: string, errors: readonly ParseError[]): Diagnostic[] {
  if (text.trim() === '') return [documentCodes.syntax.at({ path: [] }, { fault: 'empty' })];
  const { comments, trailingCommas } = findStrays(text);
  const diagnostics = [
    ...comments.map((span) => documentCodes.comment.at({ path: [], span }, undefined)),
    ...trailingCommas.map((from) =>
      documentCodes.trailingComma.at({ path: [], span: { from, to: from + 1 } }, undefined),
    ),
  ];
  let told: number | null = null;
  for (const { error, offset, length } of errors) {
    const fault = FAULTS.get(error);
    // A trailing comma is also reported as a value or name that is missing at the bracket after it.
    const afterComma = trailingCommas.some((comma) => comma < offset && text.slice(comma + 1, offset).trim() === '');
    if (fault === undefined || ((fault === 'value' || fault === 'property_name') && afterComma)) continue;
    const from = Math.min(offset, Math.max(0, text.trimEnd().length - 1));
    // What follows on the same line is what the first makes of it: a cut-off text lacks every bracket at its end.
    if (told !== null && !text.slice(told, from).includes('\n')) continue;
    told = from;
    diagnostics.push(documentCodes.syntax.at({ path: [], span: { from, to: from + Math.max(1, length) } }, { fault }));
  }
  return diagnostics;
}

interface Strays {
  readonly comments: readonly { readonly from: number; readonly to: number }[];
  /** Offsets of commas that a closing bracket follows. */
  readonly trailingCommas: readonly number[];
}

function findStrays(text: string): Strays {
  const comments: { from: number; to: number }[] = [];
  const trailingCommas: number[] = [];
  const scanner = createScanner(text, false);
  let lastComma: number | null = null;
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    const offset = scanner.getTokenOffset();
    if (SPACE.includes(token)) continue;
    if (COMMENTS.includes(token)) {
      comments.push({ from: offset, to: offset + scanner.getTokenLength() });
      continue;
    }
    if (CLOSING.includes(token) && lastComma !== null) trailingCommas.push(lastComma);
    lastComma = token === COMMA ? offset : null;
  }
  return { comments, trailingCommas };
}

/** Builds the value of a tree, and reports what JSON allows but a policy must not hold. */
class Builder {
  readonly diagnostics: Diagnostic[] = [];
  private readonly text: string;
  /** Where the node being built stands; copied only for a diagnostic. */
  private readonly path: (string | number)[] = [];
  private readonly mayHoldBrokenText: boolean;

  constructor(text: string) {
    this.text = text;
    // Looking at all of the text once is much faster than at each of its strings.
    this.mayHoldBrokenText = mayHoldBrokenText(text);
  }

  build(node: Node): unknown {
    switch (node.type) {
      case 'object':
        return this.buildObject(node);
      case 'array':
        return (node.children ?? []).map((child, index) => this.under(index, () => this.build(child)));
      case 'number':
        this.checkNumber(node);
        return node.value;
      case 'string':
        this.checkText(String(node.value), false);
        return node.value;
      default:
        return node.value;
    }
  }

  private buildObject(node: Node): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      this.under(name, () => {
        if (seen.has(name))
          this.report(documentCodes.duplicateKey.at({ path: [...this.path], onKey: true }, { key: name }));
        seen.add(name);
        this.checkText(name, true);
        if (FORBIDDEN_KEYS.includes(name)) {
          this.report(documentCodes.forbiddenKey.at({ path: [...this.path], onKey: true }, { key: name }));
        } else object[name] = this.build(value);
      });
    }
    return object;
  }

  private under<T>(key: string | number, work: () => T): T {
    this.path.push(key);
    const result = work();
    this.path.pop();
    return result;
  }

  private checkNumber(node: Node): void {
    const lexeme = this.text.slice(node.offset, node.offset + node.length);
    const value = Number(lexeme);
    if (!Number.isFinite(value)) {
      this.report(documentCodes.numberOverflow.at({ path: [...this.path] }, { text: lexeme }));
      return;
    }
    if (lexeme.length <= 15) return;
    const digits = lexeme
      .replace(/^-/, '')
      .replace(/[eE].*$/, '')
      .replace('.', '')
      .replace(/^0+/, '')
      .replace(/0+$/, '');
    // More than 15 digits are harmless in a whole number that is written with the same ones again.
    const isExact = lexeme === String(value) && Number.isSafeInteger(value);
    if (digits.length <= 15 || isExact) return;
    this.report(documentCodes.numberPrecision.at({ path: [...this.path] }, { text: lexeme, kept: value }));
  }

  private checkText(value: string, onKey: boolean): void {
    if (!this.mayHoldBrokenText) return;
    const path = [...this.path];
    if (LONE_SURROGATE.test(value)) this.report(documentCodes.brokenText.at({ path, onKey }, undefined));
    const composed = value.normalize('NFC');
    if (composed === value) return;
    const title = { fr: 'Composer les accents', en: 'Compose the accents' };
    const fixes = onKey ? [] : [{ title, edits: [{ path, value: composed }] }];
    this.report(documentCodes.notNormalised.at({ path, onKey, fixes }, undefined));
  }

  private report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }
}
