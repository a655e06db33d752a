/**
 * Numbers, money and dates as French and English readers write them. `Intl` is not used: its spaces and signs differ
 * between builds of ICU, and a decision must have the same bytes in Node and in every browser.
 */
import { assertNever } from '../kernel/result.js';
import type { Locale } from '../kernel/text.js';
import type { PaymentTerms } from '../scorecard/schema.js';

/** U+202F, between groups of three digits in French. */
const NARROW_SPACE = '\u202f';
/** U+00A0, before a currency or a percent sign in French; also keeps a number and its word on one line. */
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

/** Currencies without cents, and those with three decimals (ISO 4217); all others have two. */
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};
const SIGNS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$' };

/**
 * `48 000 €`, `€48,000`; cents only when there are any. Currencies without a sign of their own are named by code:
 * `48 000 CHF`, `CHF 48,000`. `beside`: see {@link formatNumber}.
 */
export function formatMoney(
  amountMinor: number,
  currency: string,
  locale: Locale,
  beside: readonly number[] = [],
): string {
  const decimals = DECIMALS[currency] ?? 2;
  const { sign, whole, fraction } = toDigits(amountMinor, { shift: -decimals, decimals, beside });
  const digits = joinDigits(whole, fraction === '' ? '' : fraction.padEnd(decimals, '0'), locale);
  const symbol = SIGNS[currency];
  if (locale === 'fr') return `${sign}${digits}${NO_BREAK_SPACE}${symbol ?? currency}`;
  return symbol === undefined ? `${sign}${currency}${NO_BREAK_SPACE}${digits}` : `${sign}${symbol}${digits}`;
}

/**
 * At most `decimals` decimals (2 unless told), halves away from zero, without trailing zeros beyond `leastDecimals`:
 * `12 345,6`. Beside numbers that it is compared with, as many as it takes for what is written to compare with each of
 * them as the value does: 0.7996 beside 0.8 is `0.7996`, and a number beside itself has all its digits.
 */
export function formatNumber(
  value: number,
  locale: Locale,
  decimals = 2,
  leastDecimals = 0,
  beside: readonly number[] = [],
): string {
  const { sign, whole, fraction } = toDigits(value, { shift: 0, decimals, beside });
  return sign + joinDigits(whole, fraction.padEnd(leastDecimals, '0'), locale);
}

/** A share 0…1 as `62 %` or `62%`, with at most one decimal; beside other shares as {@link formatNumber} does. */
export function formatShare(share: number, locale: Locale, beside: readonly number[] = []): string {
  return `${formatHundredths(share, locale, 1, 0, beside)}${locale === 'fr' ? `${NO_BREAK_SPACE}%` : '%'}`;
}

/** A share in hundredths, without a sign of its own: 0.0125 is `1.25`. As {@link formatNumber} otherwise. */
export function formatHundredths(
  share: number,
  locale: Locale,
  decimals: number,
  leastDecimals = 0,
  beside: readonly number[] = [],
): string {
  const { sign, whole, fraction } = toDigits(share, { shift: 2, decimals, beside });
  return sign + joinDigits(whole, fraction.padEnd(leastDecimals, '0'), locale);
}

interface Digits {
  readonly sign: string;
  readonly whole: string;
  /** Without trailing zeros. */
  readonly fraction: string;
}

interface Precision {
  /** Places by which the decimal point moves to the right. */
  readonly shift: number;
  readonly decimals: number;
  readonly beside: readonly number[];
}

/** A double tells no more decimals than these of a number near 1; what they do not tell apart has all its digits. */
const MOST_DECIMALS = 15;

function toDigits(value: number, { shift, decimals, beside }: Precision): Digits {
  for (let places = decimals; places <= MOST_DECIMALS; places++) {
    // A share is first made a percentage; an amount in cents is a whole number, and is to stay one.
    const scaled =
      shift > 0
        ? Math.round(Math.abs(value * 10 ** shift) * 10 ** places)
        : Math.round(Math.abs(value) * 10 ** (shift + places));
    if (!Number.isSafeInteger(scaled)) break;
    const isNegative = value < 0 && scaled > 0;
    const written = Number(`${isNegative ? '-' : ''}${scaled}e${-(shift + places)}`);
    if (!beside.every((other) => Math.sign(written - other) === Math.sign(value - other))) continue;
    const text = String(scaled).padStart(places + 1, '0');
    const point = text.length - places;
    return {
      sign: isNegative ? MINUS : '',
      whole: text.slice(0, point),
      fraction: text.slice(point).replace(/0+$/, ''),
    };
  }
  return allDigits(value, shift);
}

/** Digits before the point, or zeros after it, beyond which a number has an exponent: it is not written for people. */
const MOST_ZEROS = 21;

function allDigits(value: number, shift: number): Digits {
  const [mantissa = '', exponent] = Math.abs(value).toExponential().split('e');
  const sign = value < 0 ? MINUS : '';
  const point = Number(exponent) + 1 + shift;
  if (exponent === undefined || Math.abs(point) > MOST_ZEROS)
    return { sign, whole: String(Math.abs(value)), fraction: '' };
  const digits = mantissa.replace('.', '').padEnd(point, '0');
  return point > 0
    ? { sign, whole: digits.slice(0, point), fraction: digits.slice(point) }
    : { sign, whole: '0', fraction: '0'.repeat(-point) + digits };
}

function joinDigits(whole: string, fraction: string, locale: Locale): string {
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? NARROW_SPACE : ',');
  return fraction === '' ? grouped : `${grouped}${locale === 'fr' ? ',' : '.'}${fraction}`;
}

const MONTHS = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;

/** `1er mars 2026`, `1 March 2026`, from `YYYY-MM-DD`; `mars 2026`, `March 2026`, from `YYYY-MM`. */
export function formatDate(date: string, locale: Locale): string {
  const [year = '', month = '', day] = date.split('-');
  const name = MONTHS[locale][Number(month) - 1] ?? month;
  if (day === undefined) return `${name} ${year}`;
  const dayOfMonth = locale === 'fr' && day === '01' ? '1er' : String(Number(day));
  return `${dayOfMonth}${NO_BREAK_SPACE}${name} ${year}`;
}

/** `30 jours nets`, `45 jours fin de mois`, `paiement d'avance`; without article, to be put into a sentence. */
export function formatTerms(terms: PaymentTerms, locale: Locale): string {
  switch (terms.kind) {
    case 'net':
      if (terms.days === 0)
        return locale === 'fr' ? 'paiement à réception de facture' : 'payment on receipt of invoice';
      return locale === 'fr'
        ? `${terms.days}${NO_BREAK_SPACE}${terms.days > 1 ? 'jours nets' : 'jour net'}`
        : `${terms.days}${NO_BREAK_SPACE}${terms.days > 1 ? 'days' : 'day'} net`;
    case 'end_of_month':
      if (terms.days === 0) return locale === 'fr' ? 'fin de mois' : 'end of month';
      return locale === 'fr'
        ? `${terms.days}${NO_BREAK_SPACE}${terms.days > 1 ? 'jours' : 'jour'} fin de mois`
        : `${terms.days}${NO_BREAK_SPACE}${terms.days > 1 ? 'days' : 'day'} end of month`;
    case 'prepayment':
      return locale === 'fr' ? 'paiement d’avance' : 'payment in advance';
    default:
      return assertNever(terms);
  }
}
