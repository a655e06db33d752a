/** Amounts as people export them, read digit by digit into integer minor units: no float ever holds money. */
import type { DecimalSign } from './mapping.js';

export type ParsedAmount =
  | { readonly ok: true; readonly minor: number }
  | {
      readonly ok: false;
      readonly code: 'not_an_amount' | 'too_many_decimals' | 'amount_too_large' | 'decimal_sign_unknown';
    };

/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Decimal places of a currency's minor unit; two where the currency is not known. */
export function minorDigitsOf(currency: string | null): number {
  return (currency === null ? undefined : MINOR_DIGITS[currency]) ?? 2;
}

/** Blanks that group thousands (space, no-break, narrow no-break, thin) and the Swiss apostrophes. */
const GROUP_BLANKS = /[ \u00a0\u202f\u2009'’]/g;
const CURRENCY_MARK = /^(?:€|EUR|\$|USD|£|GBP|CHF)\s*|\s*(?:€|EUR|\$|USD|£|GBP|CHF)$/gi;

interface SignedText {
  readonly negative: boolean;
  readonly body: string;
}

/** Takes off currency marks and the three ways to write a minus: in front, behind, in parentheses. */
function readSign(text: string): SignedText | null {
  let body = text.trim().replace(CURRENCY_MARK, '').trim();
  let negative = false;
  const parenthesised = /^\((.*)\)$/.exec(body);
  if (parenthesised !== null) {
    negative = true;
    body = (parenthesised[1] ?? '').trim();
  } else if (/^[-−]/.test(body)) {
    negative = true;
    body = body.slice(1).trim();
  } else if (/[-−]$/.test(body)) {
    negative = true;
    body = body.slice(0, -1).trim();
  } else if (body.startsWith('+')) {
    body = body.slice(1).trim();
  }
  body = body.replace(CURRENCY_MARK, '').trim();
  return /^\d[\d., \u00a0\u202f\u2009'’]*$|^[.,]\d+$/.test(body) ? { negative, body } : null;
}

/** Digits of the whole part with their groups checked: "1 234" is a number, "12 34" is not. */
function readGroups(text: string, separator: string): string | null {
  const unblanked = text.replace(GROUP_BLANKS, ' ');
  const groups = unblanked.includes(' ') ? unblanked.split(' ') : unblanked.split(separator);
  if (groups.length === 1) return /^\d*$/.test(unblanked) ? unblanked : null;
  const [head = '', ...rest] = groups;
  if (!/^\d{1,3}$/.test(head) || !rest.every((group) => /^\d{3}$/.test(group))) return null;
  return groups.join('');
}

/**
 * Reads an amount exactly. `scaleDigits` is how many decimal places make one minor unit: 2 for euros, 5 for thousands
 * of euros, 0 for cents. Decimals beyond that are accepted only when they are zeros. With `decimal` null an amount that
 * has a dot or comma is `decimal_sign_unknown`.
 */
export function parseAmount(text: string, decimal: DecimalSign | null, scaleDigits: number): ParsedAmount {
  const signed = readSign(text);
  if (signed === null) return { ok: false, code: 'not_an_amount' };
  if (decimal === null && /[.,]/.test(signed.body)) return { ok: false, code: 'decimal_sign_unknown' };
  const sign = decimal ?? '.';
  const parts = signed.body.split(sign);
  if (parts.length > 2) return { ok: false, code: 'not_an_amount' };
  const whole = readGroups(parts[0] ?? '', sign === '.' ? ',' : '.');
  const fraction = parts[1] ?? '';
  if (whole === null || !/^\d*$/.test(fraction) || (whole === '' && fraction === ''))
    return { ok: false, code: 'not_an_amount' };
  if (/[^0]/.test(fraction.slice(scaleDigits))) return { ok: false, code: 'too_many_decimals' };
  const minor = Number(`${whole}${fraction.slice(0, scaleDigits).padEnd(scaleDigits, '0')}`);
  if (!Number.isSafeInteger(minor)) return { ok: false, code: 'amount_too_large' };
  return { ok: true, minor: signed.negative && minor !== 0 ? -minor : minor };
}

/** What a column's amounts say about their decimal sign. */
export interface DecimalEvidence {
  readonly amounts: number;
  readonly others: number;
  /** Values that only this sign can read, like 12,5 or 1.234,56. */
  readonly only: Readonly<Record<DecimalSign, number>>;
  /** Values that both read, as different amounts: 1.234. */
  readonly eitherWay: number;
}

export interface DecimalEvidenceCollector {
  add(text: string): void;
  readonly evidence: DecimalEvidence;
}

/** More decimal places than any currency has: the collector asks about form, not about precision. */
const ANY_PRECISION = 12;

export function collectDecimalEvidence(): DecimalEvidenceCollector {
  const only: Record<DecimalSign, number> = { '.': 0, ',': 0 };
  let amounts = 0;
  let others = 0;
  let eitherWay = 0;
  return {
    add(text) {
      if (text.trim() === '') return;
      const signed = readSign(text);
      const readable = (sign: DecimalSign): boolean => {
        const parsed = parseAmount(text, sign, ANY_PRECISION);
        return parsed.ok || parsed.code === 'amount_too_large';
      };
      const dot = readable('.');
      const comma = readable(',');
      if (signed === null || (!dot && !comma)) {
        others += 1;
        return;
      }
      amounts += 1;
      if (!/[.,]/.test(signed.body)) return;
      // 0.123 cannot be a grouped 123, although its form would allow it.
      if (/^0[.,]\d{3}$/.test(signed.body)) only[signed.body.includes('.') ? '.' : ','] += 1;
      else if (dot && comma) eitherWay += 1;
      else only[dot ? '.' : ','] += 1;
    },
    get evidence() {
      return { amounts, others, only: { ...only }, eitherWay };
    },
  };
}

/**
 * The decimal sign that the values prove; `ambiguous` when they contradict each other or can all be read either way;
 * null when no amount has a dot or comma, so that the sign does not matter.
 */
export function decideDecimalSign(evidences: readonly DecimalEvidence[]): DecimalSign | 'ambiguous' | null {
  let dot = 0;
  let comma = 0;
  let eitherWay = 0;
  for (const evidence of evidences) {
    dot += evidence.only['.'];
    comma += evidence.only[','];
    eitherWay += evidence.eitherWay;
  }
  if (dot > 0 && comma > 0) {
    const [most, least] = dot > comma ? [dot, comma] : [comma, dot];
    if (least > most * 0.01) return 'ambiguous';
  }
  if (dot > comma) return '.';
  if (comma > dot) return ',';
  return eitherWay > 0 ? 'ambiguous' : null;
}
