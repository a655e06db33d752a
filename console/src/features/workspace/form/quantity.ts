/** Numbers as a person writes them and as the text holds them. */
import { minorDigits } from '../../../i18n/format.js';
import type { Locale } from '../../../i18n/locale.js';
import { parseMinor, parseNumber } from '../../../i18n/parse-number.js';

/**
 * `money`: written in major units, held in minor ones. `share`: written in percent, held from 0 to 1. `percent`: written
 * and held in percent.
 */
export type QuantityKind = 'number' | 'integer' | 'money' | 'share' | 'percent';

/** What a person wrote, as the text holds it; null when it is no such number. */
export function readQuantity(text: string, kind: QuantityKind, locale: Locale, currency: string): number | null {
  if (kind === 'money') return parseMinor(text, locale, minorDigits(currency));
  const number = parseNumber(text, locale);
  if (number === null) return null;
  if (kind === 'integer') return Number.isSafeInteger(number) ? number : null;
  // The division leaves binary noise that nobody wrote: 0.7 / 100.
  return kind === 'share' ? Number((number / 100).toPrecision(15)) : number;
}

/** The number to write for a value of the text, without its unit. */
export function writtenNumber(value: number, kind: QuantityKind, currency: string): number {
  if (kind === 'money') return value / 10 ** minorDigits(currency);
  return kind === 'share' ? Number((value * 100).toPrecision(15)) : value;
}

/** The kind of number that a unit is written as. */
export function quantityOf(unit: unknown): QuantityKind {
  return unit === 'money' || unit === 'share' || unit === 'percent' ? unit : unit === 'count' ? 'integer' : 'number';
}

export function currencySign(currency: string): string {
  return currency === 'EUR' ? '€' : currency;
}
