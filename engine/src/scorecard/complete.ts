/** What can be written at a place in a formula, even while the rest of the document is wrong. */
import { FUNCTION_HELP } from '../formula/function-help.js';
import { FUNCTIONS, KEYWORDS } from '../formula/syntax.js';
import type { JsonPath } from '../kernel/diagnostic.js';
import { isRecord } from '../kernel/shape/schema-walk.js';
import type { Text } from '../kernel/text.js';
import { REQUEST_NAMES } from './slots.js';

export type CompletionKind = 'fact' | 'request' | 'ratio' | 'table' | 'component' | 'score' | 'function' | 'keyword';

export interface FormulaCompletion {
  /** The name itself. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** What to write; a function opens its parenthesis. */
  readonly insert: string;
  /** Label of the fact or ratio, or what the function does; null where the name says it all. */
  readonly detail: Text | null;
  /** The formula of a ratio, the signature of a function. */
  readonly signature: string | null;
}

export interface FormulaCompletions {
  /** The characters of the text that a completion replaces. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly FormulaCompletion[];
}

const REQUEST_HELP: Readonly<Record<(typeof REQUEST_NAMES)[number], Text>> = {
  'request.amount': { fr: 'Crédit supplémentaire demandé', en: 'Additional credit asked for' },
  'request.exposure': { fr: 'Encours actuel', en: 'Present exposure' },
  'request.insured': { fr: 'Part assurée', en: 'Insured part' },
  'request.total': { fr: 'Encours après accord', en: 'Exposure if granted' },
};

/**
 * Completions at an offset of a formula's text. `document` is the scorecard as it is, well formed or not; `path` says
 * which formula it is: those of the limit also see tables, components and the score, a guard sees `and`, `or`, `not`,
 * and a ratio does not see itself.
 */
export function completeFormula(
  document: unknown,
  text: string,
  offset: number,
  path: JsonPath = ['ratios'],
): FormulaCompletions {
  const isName = (character: string | undefined): boolean => character !== undefined && /[\w.]/.test(character);
  let from = offset;
  while (from > 0 && isName(text[from - 1])) from--;
  let to = offset;
  while (isName(text[to])) to++;
  const enclosing = /\b(prior|percentile)\s*\(\s*$/.exec(text.slice(0, from))?.[1];
  const [section, own] = path;
  const inLimit = section === 'limit';

  const items = [...ratioItems(document, section === 'ratios' ? own : undefined)];
  if (enclosing !== 'percentile') items.push(...factItems(document));
  if (enclosing === undefined) {
    for (const name of REQUEST_NAMES) items.push(item(name, 'request', REQUEST_HELP[name]));
    if (inLimit)
      items.push(
        ...limitItems(document, path),
        item('score', 'score', { fr: 'Score du client', en: 'Score of the customer' }),
      );
    for (const name of Object.keys(FUNCTIONS)) {
      const help = Object.entries(FUNCTION_HELP).find(([known]) => known === name)?.[1];
      items.push({
        label: name,
        kind: 'function',
        insert: `${name}(`,
        detail: help?.text ?? null,
        signature: help?.signature ?? null,
      });
    }
    if (path.at(-1) === 'when') for (const word of KEYWORDS) items.push(item(word, 'keyword', null));
  }
  return { from, to, items };
}

function item(
  label: string,
  kind: CompletionKind,
  detail: Text | null,
  signature: string | null = null,
): FormulaCompletion {
  return { label, kind, insert: label, detail, signature };
}

function* entriesOf(
  document: unknown,
  ...path: readonly string[]
): Generator<[string, Readonly<Record<string, unknown>>]> {
  let value = document;
  for (const key of path) value = isRecord(value) ? value[key] : undefined;
  if (!isRecord(value)) return;
  for (const [name, inner] of Object.entries(value)) yield [name, isRecord(inner) ? inner : {}];
}

function factItems(document: unknown): FormulaCompletion[] {
  const items: FormulaCompletion[] = [];
  for (const [name, { type, label }] of entriesOf(document, 'facts')) {
    const isNumber = type === 'money' || type === 'number' || type === 'integer' || type === undefined;
    if (isNumber) items.push(item(name, 'fact', textOf(label)));
  }
  return items;
}

function ratioItems(document: unknown, own: string | number | undefined): FormulaCompletion[] {
  const items: FormulaCompletion[] = [];
  for (const [name, { label, formula }] of entriesOf(document, 'ratios')) {
    if (name !== own) items.push(item(name, 'ratio', textOf(label), typeof formula === 'string' ? formula : null));
  }
  return items;
}

function limitItems(document: unknown, path: JsonPath): FormulaCompletion[] {
  const items: FormulaCompletion[] = [];
  for (const [name, { values }] of entriesOf(document, 'limit', 'tables')) {
    items.push(item(`rating.${name}`, 'table', null, Array.isArray(values) ? JSON.stringify(values) : null));
  }
  const limit = isRecord(document) && isRecord(document.limit) ? document.limit : {};
  const components: readonly unknown[] = Array.isArray(limit.components) ? limit.components : [];
  // A component sees those before it; `combine` sees all.
  const index = path[1] === 'components' && typeof path[2] === 'number' ? path[2] : components.length;
  for (const component of components.slice(0, index)) {
    if (!isRecord(component) || typeof component.id !== 'string') continue;
    const formula = typeof component.formula === 'string' ? component.formula : null;
    items.push(item(`limit.${component.id}`, 'component', textOf(component.label), formula));
  }
  return items;
}

function textOf(value: unknown): Text | null {
  if (!isRecord(value) || typeof value.fr !== 'string' || typeof value.en !== 'string') return null;
  return { fr: value.fr, en: value.en };
}
