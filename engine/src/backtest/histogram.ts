import type { PerformanceFlag } from '../history/records.js';
import type { SideReport } from './report.js';

const WANTED_BINS = 24;
/** Widths a reader can count in. */
const WIDTHS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];

/** Score histogram with round bounds; one bin for no or one distinct score. */
export function histogramOf(
  scores: ReadonlyMap<number, ReadonlyMap<PerformanceFlag, number>>,
): SideReport['histogram'] {
  const values = [...scores.keys()];
  if (values.length === 0) return { from: 0, width: 1, bins: [] };
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const width = widthFor(high - low + 1);
  const from = Math.floor(low / width) * width;
  const bins = Array.from({ length: Math.floor((high - from) / width) + 1 }, () => ({ n: 0, good: 0, bad: 0 }));
  for (const [score, flags] of scores) {
    const bin = bins[Math.floor((score - from) / width)];
    if (bin === undefined) continue;
    for (const [flag, count] of flags) {
      bin.n += count;
      if (flag === 'good' || flag === 'bad') bin[flag] += count;
    }
  }
  return { from, width, bins };
}

function widthFor(range: number): number {
  const fits = WIDTHS.find((width) => range / width <= WANTED_BINS);
  return fits ?? 10 ** Math.ceil(Math.log10(range / WANTED_BINS));
}
