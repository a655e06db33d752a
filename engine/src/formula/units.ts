/** Units that a derived number may have, besides money. A `share` lies between 0 and 1 and is shown in percent. */
export const UNITS = ['ratio', 'share', 'percent', 'days', 'months', 'years', 'count', 'points'] as const;
export type Unit = (typeof UNITS)[number];
/** Units that do not mix; a share is a ratio like any other. */
export type CheckedUnit = Exclude<Unit, 'share'>;

/** The unit that the checker of formulas sees. */
export function toCheckedUnit(unit: Unit): CheckedUnit {
  return unit === 'share' ? 'ratio' : unit;
}
