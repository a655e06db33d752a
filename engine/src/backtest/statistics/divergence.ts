import { at } from './score-table.js';

/**
 * Divergence of the scores of goods and bads: (μg − μb)² / (½(σ²g + σ²b)), with sample variances (n − 1).
 * Null when either side has fewer than two cases or nothing varies.
 */
export function divergence(goods: ArrayLike<number>, bads: ArrayLike<number>): number | null {
  if (goods.length < 2 || bads.length < 2) return null;
  const good = moments(goods);
  const bad = moments(bads);
  const spread = (good.variance + bad.variance) / 2;
  return spread === 0 ? null : (good.mean - bad.mean) ** 2 / spread;
}

function moments(values: ArrayLike<number>): { mean: number; variance: number } {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    // Welford's update: stable when scores are large and close together.
    const delta = at(values, i) - mean;
    mean += delta / (i + 1);
    squares += delta * (at(values, i) - mean);
  }
  return { mean, variance: squares / (values.length - 1) };
}
