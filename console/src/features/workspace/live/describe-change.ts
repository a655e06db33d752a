import type { Formats } from '../../../i18n/format.js';

/** A smaller change of a rate would be written as none. */
export const LEAST = 5e-5;
/** What one decimal would hide has two. */
const SMALL = 5e-4;

/** By how much a figure moved; null where either side is not known. */
export function changeOf(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}

/** By how much a rate moved, in points; `same` where nobody could see it, a dash where it is not known. */
export function describeChange(change: number | null, same: string, formats: Pick<Formats, 'points'>): string {
  if (change === null) return '–';
  const size = Math.abs(change);
  return size < LEAST ? same : formats.points(change, size < SMALL ? 2 : 1);
}

interface RateWords {
  readonly same: string;
  readonly unknown: string;
}

/** A rate and its change, to be heard: no change where there is nothing to compare with. */
export function sayRate(
  before: number | null,
  after: number | null,
  { same, unknown }: RateWords,
  formats: Pick<Formats, 'points' | 'percentAligned'>,
): string {
  if (after === null) return unknown;
  const rate = formats.percentAligned(after);
  return before === null ? rate : `${rate}, ${describeChange(after - before, same, formats)}`;
}
