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
 * `48 000 CHF`, `CHF 48,000`.
 */
export function formatMoney(amountMinor: number, currency: string, locale: Locale): string {
  const decimals = DECIMALS[currency] ?? 2;
  const scale = 10 ** decimals;
  const whole = Math.trunc(Math.abs(amountMinor) / scale);
  const rest = Math.abs(amountMinor) - whole * scale;
  const point = locale === 'fr' ? ',' : '.';
  const digits = groupDigits(String(whole), locale) + (rest === 0 ? '' : point + String(rest).padStart(decimals, '0'));
  const sign = amountMinor < 0 ? MINUS : '';
  const symbol = SIGNS[currency];
  if (locale === 'fr') return `${sign}${digits}${NO_BREAK_SPACE}${symbol ?? currency}`;
  return symbol === undefined ? `${sign}${currency}${NO_BREAK_SPACE}${digits}` : `${sign}${symbol}${digits}`;
}

/**
 * At most `decimals` decimals (2 unless told), halves away from zero, without trailing zeros beyond `leastDecimals`:
 * `12 345,6`.
 */
export function formatNumber(value: number, locale: Locale, decimals = 2, leastDecimals = 0): string {
  const scale = 10 ** decimals;
  const scaled = Math.round(Math.abs(value) * scale);
  if (!Number.isSafeInteger(scaled)) return String(value);
  const whole = Math.trunc(scaled / scale);
  const fraction = String(scaled - whole * scale)
    .padStart(decimals, '0')
    .replace(/0+$/, '')
    .padEnd(leastDecimals, '0');
  const point = locale === 'fr' ? ',' : '.';
  const sign = value < 0 && scaled > 0 ? MINUS : '';
  return sign + groupDigits(String(whole), locale) + (fraction === '' ? '' : point + fraction);
}

/** A share 0…1 as `62 %` or `62%`, with at most one decimal. */
export function formatShare(share: number, locale: Locale): string {
  return `${formatNumber(share * 100, locale, 1)}${locale === 'fr' ? `${NO_BREAK_SPACE}%` : '%'}`;
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

function groupDigits(digits: string, locale: Locale): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? NARROW_SPACE : ',');
}
