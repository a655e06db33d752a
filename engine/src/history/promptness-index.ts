/**
 * Promptness on the scale that credit bureaus use: 80 = on the due date, 100 = thirty days sooner, 50 = thirty days late.
 * Compatible with the published PAYDEX table (a trademark of Dun & Bradstreet, with which this index has nothing to do);
 * see docs/statistics.md#promptness-index.
 */

/** Days beyond terms (negative: sooner) and index, in order of days; straight lines between them. */
const ANCHORS: readonly (readonly [days: number, index: number])[] = [
  [-30, 100],
  [-20, 90],
  [0, 80],
  [15, 70],
  [30, 50],
  [60, 40],
  [90, 30],
  [120, 20],
  // The last line goes on at its slope until the scale ends.
  [177, 1],
];

/** Index of a mean number of days beyond terms, rounded half up, from 1 to 100. */
export function promptnessIndex(daysBeyondTerms: number): number {
  return Math.floor(interpolate(ANCHORS, daysBeyondTerms, 100, 1) + 0.5);
}

/** Days beyond terms (negative: sooner) that an index from 1 to 100 stands for, rounded half up in size. */
export function daysOfPromptnessIndex(index: number): number {
  const byIndex = ANCHORS.map(([days, value]) => [value, days] as const).reverse();
  const days = interpolate(byIndex, index, 177, -30);
  return days < 0 ? -Math.floor(-days + 0.5) : Math.floor(days + 0.5);
}

function interpolate(anchors: readonly (readonly [number, number])[], x: number, below: number, above: number): number {
  let previous: readonly [number, number] | null = null;
  for (const anchor of anchors) {
    if (x <= anchor[0]) {
      if (previous === null) return below;
      const share = (x - previous[0]) / (anchor[0] - previous[0]);
      return previous[1] + share * (anchor[1] - previous[1]);
    }
    previous = anchor;
  }
  return above;
}
