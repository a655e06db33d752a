import { type JsonPath, THEMES } from '@encours/engine';
import type { Locale } from '../../../i18n/locale.js';
import type { Messages } from '../../../i18n/messages.js';
import type { policyMessages } from '../../../policy/messages.js';
import { listNames } from '../names.js';
import type { formMessages } from './messages.js';
import { isRecord, listOf, recordOf, textOf, valueAt } from './values.js';

type Words = Messages<typeof formMessages>;

export function themeWord(words: Messages<typeof policyMessages>, theme: unknown): string {
  const known = THEMES.find((one) => one === theme);
  return known === undefined ? textOf(theme) : words[known];
}

export function typeWord(t: Words, type: unknown): string {
  const words: Readonly<Record<string, string>> = {
    money: t.typeMoney,
    number: t.typeNumber,
    integer: t.typeInteger,
    boolean: t.typeBoolean,
    date: t.typeDate,
    category: t.typeCategory,
    code: t.typeCode,
  };
  return words[textOf(type)] ?? textOf(type);
}

export function unitWords(t: Words): readonly (readonly [unit: string, word: string])[] {
  return [
    ['ratio', t.unitRatio],
    ['share', t.unitShare],
    ['percent', t.unitPercent],
    ['days', t.unitDays],
    ['months', t.unitMonths],
    ['years', t.unitYears],
    ['points', t.unitPoints],
    ['count', t.unitCount],
    ['money', t.unitMoney],
  ];
}

/** What stands beside a number of the unit; nothing beside a plain one, an amount or a share, which have signs. */
export function unitBeside(t: Words, unit: unknown): string {
  const beside = unit === 'days' || unit === 'months' || unit === 'years' || unit === 'points';
  return beside ? (unitWords(t).find(([one]) => one === unit)?.[1] ?? '') : '';
}

/** The label of a thing in the reader's language, or the name it has in the text. */
export function labelOf(value: unknown, name: string, locale: Locale): string {
  const label = textOf(recordOf(recordOf(value).label)[locale]);
  return label === '' ? name : label;
}

/** Type and unit of a fact or ratio by its name. */
export interface InputShape {
  readonly label: string;
  readonly type: string;
  readonly unit: string;
  /** Values of a category, each as a person reads it. */
  readonly values: readonly (readonly [value: string | boolean, label: string])[];
}

export function inputOf(root: unknown, name: string, locale: Locale, t: Words): InputShape {
  const path: JsonPath = isRecord(valueAt(root, ['ratios', name])) ? ['ratios', name] : ['facts', name];
  const value = recordOf(valueAt(root, path));
  const type = path[0] === 'ratios' ? 'number' : textOf(value.type);
  const labels = recordOf(value.labels);
  return {
    label: labelOf(value, name, locale),
    type,
    unit: type === 'money' ? 'money' : textOf(value.unit),
    values:
      type === 'boolean'
        ? [
            [true, t.yes],
            [false, t.no],
          ]
        : listOf(value.values).flatMap((item) => {
            if (typeof item !== 'string') return [];
            const label = textOf(recordOf(labels[item])[locale]);
            return [[item, label === '' ? item : label] as const];
          }),
  };
}

/** What a comparison is about, by its label: a fact or ratio, its state or its class, a part of the request, the score. */
export function subjectOf(root: unknown, fact: string, locale: Locale, t: Words): string {
  const stem = fact.replace(/\.(state|class)$/u, '');
  if (stem === 'score' || stem === 'rating') return t[stem];
  return listNames(root, locale).find(({ name }) => name === stem)?.label ?? stem;
}

/** Facts and ratios that a characteristic may be about, by their labels. */
export function scorableNames(root: unknown, locale: Locale): readonly (readonly [name: string, label: string])[] {
  return listNames(root, locale)
    .filter(({ kind, unit }) => (kind === 'fact' || kind === 'ratio') && unit !== 'date' && unit !== 'code')
    .map(({ name, label }) => [name, label ?? name] as const)
    .sort((a, b) => a[1].localeCompare(b[1], locale));
}
