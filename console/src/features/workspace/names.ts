import type { JsonPath } from '@encours/engine';
import type { Locale } from '../../i18n/locale.js';

/** What a name in a formula, a rule or a characteristic stands for. */
export interface KnownName {
  readonly name: string;
  readonly kind: 'fact' | 'ratio' | 'request' | 'table' | 'component' | 'score' | 'reason';
  readonly label: string | null;
  /** Type or unit, as written in the document. */
  readonly unit: string | null;
}

const REQUEST_LABELS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  'request.amount': { fr: 'Montant demandé', en: 'Amount asked for' },
  'request.exposure': { fr: 'Encours actuel', en: 'Present exposure' },
  'request.insured': { fr: 'Part assurée', en: 'Insured part' },
  'request.total': { fr: 'Encours total demandé', en: 'Total exposure asked for' },
};

/** Every name that a document declares; it may be malformed here and there, what can be read counts. */
export function listNames(value: unknown, locale: Locale): readonly KnownName[] {
  const root = record(value);
  const limit = record(root.limit);
  const names: KnownName[] = [];
  for (const [name, fact] of Object.entries(record(root.facts))) {
    const { type, unit } = record(fact);
    names.push({ name, kind: 'fact', label: labelOf(fact, locale), unit: textOf(unit) ?? textOf(type) });
  }
  for (const [name, ratio] of Object.entries(record(root.ratios))) {
    names.push({ name, kind: 'ratio', label: labelOf(ratio, locale), unit: textOf(record(ratio).unit) });
  }
  for (const [name, label] of Object.entries(REQUEST_LABELS)) {
    names.push({ name, kind: 'request', label: label[locale], unit: 'money' });
  }
  for (const [name, table] of Object.entries(record(limit.tables))) {
    names.push({ name: `rating.${name}`, kind: 'table', label: null, unit: textOf(record(table).unit) });
  }
  for (const component of Array.isArray(limit.components) ? limit.components : []) {
    const id = textOf(record(component).id);
    if (id !== null)
      names.push({ name: `limit.${id}`, kind: 'component', label: labelOf(component, locale), unit: 'money' });
  }
  for (const rule of Array.isArray(root.rules) ? root.rules : []) {
    const { code, text, theme } = record(record(rule).reason);
    const name = textOf(code);
    if (name === null || names.some((known) => known.kind === 'reason' && known.name === name)) continue;
    names.push({ name, kind: 'reason', label: textOf(record(text)[locale]), unit: textOf(theme) });
  }
  return names;
}

/** What may be written in the string at a path: a formula, an input, a name or a reason code in a rule; null elsewhere. */
export function fieldAt(path: JsonPath): 'formula' | 'limit_formula' | 'input' | 'rule_fact' | 'reason_code' | null {
  const key = path.at(-1);
  if (path[0] === 'ratios' && (key === 'formula' || key === 'when')) return 'formula';
  if (path[0] === 'limit' && (key === 'formula' || key === 'combine')) return 'limit_formula';
  if (path[0] === 'characteristics' && path.length === 3 && key === 'input') return 'input';
  if (path[0] === 'rules' && key === 'fact') return 'rule_fact';
  if (path[0] === 'rules' && path.at(-2) === 'reason' && key === 'code') return 'reason_code';
  if (path.length === 1 && key === 'naturalPersonFact') return 'input';
  return null;
}

/** The names that fit the field. */
export function namesFor(
  field: NonNullable<ReturnType<typeof fieldAt>>,
  names: readonly KnownName[],
): readonly KnownName[] {
  switch (field) {
    case 'formula':
      return names.filter(({ kind }) => kind === 'fact' || kind === 'ratio' || kind === 'request');
    case 'limit_formula':
      return names.filter(({ kind }) => kind !== 'reason');
    case 'reason_code':
      return names.filter(({ kind }) => kind === 'reason');
    case 'input':
      return names.filter(({ kind }) => kind === 'fact' || kind === 'ratio');
    case 'rule_fact':
      return [
        ...names.filter(({ kind }) => kind === 'fact' || kind === 'ratio' || kind === 'request'),
        { name: 'score', kind: 'score', label: null, unit: 'points' },
        { name: 'rating', kind: 'score', label: null, unit: null },
      ];
  }
}

function labelOf(value: unknown, locale: Locale): string | null {
  return textOf(record(record(value).label)[locale]);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
