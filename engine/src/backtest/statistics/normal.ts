import { upperGamma } from './incomplete-gamma.js';

/** Two-sided 95 % point of the standard normal distribution. */
export const Z_95 = 1.959_963_984_540_054;

/** P(Z > z) for a standard normal Z, without loss of digits in the far tail. */
export function normalUpperTail(z: number): number {
  const half = 0.5 * upperGamma(0.5, (z * z) / 2);
  return z >= 0 ? half : 1 - half;
}

/** P(|Z| ≥ |z|). */
export function twoSidedNormalP(z: number): number {
  return Math.min(1, 2 * normalUpperTail(Math.abs(z)));
}
