/** Every number, amount and date that a person reads goes through here. */
import type { Locale } from './locale.js';

const TAGS: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' };
const DAY_MS = 86_400_000;
/** What a screen shows where there is no value. */
export const NO_VALUE = '–';

/** From here on short amounts are in thousands; below they are as short in full. */
const SHORT_FROM = 10_000;

export interface Formats {
  readonly locale: Locale;
  /** A number with at most `digits` decimals (2 unless told). */
  number(value: number, digits?: number): string;
  /** As `number`, always with all its decimals, so that a column of them lines up. */
  numberAligned(value: number, digits: number): string;
  /** A number with its sign, `+` included; zero has none. */
  signed(value: number, digits?: number): string;
  /** As `signed`, always with all its decimals. */
  signedAligned(value: number, digits: number): string;
  /** An amount of integer minor units; decimals only when there are cents, unless `cents` is `always`. */
  money(minor: number, currency?: string, cents?: 'auto' | 'always'): string;
  /** An amount rounded to whole units, for means and for columns that line up. */
  moneyWhole(minor: number, currency?: string): string;
  /** An amount in few characters: 1 500 €, 48 k€, 1,2 M€. */
  moneyShort(minor: number, currency?: string): string;
  /** A share 0…1 as a percentage. */
  percent(share: number, digits?: number): string;
  /** As `percent`, always with all its decimals, so that a column of them lines up. */
  percentAligned(share: number, digits?: number): string;
  /** A difference of shares, in percentage points, signed, with all its decimals. */
  points(shareDifference: number, digits?: number): string;
  /** A civil date `YYYY-MM-DD`, or the day of an instant. */
  date(iso: string): string;
  /** A civil date with the month in words. */
  dateLong(iso: string): string;
  /** A month `YYYY-MM`, short: janv. 2026. */
  month(month: string): string;
  /** An instant, in the reader's time zone. */
  dateTime(instant: string): string;
  time(instant: string): string;
  /** How long ago (or ahead) an instant is from `now`. */
  relative(instant: string, now: number): string;
  list(items: readonly string[], kind?: 'conjunction' | 'disjunction'): string;
}

/** Builds the formats of one language; `currency` is the one amounts have unless told. */
export function createFormats(locale: Locale, currency: string): Formats {
  const tag = TAGS[locale];
  const cache = new Map<string, Intl.NumberFormat>();
  // A true minus is as wide as a plus, and what the engine's sentences have; what rounds to zero has none.
  const write = (value: number, given: Intl.NumberFormatOptions): string => {
    const options = { signDisplay: 'negative', ...given } as const;
    const key = JSON.stringify(options);
    let format = cache.get(key);
    if (format === undefined) {
      format = new Intl.NumberFormat(tag, options);
      cache.set(key, format);
    }
    return format.format(value).replace('-', '\u2212');
  };
  // Civil dates are read as UTC midnight and shown in UTC, so that no zone moves them to another day.
  const day = new Intl.DateTimeFormat(tag, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
  const localDay = new Intl.DateTimeFormat(tag, { day: '2-digit', month: '2-digit', year: 'numeric' });
  const dayLong = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(tag, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });

  const money = (minor: number, code = currency, cents: 'auto' | 'always' = 'auto'): string => {
    const scale = minorDigits(code);
    const whole = cents === 'auto' && minor % 10 ** scale === 0;
    const digits = whole ? 0 : scale;
    return write(minor / 10 ** scale, {
      style: 'currency',
      currency: code,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  };

  return {
    locale,
    number: (value, digits = 2) => write(value, { maximumFractionDigits: digits }),
    numberAligned: (value, digits) => write(value, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    signed: (value, digits = 2) => write(value, { maximumFractionDigits: digits, signDisplay: 'exceptZero' }),
    signedAligned: (value, digits) =>
      write(value, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'exceptZero' }),
    money,
    moneyWhole: (minor, code = currency) =>
      write(minor / 10 ** minorDigits(code), { style: 'currency', currency: code, maximumFractionDigits: 0 }),
    moneyShort: (minor, code = currency) =>
      write(minor / 10 ** minorDigits(code), {
        style: 'currency',
        currency: code,
        ...(Math.abs(minor) < SHORT_FROM * 10 ** minorDigits(code)
          ? { maximumFractionDigits: 0 }
          : { notation: 'compact', maximumSignificantDigits: 3 }),
      }),
    percent: (share, digits = 1) => write(share, { style: 'percent', maximumFractionDigits: digits }),
    percentAligned: (share, digits = 1) =>
      write(share, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }),
    points: (difference, digits = 1) =>
      `${write(difference * 100, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'exceptZero' })}\u00a0pt`,
    date: (iso) => (isCivilDate(iso) ? day.format(civilInstant(iso)) : localDay.format(new Date(iso))),
    // `Intl` does not know that the first of a month is an ordinal in French.
    dateLong: (iso) => dayLong.format(civilInstant(iso.slice(0, 10))).replace(/^1 /, locale === 'fr' ? '1er ' : '1 '),
    month: (text) => month.format(civilInstant(`${text}-01`)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    relative: (instant, now) => relativeText(relative, new Date(instant).getTime() - now),
    list: (items, kind = 'conjunction') => new Intl.ListFormat(tag, { type: kind }).format(items),
  };
}

/** Decimals that the numbers of a column need to line up: those of the most precise, `most` at most. */
export function decimalsOf(values: readonly number[], most: number): number {
  for (let digits = 0; digits < most; digits += 1) {
    const scale = 10 ** digits;
    if (values.every((value) => Math.abs(value * scale - Math.round(value * scale)) < 1e-9 * scale)) return digits;
  }
  return most;
}

/** How the amounts of a column are written so that they line up: all with cents, or none. */
export function centsOf(minors: readonly (number | null)[], currency: string | undefined): 'auto' | 'always' {
  const unit = 10 ** minorDigits(currency ?? 'EUR');
  return minors.some((minor) => minor !== null && minor % unit !== 0) ? 'always' : 'auto';
}

const digitsOf = new Map<string, number>();

/** Decimals of a currency: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  digitsOf.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}

function isCivilDate(iso: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso);
}

function civilInstant(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

function relativeText(format: Intl.RelativeTimeFormat, differenceMs: number): string {
  const size = Math.abs(differenceMs);
  const sign = Math.sign(differenceMs);
  if (size < 60_000) return format.format(sign * Math.floor(size / 1000), 'second');
  if (size < 3_600_000) return format.format(sign * Math.floor(size / 60_000), 'minute');
  if (size < DAY_MS) return format.format(sign * Math.floor(size / 3_600_000), 'hour');
  if (size < 45 * DAY_MS) return format.format(sign * Math.floor(size / DAY_MS), 'day');
  if (size < 365 * DAY_MS) return format.format(sign * Math.floor(size / (30.44 * DAY_MS)), 'month');
  return format.format(sign * Math.floor(size / (365.25 * DAY_MS)), 'year');
}
