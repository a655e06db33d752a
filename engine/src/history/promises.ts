/** Promises to pay: how many were kept. A promise is known from the day it was made, and judged after its last day. */
import { addMonthsToDay } from '../kernel/calendar-date.js';
import type { CustomerLedger } from './ledger.js';

export interface PromiseKeeping {
  /** Promises whose last day has passed within the twelve months up to the day. */
  readonly due: number;
  readonly broken: number;
}

/**
 * Promises judged at the end of `day`. One is kept if its amount came in on its invoice from the day it was made to the
 * day promised; what was promised twice must come in twice.
 */
export function judgePromises(
  { promises }: CustomerLedger,
  day: number,
  yearAgo: number = addMonthsToDay(day, -12),
): PromiseKeeping {
  let [due, broken] = [0, 0];
  for (const { promised, open } of promises) {
    if (promised >= day || promised < yearAgo) continue;
    due++;
    if (open > 0) broken++;
  }
  return { due, broken };
}
