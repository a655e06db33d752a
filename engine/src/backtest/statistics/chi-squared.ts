import { upperGamma } from './incomplete-gamma.js';

/** P(X ≥ x) for a chi-squared X with `degrees` > 0 degrees of freedom. */
export function chiSquaredUpperTail(x: number, degrees: number): number {
  return upperGamma(degrees / 2, x / 2);
}
