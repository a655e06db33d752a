/** How figures of a report are written in a sentence. */
import { formatDate, formatHundredths, formatMoney, formatNumber, formatShare } from '../evaluate/format.js';
import type { Locale } from '../kernel/text.js';

export interface Words {
  readonly locale: Locale;
  readonly pick: (fr: string, en: string) => string;
  /** A whole number. */
  readonly number: (value: number) => string;
  /** `beside`, here and below: numbers that it is compared with, and is then written apart from. */
  readonly decimal: (value: number, decimals?: number, beside?: readonly number[]) => string;
  readonly share: (value: number, beside?: readonly number[]) => string;
  /** A difference of shares in percentage points, with its sign and one decimal, zero or not. */
  readonly points: (value: number, beside?: readonly number[]) => string;
  /** `2, 3 et 5`. */
  readonly list: (values: readonly (string | number)[]) => string;
  readonly money: (amountMinor: number) => string;
  readonly date: (date: string) => string;
  /** A number with its noun in the same language: French takes the plural from 2 on, English for all but 1. */
  readonly count: (value: number, singular: string, plural: string) => string;
  readonly champion: string;
  readonly challenger: string;
}

/** What words need to know of a report. */
interface Compared {
  readonly currency: string;
  readonly champion: { readonly scorecard: { readonly version: number } };
  readonly challenger: { readonly scorecard: { readonly version: number } };
}

export function wordsOf(report: Compared, locale: Locale): Words {
  const pick = (fr: string, en: string): string => (locale === 'fr' ? fr : en);
  const number = (value: number): string => formatNumber(value, locale, 0);
  return {
    locale,
    pick,
    number,
    decimal: (value, decimals = 2, beside = []) => formatNumber(value, locale, decimals, 0, beside),
    share: (value, beside = []) => formatShare(value, locale, beside),
    points: (value, beside = []) => {
      const text = formatHundredths(value, locale, 1, 1, beside);
      return `${value > 0 && /[1-9]/.test(text) ? '+' : ''}${text}\u00a0pt`;
    },
    list: (values) => {
      const last = values.map(String).pop() ?? '';
      const others = values.slice(0, -1).map(String);
      return others.length === 0 ? last : `${others.join(', ')}${pick(' et ', ' and ')}${last}`;
    },
    // Amounts in a sentence are read, not added up: whole euros will do.
    money: (amountMinor) => formatMoney(Math.round(amountMinor / 100) * 100, report.currency, locale),
    date: (date) => formatDate(date, locale),
    count: (value, singular, plural) => {
      const isSingular = locale === 'fr' ? Math.abs(value) < 2 : value === 1;
      return `${number(value)}\u00a0${isSingular ? singular : plural}`;
    },
    champion: pick(
      `la référence (v${report.champion.scorecard.version})`,
      `the champion (v${report.champion.scorecard.version})`,
    ),
    challenger: pick(
      `la candidate (v${report.challenger.scorecard.version})`,
      `the challenger (v${report.challenger.scorecard.version})`,
    ),
  };
}
