/**
 * Days of the Gregorian calendar as `YYYY-MM-DD` texts, without clocks and without time zones.
 * Texts of this form sort as the days they name, so two dates may be compared with `<`.
 */

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_BEFORE_1970 = 719_468;

interface CalendarDay {
  readonly year: number;
  /** 1…12 */
  readonly month: number;
  /** 1…31 */
  readonly day: number;
}

/** Tells whether the year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days of a month (1…12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function readDay(text: string): CalendarDay | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { year, month, day };
}

function requireDay(text: string): CalendarDay {
  const day = readDay(text);
  if (day === null) throw new RangeError(`not a calendar day: ${text}`);
  return day;
}

function writeDay({ year, month, day }: CalendarDay): string {
  if (year < 0 || year > 9999) throw new RangeError(`the year ${year} has no text of four digits`);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

// Both conversions count in eras of 400 years (146,097 days) whose years start in March, so that the leap day comes last.
function countDays({ year, month, day }: CalendarDay): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - DAYS_BEFORE_1970;
}

function dayAt(dayNumber: number): CalendarDay {
  const shifted = dayNumber + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Tells whether the text is a day that exists: `2024-02-29` is one, `2023-02-29` is not. */
export function isCalendarDate(text: string): boolean {
  return readDay(text) !== null;
}

/** Days since 1970-01-01 (negative before it). Throws unless {@link isCalendarDate}. */
export function toDayNumber(date: string): number {
  return countDays(requireDay(date));
}

/** The date that many days after 1970-01-01. Throws outside the years 0000 to 9999. */
export function fromDayNumber(dayNumber: number): string {
  return writeDay(dayAt(dayNumber));
}

/** Days from one date to another: positive when `to` is later, 0 when they are the same. */
export function daysBetween(from: string, to: string): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The date that many days later; earlier when negative. */
export function addDays(date: string, days: number): string {
  return fromDayNumber(toDayNumber(date) + days);
}

/** The same day of the month that many months later; the last of that month where it is shorter (31 January + 1 → 28 or 29 February). */
export function addMonths(date: string, months: number): string {
  return writeDay(shiftMonths(requireDay(date), months));
}

/** {@link addMonths} on day numbers. */
export function addMonthsToDay(dayNumber: number, months: number): number {
  return countDays(shiftMonths(dayAt(dayNumber), months));
}

function shiftMonths({ year, month, day }: CalendarDay, months: number): CalendarDay {
  const count = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return { ...target, day: Math.min(day, daysInMonth(target.year, target.month)) };
}

/** Whole months from one date to another: the most that {@link addMonths} can add without passing `to`; negative when `to` is earlier. */
export function monthsBetween(from: string, to: string): number {
  return monthsBetweenDays(toDayNumber(from), toDayNumber(to));
}

/** {@link monthsBetween} on day numbers. */
export function monthsBetweenDays(from: number, to: number): number {
  const start = dayAt(from);
  const end = dayAt(to);
  const months = (end.year - start.year) * 12 + (end.month - start.month);
  // Adding them leads into the month of `to`, to the same day or the last one of a shorter month.
  return Math.min(start.day, daysInMonth(end.year, end.month)) <= end.day ? months : months - 1;
}

/** The last day of the month that the date is in. */
export function endOfMonth(date: string): string {
  const { year, month } = requireDay(date);
  return writeDay({ year, month, day: daysInMonth(year, month) });
}
