/** Finds the name that a person most likely meant. */

/** Number of insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
export function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const current = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      let best = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        best = Math.min(best, at(beforePrevious, j - 2) + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

/**
 * The candidate nearest to what was written, or null when none is near. Case, underscores and a forgotten prefix
 * (`equity` for `fin.equity`) do not count. Of several equally near, the first is taken.
 */
export function findNearest(written: string, candidates: Iterable<string>): string | null {
  const wanted = fold(written);
  if (wanted === '') return null;
  const tolerance = wanted.length <= 3 ? 1 : wanted.length <= 8 ? 2 : 3;
  let best: string | null = null;
  let bestDistance = tolerance + 1;
  for (const candidate of candidates) {
    const folded = fold(candidate);
    const bare = fold(candidate.slice(candidate.lastIndexOf('.') + 1));
    // Lengths that differ by more than the tolerance cannot be near: most candidates end here.
    const distance = Math.min(
      distanceWithin(wanted, folded, bestDistance),
      distanceWithin(wanted, bare, bestDistance) + 0.5,
    );
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function distanceWithin(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  return Math.abs(left.length - right.length) >= limit ? limit : editDistance(left, right);
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[_\-\s]/g, '');
}
