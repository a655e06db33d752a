import { type Condition, describeBound, type Effect, type JsonPath, type Scorecard } from '@encours/engine';
import type { Formats } from '../i18n/format.js';
import { useFormats, useLocale, useT, useText } from '../i18n/locale-provider.js';
import { changeMessages } from './change-messages.js';
import type { DocumentSide } from './document-side.js';
import { policyMessages } from './messages.js';
import { nameEffect } from './name-effect.js';
import { splitProperty } from './split-property.js';
import { useConditionWords } from './use-condition-words.js';
import { unitOf } from './use-entry-rows.js';

type ValueWords = (side: DocumentSide, path: JsonPath, value: unknown, currency: string) => string;

/** What a document holds at a path, as a person reads it: amounts, shares, dates and conditions in words. */
export function useValueWords(): ValueWords {
  const t = useT(changeMessages);
  const policy = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();
  const sayCondition = useConditionWords();
  const say: ValueWords = ({ root, scorecard }, path, value, currency) => {
    const show = (key: string | number, inner: unknown): string =>
      say({ root, scorecard }, [...path, key], inner, currency);
    if (value === null) return t.none_;
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    if (typeof value === 'number') {
      const bound = boundOf(path, scorecard);
      if (bound !== null) return describeBound(value, unitOf(bound.scorecard, bound.input), currency, locale);
      return numberText(value, kindOf(path, root), currency, formats);
    }
    if (typeof value === 'string') {
      if (kindOf(path, root) === 'date') return formats.date(value);
      return isChoice(path, value) ? { ...t, ...policy }[value] : value;
    }
    if (Array.isArray(value)) return value.map((item: unknown, index) => show(index, item)).join(' · ');
    if (!isRecord(value)) return '';
    if (isText(value)) return text(value);
    if (scorecard !== null && isCondition(path, value)) return sayCondition(scorecard, value);
    if (isEffect(path, value)) return nameEffect(value, currency, policy, formats);
    const pairs = Object.entries(value).filter(([key, inner]) => inner !== null && !HIDDEN.has(key));
    return pairs
      .map(([key, inner]) => {
        const word = splitProperty([key]).property?.[locale] ?? key;
        return `${word}${locale === 'fr' ? '\u00a0: ' : ': '}${show(key, inner)}`;
      })
      .join(', ');
  };
  return say;
}

/** Names that the place of the value tells better. */
const HIDDEN: ReadonlySet<string> = new Set(['id', 'code']);

/** The choices of these properties have words. */
const CHOICES = { outcome: ['approve', 'refer', 'decline'], ifUnknown: ['ignore', 'refer'] } as const;

type ChoiceWord = (typeof CHOICES)[keyof typeof CHOICES][number];

function isChoice(path: JsonPath, value: string): value is ChoiceWord {
  const key = path.at(-1);
  return (key === 'outcome' || key === 'ifUnknown') && CHOICES[key].some((choice) => choice === value);
}

// The scorecard has the shape of one, and what stands at these places has it too.
function isCondition([section]: JsonPath, value: object): value is Condition {
  return section === 'rules' && ('fact' in value || 'all' in value || 'any' in value || 'not' in value);
}

function isEffect([section]: JsonPath, value: object): value is Effect {
  return section === 'rules' && 'type' in value;
}

function isText(value: Readonly<Record<string, unknown>>): value is { fr: string; en: string } {
  return typeof value.fr === 'string' && typeof value.en === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Kind = 'money' | 'share' | 'date' | 'plain';

/** Shares 0…1, which a person reads as percentages. */
const SHARES: ReadonlySet<unknown> = new Set(['minimumShare', 'insuredCountsAt', 'defaultProbability']);

/** Amounts are numbers under a key that ends in `Minor`, and the values of a table of money. */
function kindOf(given: JsonPath, root: unknown): Kind {
  // A member of a list is what the list is of.
  const path = typeof given.at(-1) === 'number' ? given.slice(0, -1) : given;
  const key = path.at(-1);
  if (SHARES.has(key)) return 'share';
  if (key === 'effectiveFrom') return 'date';
  if (typeof key === 'string' && key.endsWith('Minor')) return 'money';
  return key === 'values' && isTableOfMoney(path, root) ? 'money' : 'plain';
}

function isTableOfMoney(path: JsonPath, root: unknown): boolean {
  let table = root;
  for (const part of path.slice(0, -1)) {
    if (typeof table !== 'object' || table === null) return false;
    const members: Readonly<Record<string, unknown>> = { ...table };
    table = members[String(part)];
  }
  return typeof table === 'object' && table !== null && 'unit' in table && table.unit === 'money';
}

/** Whose bound it is: the input has the unit. Null for anything but a bound of a band. */
function boundOf([section, index, list, , key]: JsonPath, scorecard: Scorecard | null) {
  if (scorecard === null || section !== 'characteristics' || list !== 'bands' || typeof index !== 'number') return null;
  const characteristic = scorecard.characteristics[index];
  return characteristic !== undefined && (key === 'from' || key === 'to')
    ? { scorecard, input: characteristic.input }
    : null;
}

function numberText(value: number, kind: Kind, currency: string, formats: Formats): string {
  if (kind === 'money') return formats.money(value, currency);
  return kind === 'share' ? formats.percent(value, 4) : formats.number(value, 6);
}
