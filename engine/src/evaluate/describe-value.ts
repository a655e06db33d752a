/** Values and changes of a decision in words, shared by the explanation and the letter to the customer. */
import { assertNever } from '../kernel/result.js';
import type { Locale, Text } from '../kernel/text.js';
import type { Condition, RatioUnit, Scorecard } from '../scorecard/schema.js';
import type { Decision, Improvement, Resolved } from './decision.js';
import { formatMoney, formatNumber, formatShare } from './format.js';

/**
 * `34 mois`, `12,5 %`, `1,25`: a number with its unit. Money is in minor units and shown rounded to them. `beside`:
 * numbers that it is compared with, which it never seems to equal or to pass unless it does.
 */
export function describeQuantity(
  value: number,
  unit: RatioUnit | null,
  currency: string,
  locale: Locale,
  beside: readonly number[] = [],
): string {
  const number = formatNumber(value, locale, 2, 0, beside);
  const isOne = Math.abs(value) < 2 && (locale === 'fr' || Math.abs(value) === 1);
  const word = (french: string, english: string): string => `${number}\u00a0${locale === 'fr' ? french : english}`;
  switch (unit) {
    case 'money':
      return formatMoney(value, currency, locale, beside);
    case 'share':
      return formatShare(value, locale, beside);
    case 'percent':
      return locale === 'fr' ? `${number}\u00a0%` : `${number}%`;
    case 'days':
      return word(isOne ? 'jour' : 'jours', isOne ? 'day' : 'days');
    case 'months':
      return word('mois', isOne ? 'month' : 'months');
    case 'years':
      return word(isOne ? 'an' : 'ans', isOne ? 'year' : 'years');
    case 'points':
      return word(isOne ? 'point' : 'points', isOne ? 'point' : 'points');
    case 'ratio':
    case 'count':
    case null:
      return number;
    default:
      return assertNever(unit);
  }
}

/** A threshold with its unit and all its digits: what is compared with it is read beside it. */
export function describeBound(value: number, unit: RatioUnit | null, currency: string, locale: Locale): string {
  return describeQuantity(value, unit, currency, locale, [value]);
}

/** Every number that a scorecard compares an input with: ends of bands and values in rules. */
export function listBounds({ characteristics, rules }: Scorecard, input: string): readonly number[] {
  const bounds = characteristics.flatMap((one) =>
    one.kind === 'numeric' && one.input === input ? one.bands.flatMap(({ from, to }) => [from, to]) : [],
  );
  return [...bounds, ...rules.flatMap(({ when }) => listCompared(when, input))].filter(
    (bound) => typeof bound === 'number',
  );
}

function listCompared(condition: Condition, input: string): readonly unknown[] {
  if ('not' in condition) return listCompared(condition.not, input);
  if ('fact' in condition) return condition.fact === input ? [condition.value].flat() : [];
  return ('all' in condition ? condition.all : condition.any).flatMap((part) => listCompared(part, input));
}

const ABSENCES = {
  missing: { fr: 'non renseigné', en: 'not available' },
  confidential: { fr: 'confidentiel', en: 'confidential' },
  notApplicable: { fr: 'sans objet', en: 'not applicable' },
  stale: { fr: 'trop ancien', en: 'out of date' },
} as const;

/** What an input was, or in which way it was absent; by its label where it has one. `beside`: numbers it is compared with. */
export function describeResolved(
  resolved: Resolved,
  unit: RatioUnit | null,
  currency: string,
  locale: Locale,
  label: Text | null = null,
  beside: readonly number[] = [],
): string {
  if (label !== null) return label[locale];
  switch (resolved.state) {
    case 'present':
      if (typeof resolved.value === 'number') return describeQuantity(resolved.value, unit, currency, locale, beside);
      if (typeof resolved.value === 'string') return resolved.value;
      return locale === 'fr' ? (resolved.value ? 'oui' : 'non') : resolved.value ? 'yes' : 'no';
    case 'class':
      return locale === 'fr'
        ? `cas particulier (${resolved.class.replaceAll('_', ' ')})`
        : `special case (${resolved.class.replaceAll('_', ' ')})`;
    case 'missing':
    case 'confidential':
    case 'notApplicable':
    case 'stale':
      return ABSENCES[resolved.state][locale];
    default:
      return assertNever(resolved);
  }
}

/**
 * `Autonomie financière : au moins 0,25 (aujourd’hui 0,18)`, without the points it earns. The scorecard, where it is
 * known, says what else the present value is compared with.
 */
export function describeChange(
  decision: Pick<Decision, 'trace' | 'currency'>,
  change: Improvement['changes'][number],
  locale: Locale,
  scorecard: Scorecard | null,
): string {
  const { currency } = decision;
  const trace = decision.trace.characteristics.find(({ id }) => id === change.characteristic);
  const unit = trace?.unit ?? null;
  const { bound, value, labels } = change.target;
  const isFrench = locale === 'fr';
  let target: string;
  if (typeof value === 'number') {
    const quantity = describeBound(value, unit, currency, locale);
    target =
      bound === 'below'
        ? isFrench
          ? `moins de ${quantity}`
          : `below ${quantity}`
        : isFrench
          ? `au moins ${quantity}`
          : `at least ${quantity}`;
  } else {
    const words = value.map((item, index) => {
      const label = labels?.[index];
      if (label !== undefined) return label[locale];
      const isFlag = item === 'true' || item === 'false';
      return isFlag ? describeResolved({ state: 'present', value: item === 'true' }, null, currency, locale) : item;
    });
    target = words.join(isFrench ? ' ou ' : ' or ');
  }
  const bounds = [
    ...(typeof value === 'number' ? [value] : []),
    ...(scorecard === null || trace === undefined ? [] : listBounds(scorecard, trace.input)),
  ];
  const today = describeResolved(change.from, unit, currency, locale, trace?.valueLabel, bounds);
  return isFrench
    ? `${change.label.fr}\u00a0: ${target} (aujourd’hui\u00a0: ${today})`
    : `${change.label.en}: ${target} (today: ${today})`;
}
