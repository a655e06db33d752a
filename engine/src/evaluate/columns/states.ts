/**
 * How a value is absent, as one byte. Each stronger kind has all the bits of the weaker ones, so that the absence of a
 * result is `left | right`: missing > stale > confidential > notApplicable, as `strongerAbsence` has it.
 */
import { ABSENT_KINDS, type AbsentKind } from '../../kernel/absent.js';

export const PRESENT = 0;
export const STATE_OF: Readonly<Record<AbsentKind, number>> = {
  notApplicable: 0b0001,
  confidential: 0b0011,
  stale: 0b0111,
  missing: 0b1111,
};
/** State of a ratio that is in the first class that one of its guards names; the second class has the next code. */
export const FIRST_CLASS = 16;
/** One more than the greatest state. */
export const STATE_COUNT = 256;

/** The kind of absence that a state stands for; null for `PRESENT` and for classes. */
export function absentKindOf(state: number): AbsentKind | null {
  return ABSENT_KINDS.find((kind) => STATE_OF[kind] === state) ?? null;
}
