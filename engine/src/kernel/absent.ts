/** The ways a value may be absent. They are never the same as zero, and never the same as each other. */
export const ABSENT_KINDS = ['missing', 'confidential', 'notApplicable', 'stale'] as const;
export type AbsentKind = (typeof ABSENT_KINDS)[number];

/**
 * A value that is not there, and why. `cause` names what made it so (a fact, `class:<name>`, `division_by_zero`);
 * null where there is nothing to add.
 */
export interface Absent {
  readonly absent: AbsentKind;
  readonly cause: string | null;
}

/** A number, or the way in which it is absent. */
export type MaybeNumber = number | Absent;

const STRENGTH: Readonly<Record<AbsentKind, number>> = { missing: 3, stale: 2, confidential: 1, notApplicable: 0 };

/** Of two absences, the one that a result built from both shows: the stronger kind; the first of two equal ones. */
export function strongerAbsence(first: Absent, second: Absent): Absent {
  return STRENGTH[second.absent] > STRENGTH[first.absent] ? second : first;
}
