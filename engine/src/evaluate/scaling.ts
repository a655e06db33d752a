/**
 * Points and odds: `score = offset + factor · ln(odds)`, odds always good to bad. Stating the odds the other way round
 * is the classic fault (R's `scorecard` states 1/19), so no function here takes odds without naming their direction.
 */
export interface PointScale {
  readonly pointsToDoubleOdds: number;
  readonly anchorScore: number;
  readonly anchorOddsGoodToBad: number;
}

/** Points per natural log unit of odds. */
export function scalingFactor(scale: PointScale): number {
  return scale.pointsToDoubleOdds / Math.LN2;
}

/** Score at odds 1:1. */
export function scalingOffset(scale: PointScale): number {
  return scale.anchorScore - scalingFactor(scale) * Math.log(scale.anchorOddsGoodToBad);
}

/** Probability of default at a score, 0…1. */
export function defaultProbabilityAt(score: number, scale: PointScale): number {
  return 1 / (1 + Math.exp((score - scalingOffset(scale)) / scalingFactor(scale)));
}
