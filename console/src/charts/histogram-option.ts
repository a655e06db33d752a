import type { SideReport } from '@encours/engine';
import type { Formats } from '../i18n/format.js';
import { baseOption, type ChartOption, legend, type OptionBuilder, tooltipText, valueAxis } from './chart-option.js';
import type { ChartTable } from './chart-table.js';

export type Histogram = SideReport['histogram'];

export interface HistogramInput {
  readonly histogram: Histogram;
  /** Lowest score of each rating, best first; null for the last one. */
  readonly ratingFrom: readonly (number | null)[];
  readonly description: string;
  readonly words: {
    readonly goods: string;
    readonly bads: string;
    readonly unjudged: string;
    readonly score: string;
    readonly cases: string;
    readonly rating: string;
  };
  readonly formats: Formats;
}

/** Room beside the bars, in pixels: what stands under them on the same scale keeps it too. */
export const HISTOGRAM_SIDES = { left: 52, right: 16 } as const;

/** Cases by score: good, bad and those not judged, stacked; the cut-offs between ratings as upright lines. */
export function histogramOption({ histogram, ratingFrom, description, words, formats }: HistogramInput): OptionBuilder {
  const { from, width, bins } = histogram;
  const middle = (index: number) => from + (index + 0.5) * width;
  const layers = [
    { name: words.bads, of: (bin: Histogram['bins'][number]) => bin.bad, color: 'bad' as const },
    { name: words.goods, of: (bin: Histogram['bins'][number]) => bin.good, color: 'good' as const },
    {
      name: words.unjudged,
      of: (bin: Histogram['bins'][number]) => bin.n - bin.good - bin.bad,
      color: 'championPale' as const,
    },
  ].filter(({ of }) => bins.some((bin) => of(bin) > 0));
  const edges = cutOffs(ratingFrom, from, from + bins.length * width);
  return (look): ChartOption => ({
    ...baseOption(look, description),
    legend: { ...legend(look), data: layers.map(({ name }) => ({ name, icon: 'roundRect' })) },
    // Neither words that stick out nor the half bar beyond the middle of the first one move the scale.
    grid: { ...HISTOGRAM_SIDES, top: 58, bottom: 44, outerBoundsMode: 'none' as const },
    xAxis: {
      ...valueAxis(look, (value) => formats.number(value), words.score),
      containShape: false,
      min: from,
      max: from + bins.length * width,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: look.champion } },
    },
    yAxis: { ...valueAxis(look, (value) => formats.number(value)), minInterval: 1 },
    series: layers.map((layer, position) => ({
      type: 'bar' as const,
      name: layer.name,
      stack: 'cases',
      barWidth: '92%',
      color: look[layer.color],
      itemStyle: { color: look[layer.color] },
      data: bins.map((bin, index) => [middle(index), layer.of(bin)]),
      tooltip: { formatter: (point: unknown) => describeBin(point, histogram, words, formats) },
      ...(position > 0 || edges.length === 0
        ? {}
        : {
            markLine: {
              silent: true,
              symbol: 'none',
              animation: false,
              lineStyle: { color: look.text, width: 1, type: 'dashed' as const },
              label: { show: false, position: 'end' as const, color: look.dimmed, fontSize: 11 },
              data: [
                ...edges.map(({ score }) => ({ xAxis: score })),
                // A line that is not seen holds the words of those that stand too near each other for one each.
                ...nameEdges(edges, bins.length * width).map(({ middle, name }) => ({
                  xAxis: middle,
                  lineStyle: { width: 0 },
                  label: { show: true, formatter: name },
                })),
              ],
            },
          }),
    })),
  });
}

/** Scores at which a rating begins, inside the drawn range; `better` is the rating above the line. */
export function cutOffs(
  ratingFrom: readonly (number | null)[],
  low: number,
  high: number,
): readonly { readonly score: number; readonly better: number }[] {
  return ratingFrom.flatMap((score, index) =>
    score === null || score <= low || score >= high ? [] : [{ score, better: index + 1 }],
  );
}

/** Part of the width that a character of a label takes, in the narrowest pane that shows one. */
const CHARACTER_SHARE = 0.018;

/**
 * What stands above the lines: `3 | 2` above one, `4 | 3 | 2` above two that are near each other, so that no words lie
 * over others. `span` is the width of the histogram in points.
 */
export function nameEdges(
  edges: ReturnType<typeof cutOffs>,
  span: number,
): readonly { readonly middle: number; readonly name: string }[] {
  const groups: { readonly first: number; readonly last: number; readonly ratings: readonly number[] }[] = [];
  const widthOf = (ratings: readonly number[]): number => (ratings.length * 4 - 3) * CHARACTER_SHARE * span;
  for (const { score, better } of edges.toReversed()) {
    let group: (typeof groups)[number] = { first: score, last: score, ratings: [better + 1, better] };
    for (let before = groups.at(-1); before !== undefined; before = groups.at(-1)) {
      const distance = (group.first + group.last - before.first - before.last) / 2;
      if (distance >= (widthOf(before.ratings) + widthOf(group.ratings)) / 2) break;
      groups.pop();
      group = { first: before.first, last: group.last, ratings: [...before.ratings, ...group.ratings.slice(1)] };
    }
    groups.push(group);
  }
  return groups.map(({ first, last, ratings }) => ({ middle: (first + last) / 2, name: ratings.join(' | ') }));
}

export function tableOfHistogram(
  { from, width, bins }: Histogram,
  words: {
    readonly scoreFrom: string;
    readonly scoreTo: string;
    readonly cases: string;
    readonly goods: string;
    readonly bads: string;
  },
): ChartTable {
  return {
    columns: [
      { header: words.scoreFrom, kind: 'number' },
      { header: words.scoreTo, kind: 'number' },
      { header: words.cases, kind: 'number' },
      { header: words.goods, kind: 'number' },
      { header: words.bads, kind: 'number' },
    ],
    rows: bins.map((bin, index) => [from + index * width, from + (index + 1) * width, bin.n, bin.good, bin.bad]),
  };
}

function describeBin(
  point: unknown,
  { from, width, bins }: Histogram,
  words: HistogramInput['words'],
  formats: Formats,
): string {
  const index =
    typeof point === 'object' && point !== null && 'dataIndex' in point && typeof point.dataIndex === 'number'
      ? point.dataIndex
      : -1;
  const bin = bins[index];
  if (bin === undefined) return '';
  const low = from + index * width;
  return tooltipText(`${words.score} ${formats.number(low)} – ${formats.number(low + width)}`, [
    [words.cases, formats.number(bin.n)],
    [words.goods, formats.number(bin.good)],
    [words.bads, formats.number(bin.bad)],
  ]);
}
