/** Which day it is, for effective dates: a matter of where the company is. */

/** By time zone, of which there are some hundreds: making one takes much longer than using it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day (`YYYY-MM-DD`) at that instant in an IANA time zone. */
export function dayIn(timeZone: string, instant: Date): string {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    // Canadian English writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(timeZone, format);
  }
  return format.format(instant);
}

/** The instant at which that calendar day begins in an IANA time zone. */
export function startOfDay(timeZone: string, day: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // The offset is asked for at the guess, and once more where that led: a change of clocks may lie between the two.
  const guess = utc - offsetAt(timeZone, utc);
  return new Date(utc - offsetAt(timeZone, guess));
}

/** What clocks in the zone show minus UTC, in milliseconds. */
function offsetAt(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((p) => p.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(instant / 1000) * 1000;
}

/** The later of two days; ISO days sort as text. */
export function laterDay(one: string, other: string): string {
  return one.localeCompare(other, 'en') >= 0 ? one : other;
}
