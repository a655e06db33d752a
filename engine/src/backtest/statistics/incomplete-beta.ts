import { logBeta } from './log-gamma.js';

/**
 * Regularised incomplete beta function I_x(a, b): the distribution function of Beta(a, b) at `x`.
 * Requires a, b > 0; `x` outside [0, 1] gives 0 or 1. See docs/statistics.md#special-functions.
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The continued fraction converges fast only below the mean; above it the symmetric tail is computed.
  if (x > (a + 1) / (a + b + 2)) return 1 - lowerTail(1 - x, b, a);
  return lowerTail(x, a, b);
}

/**
 * The `probability` quantile of Beta(a, b): bisection that Newton steps speed up, to full relative precision
 * even when the quantile is close to 0.
 */
export function inverseRegularisedBeta(probability: number, a: number, b: number): number {
  if (probability <= 0) return 0;
  if (probability >= 1) return 1;
  const logB = logBeta(a, b);
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let i = 0; i < 400; i++) {
    const error = regularisedBeta(x, a, b) - probability;
    if (error === 0) return x;
    if (error > 0) high = x;
    else low = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logB);
    let next = x - error / density;
    // A step out of the bracket (or a density that underflowed) falls back to halving it.
    if (!(next > low && next < high)) next = low === 0 ? high / 2 : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-16 * next || high - low <= 1e-16 * high) return next;
    x = next;
  }
  return x;
}

/** I_x(a, b) by Lentz's evaluation of the continued fraction (Numerical Recipes §6.4), for x below the mean. */
function lowerTail(x: number, a: number, b: number): number {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (Math.abs(d) < tiny) d = tiny;
  d = 1 / d;
  let fraction = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    if (Math.abs(d) < tiny) d = tiny;
    d = 1 / d;
    c = 1 + even / c;
    if (Math.abs(c) < tiny) c = tiny;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    if (Math.abs(d) < tiny) d = tiny;
    d = 1 / d;
    c = 1 + odd / c;
    if (Math.abs(c) < tiny) c = tiny;
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return Math.min(1, front * fraction);
}
