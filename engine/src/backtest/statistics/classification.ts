/** A rule that calls cases bad, against what they became. */
export interface Classification {
  /** Of those called bad, the share that was; null when none was called bad. */
  readonly precision: number | null;
  /** Of the bad, the share that was called so; null without a bad. */
  readonly recall: number | null;
  /** F with β = ½ (precision counts more), 1 and 2 (recall counts more); null where precision and recall are not both known. */
  readonly fHalf: number | null;
  readonly fOne: number | null;
  readonly fTwo: number | null;
}

/**
 * Precision, recall and F-measures of a cut-off: `hits` bads called bad, `falseAlarms` goods called bad, `misses` bads
 * called good. See docs/statistics.md#classification.
 */
export function classify(hits: number, falseAlarms: number, misses: number): Classification {
  const fBeta = (beta: number): number | null => {
    const called = hits + falseAlarms;
    const bads = hits + misses;
    if (called === 0 || bads === 0) return null;
    // Written over counts: the harmonic mean of precision and recall needs no case for 0 / 0.
    return ((1 + beta ** 2) * hits) / (called + beta ** 2 * bads);
  };
  return {
    precision: hits + falseAlarms === 0 ? null : hits / (hits + falseAlarms),
    recall: hits + misses === 0 ? null : hits / (hits + misses),
    fHalf: fBeta(0.5),
    fOne: fBeta(1),
    fTwo: fBeta(2),
  };
}
