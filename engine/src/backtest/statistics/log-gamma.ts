/** Logarithms of the gamma and beta functions; see docs/statistics.md#special-functions. */

const HALF_LOG_2PI = 0.918_938_533_204_672_8;

/** ln Γ(x) for x > 0, by Stirling's series from 10 on and the recurrence below it. */
export function logGamma(x: number): number {
  let product = 1;
  let shifted = x;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_2PI + stirlingCorrection(shifted) - Math.log(product);
}

/**
 * ln B(a, b) for a, b > 0. Large arguments are combined before their logarithms are taken: the difference of three
 * large values of ln Γ would lose the digits that interval bounds on big samples need.
 */
export function logBeta(a: number, b: number): number {
  const p = Math.min(a, b);
  const q = Math.max(a, b);
  if (p >= 10) {
    const correction = stirlingCorrection(p) + stirlingCorrection(q) - stirlingCorrection(p + q);
    return (
      -0.5 * Math.log(q) + HALF_LOG_2PI + correction + (p - 0.5) * Math.log(p / (p + q)) + q * Math.log1p(-p / (p + q))
    );
  }
  if (q >= 10) {
    const correction = stirlingCorrection(q) - stirlingCorrection(p + q);
    return logGamma(p) + correction + p - p * Math.log(p + q) + (q - 0.5) * Math.log1p(-p / (p + q));
  }
  return logGamma(p) + logGamma(q) - logGamma(p + q);
}

/** ln of the binomial coefficient n over k. */
export function logChoose(n: number, k: number): number {
  if (k === 0 || k === n) return 0;
  return -Math.log(n + 1) - logBeta(k + 1, n - k + 1);
}

/** The part of ln Γ(x) beyond Stirling's formula, for x ≥ 10. */
function stirlingCorrection(x: number): number {
  const y = 1 / (x * x);
  return (
    (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360_360 - y / 156)))))) / x
  );
}
