/** Values and changes of a decision in words, shared by the explanation and the letter to the customer. */
import { assertNever } from '../kernel/result.js';
import type { Locale, Text } from '../kernel/text.js';
import type { RatioUnit } from '../scorecard/schema.js';
import type { Decision, Improvement, Resolved } from './decision.js';
import { formatMoney, formatNumber, formatShare } from './format.js';

/** `34 mois`, `12,5 %`, `1,25`: a number with its unit. Money is in minor units and shown rounded to them. */
export function describeQuantity(value: number, unit: RatioUnit | null, currency: string, locale: Locale): string {
  const number = formatNumber(value, locale);
  const isOne = Math.abs(value) < 2 && (locale === 'fr' || Math.abs(value) === 1);
  const word = (french: string, english: string): string => `${number}\u00a0${locale === 'fr' ? french : english}`;
  switch (unit) {
    case 'money':
      return formatMoney(Math.round(value), currency, locale);
    case 'share':
      return formatShare(value, locale);
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

const ABSENCES = {
  missing: { fr: 'non renseigné', en: 'not available' },
  confidential: { fr: 'confidentiel', en: 'confidential' },
  notApplicable: { fr: 'sans objet', en: 'not applicable' },
  stale: { fr: 'trop ancien', en: 'out of date' },
} as const;

/** What an input was, or in which way it was absent; by its label where it has one. */
export function describeResolved(
  resolved: Resolved,
  unit: RatioUnit | null,
  currency: string,
  locale: Locale,
  label: Text | null = null,
): string {
  if (label !== null) return label[locale];
  switch (resolved.state) {
    case 'present':
      if (typeof resolved.value === 'number') return describeQuantity(resolved.value, unit, currency, locale);
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

/** `Autonomie financière : au moins 0,25 (aujourd’hui 0,18)`, without the points it earns. */
export function describeChange(
  decision: Pick<Decision, 'trace' | 'currency'>,
  change: Improvement['changes'][number],
  locale: Locale,
): string {
  const { currency } = decision;
  const trace = decision.trace.characteristics.find(({ id }) => id === change.characteristic);
  const unit = trace?.unit ?? null;
  const { bound, value, labels } = change.target;
  const isFrench = locale === 'fr';
  let target: string;
  if (typeof value === 'number') {
    const quantity = describeQuantity(value, unit, currency, locale);
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
  const today = describeResolved(change.from, unit, currency, locale, trace?.valueLabel);
  return isFrench
    ? `${change.label.fr}\u00a0: ${target} (aujourd’hui\u00a0: ${today})`
    : `${change.label.en}: ${target} (today: ${today})`;
}
