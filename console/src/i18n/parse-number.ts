import type { Locale } from './locale.js';

/** Space, no-break, narrow no-break, thin: all are found between thousands in pasted French numbers. */
const SPACES = /[\s\u00a0\u202f\u2009]/g;

/**
 * Reads a number as a person writes it, in either language: `1 234,56`, `1.234,56`, `1,234.56`, `-12`, `12 %`, `3 000 €`.
 * A comma alone is a decimal sign in French; in English it groups thousands when exactly three digits follow it.
 * Null for what is not one number, and for an empty text.
 */
export function parseNumber(text: string, locale: Locale): number | null {
  const bare = text
    .replace(SPACES, '')
    .replace(/[€$£%]/g, '')
    .replace(/\u2212/g, '-');
  if (!/^[+-]?[\d.,']+$/.test(bare) || !/\d/.test(bare)) return null;
  const plain = withDecimalPoint(bare.replace(/'/g, ''), locale);
  if (plain === null || !/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

function withDecimalPoint(text: string, locale: Locale): string | null {
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  if (comma === -1 && point === -1) return text;
  if (comma !== -1 && point !== -1) {
    const decimal = comma > point ? ',' : '.';
    const group = decimal === ',' ? '.' : ',';
    const [whole = '', ...fraction] = text.split(decimal);
    if (fraction.length !== 1 || !isGrouped(whole, group)) return null;
    return `${whole.replaceAll(group, '')}.${fraction[0] ?? ''}`;
  }
  const sign = comma === -1 ? '.' : ',';
  const occurrences = text.split(sign).length - 1;
  const groups = isGrouped(text, sign);
  if (occurrences > 1) return groups ? text.replaceAll(sign, '') : null;
  const groupsHere = groups && locale === 'en' && sign === ',';
  return groupsHere ? text.replace(sign, '') : text.replace(sign, '.');
}

function isGrouped(text: string, group: string): boolean {
  const [first = '', ...rest] = text.replace(/^[+-]/, '').split(group);
  return /^\d{1,3}$/.test(first)
    ? rest.every((part) => /^\d{3}$/.test(part))
    : rest.length === 0 && /^\d+$/.test(first);
}

/** Integer minor units of an amount written in major units; null when it is no amount or has too many decimals. */
export function parseMinor(text: string, locale: Locale, digits = 2): number | null {
  const value = parseNumber(text, locale);
  if (value === null) return null;
  const minor = Math.round(value * 10 ** digits);
  // 0.1 + 0.2 style noise is forgiven, a third decimal is not: it would be money that silently disappears.
  if (Math.abs(minor - value * 10 ** digits) > 1e-6 * Math.max(1, Math.abs(minor))) return null;
  return Number.isSafeInteger(minor) ? minor : null;
}
