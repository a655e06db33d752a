import type { CustomSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { Formats } from '../i18n/format.js';
import type { ChartLook } from './chart-look.js';
import {
  baseOption,
  type ChartOption,
  categoryAxis,
  legend,
  type OptionBuilder,
  panelName,
  tooltipText,
  valueAxis,
} from './chart-option.js';
import { type RatingRate, shareOfEach } from './rating-rates.js';

interface Side {
  readonly name: string;
  readonly rates: readonly RatingRate[];
}

export interface RatingRateInput {
  /** Null where one version stands alone. */
  readonly champion: Side | null;
  readonly challenger: Side;
  readonly description: string;
  readonly words: {
    readonly badRate: string;
    readonly share: string;
    readonly cases: string;
    readonly bads: string;
    readonly interval: string;
    readonly rating: string;
  };
  readonly formats: Formats;
}

/** How far the two versions stand from the middle of their rating, in pixels. */
const OFFSET = 11;
const CAP = 5;

/** Above: bad rate with its interval, champion hollow and challenger filled. Below: how many cases each rating holds. */
export function ratingRateOption(input: RatingRateInput): OptionBuilder {
  const { champion, challenger, words, formats } = input;
  const ratings = challenger.rates.map(({ rating }) => String(rating));
  const sides = champion === null ? [challenger] : [champion, challenger];
  const highest = Math.max(
    0.01,
    ...sides.flatMap(({ rates }) => rates.flatMap(({ interval }) => (interval === null ? [] : [interval.high]))),
  );
  const percent = (share: number) => formats.percent(share, highest < 0.05 ? 1 : 0);
  return (look): ChartOption => ({
    ...baseOption(look, input.description),
    legend: { ...legend(look), data: sides.map(({ name }) => name) },
    grid: [
      { left: 52, right: 12, top: 62, height: '46%' },
      { left: 52, right: 12, bottom: 44, height: '15%' },
    ],
    xAxis: [
      { ...categoryAxis(look, ratings), gridIndex: 0, axisLabel: { show: false } },
      { ...categoryAxis(look, ratings, words.rating), gridIndex: 1 },
    ],
    yAxis: [
      { ...valueAxis(look, percent), ...panelName(look, words.badRate), gridIndex: 0, min: 0, splitNumber: 4 },
      {
        ...valueAxis(look, (share) => formats.percent(share, 0)),
        ...panelName(look, words.share),
        gridIndex: 1,
        min: 0,
        splitNumber: 1,
        splitLine: { show: false },
      },
    ],
    series: sides.flatMap((side) => {
      const hollow = side === champion;
      const offset = champion === null ? 0 : hollow ? -OFFSET : OFFSET;
      return [
        intervalBars(side, offset, hollow ? look.champion : look.challenger),
        rateMarks(side, hollow, offset, look, input),
        shareBars(side, hollow, look),
      ];
    }),
  });
}

function rateMarks(
  side: Side,
  hollow: boolean,
  offset: number,
  look: ChartLook,
  input: RatingRateInput,
): ScatterSeriesOption {
  return {
    type: 'scatter',
    name: side.name,
    symbolSize: 11,
    symbolOffset: [offset, 0],
    data: side.rates.map(({ badRate }) => badRate ?? Number.NaN),
    color: hollow ? look.champion : look.challenger,
    itemStyle: hollow
      ? { color: look.surface, borderColor: look.champion, borderWidth: 2, opacity: 1 }
      : { color: look.challenger, opacity: 1 },
    symbol: 'circle',
    z: 5,
    tooltip: { formatter: (point: unknown) => describePoint(point, side, input) },
  };
}

function intervalBars(side: Side, offset: number, color: string): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 4,
    data: side.rates.flatMap(({ interval }, index) =>
      interval === null ? [] : [[index, interval.low, interval.high]],
    ),
    encode: { x: 0, y: [1, 2] },
    renderItem: (_, api) => {
      const [x = 0, low = 0] = api.coord([api.value(0), api.value(1)]);
      const [, high = 0] = api.coord([api.value(0), api.value(2)]);
      const at = x + offset;
      const style = { stroke: color, lineWidth: 1.5, fill: 'none' };
      return {
        type: 'group',
        children: [
          { type: 'line', shape: { x1: at, y1: low, x2: at, y2: high }, style },
          { type: 'line', shape: { x1: at - CAP, y1: low, x2: at + CAP, y2: low }, style },
          { type: 'line', shape: { x1: at - CAP, y1: high, x2: at + CAP, y2: high }, style },
        ],
      };
    },
  };
}

function shareBars(side: Side, hollow: boolean, look: ChartLook) {
  return {
    type: 'bar' as const,
    xAxisIndex: 1,
    yAxisIndex: 1,
    barWidth: 18,
    barGap: '20%',
    silent: true,
    data: [...shareOfEach(side.rates)],
    itemStyle: hollow
      ? { color: look.surface, borderColor: look.champion, borderWidth: 1.5, borderRadius: [2, 2, 0, 0] }
      : { color: look.challengerPale, borderRadius: [2, 2, 0, 0] },
  };
}

function describePoint(point: unknown, side: Side, { words, formats }: RatingRateInput): string {
  const rate = side.rates[indexOf(point)];
  if (rate === undefined) return '';
  return tooltipText(`${side.name} · ${words.rating} ${rate.rating}`, [
    [words.badRate, rate.badRate === null ? '–' : formats.percentAligned(rate.badRate)],
    [
      words.interval,
      rate.interval === null
        ? '–'
        : `${formats.percent(rate.interval.low, 2)} – ${formats.percent(rate.interval.high, 2)}`,
    ],
    [words.cases, formats.number(rate.n)],
    [words.bads, formats.number(rate.bad)],
  ]);
}

function indexOf(point: unknown): number {
  return typeof point === 'object' && point !== null && 'dataIndex' in point && typeof point.dataIndex === 'number'
    ? point.dataIndex
    : -1;
}
