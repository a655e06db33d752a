import type { Formats } from '../../../i18n/format.js';

/** A smaller change of a rate would be written as none. */
const LEAST = 5e-5;
/** What one decimal would hide has two. */
const SMALL = 5e-4;

/** By how much a rate moved, in points; `same` where nobody could see it. */
export function describeChange(change: number, same: string, formats: Pick<Formats, 'points'>): string {
  const size = Math.abs(change);
  return size < LEAST ? same : formats.points(change, size < SMALL ? 2 : 1);
}
