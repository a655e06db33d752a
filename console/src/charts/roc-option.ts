import type { Discrimination } from '@encours/engine';
import type { Formats } from '../i18n/format.js';
import {
  baseOption,
  type ChartOption,
  legend,
  type OptionBuilder,
  panelName,
  tooltipText,
  valueAxis,
} from './chart-option.js';
import type { ChartTable } from './chart-table.js';

export interface RocSide {
  readonly name: string;
  readonly discrimination: Pick<Discrimination, 'roc' | 'ks' | 'ksScore' | 'auc'>;
}

export interface RocInput {
  readonly champion: RocSide | null;
  readonly challenger: RocSide;
  readonly description: string;
  readonly words: {
    readonly goodShare: string;
    readonly badShare: string;
    readonly chance: string;
    readonly score: string;
    readonly ks: (value: string) => string;
  };
  readonly formats: Formats;
}

/** The point of the curve at which the gap between bad and good is widest. */
export function ksPoint({ roc, ksScore }: RocSide['discrimination']): { goodShare: number; badShare: number } | null {
  return roc.find(({ score }) => score === ksScore) ?? null;
}

/** Share of bads caught against share of goods given up, as the score rises; the upright line is the KS gap. */
export function rocOption({ champion, challenger, description, words, formats }: RocInput): OptionBuilder {
  const percent = (share: number) => formats.percent(share, 0);
  const sides = champion === null ? [challenger] : [champion, challenger];
  return (look): ChartOption => ({
    ...baseOption(look, description),
    legend: { ...legend(look), data: sides.map(({ name }) => ({ name, icon: 'roundRect' })) },
    grid: { left: 56, right: 16, top: 62, bottom: 44 },
    xAxis: { ...valueAxis(look, percent, words.goodShare), min: 0, max: 1 },
    yAxis: { ...valueAxis(look, percent), ...panelName(look, words.badShare), min: 0, max: 1 },
    series: [
      {
        type: 'line',
        name: words.chance,
        data: [
          [0, 0],
          [1, 1],
        ],
        symbol: 'none',
        silent: true,
        lineStyle: { color: look.champion, width: 1, type: 'dotted' },
      },
      ...sides.map((side) => {
        const hollow = side === champion;
        const color = hollow ? look.champion : look.challenger;
        const widest = ksPoint(side.discrimination);
        return {
          type: 'line' as const,
          name: side.name,
          data: side.discrimination.roc.map(({ goodShare, badShare }) => [goodShare, badShare]),
          symbol: 'circle',
          symbolSize: 5,
          showSymbol: side.discrimination.roc.length <= 12,
          color,
          lineStyle: { color, width: hollow ? 1.5 : 2.5, type: hollow ? ('dashed' as const) : ('solid' as const) },
          itemStyle: { color },
          tooltip: { formatter: (point: unknown) => describePoint(point, side, words, formats) },
          ...(widest === null || hollow
            ? {}
            : {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  animation: false,
                  lineStyle: { color: look.bad, width: 1.5, type: 'solid' as const },
                  label: {
                    show: true,
                    position: 'middle' as const,
                    rotate: 0,
                    align: 'left' as const,
                    padding: [0, 0, 0, 8],
                    color: look.bad,
                    fontWeight: 600,
                    formatter: words.ks(formats.percentAligned(side.discrimination.ks)),
                  },
                  data: [
                    [
                      { coord: [widest.goodShare, widest.goodShare] },
                      { coord: [widest.goodShare, widest.badShare] },
                    ] as [{ coord: number[] }, { coord: number[] }],
                  ],
                },
              }),
        };
      }),
    ],
  });
}

/** Both curves as rows. */
export function tableOfRoc(
  sides: readonly RocSide[],
  words: { readonly version: string; readonly score: string; readonly goodShare: string; readonly badShare: string },
): ChartTable {
  return {
    columns: [
      { header: words.version, kind: 'text' },
      { header: words.score, kind: 'number' },
      { header: words.goodShare, kind: 'share' },
      { header: words.badShare, kind: 'share' },
    ],
    rows: sides.flatMap(({ name, discrimination }) =>
      discrimination.roc.map(({ score, goodShare, badShare }) => [name, score, goodShare, badShare]),
    ),
  };
}

function describePoint(point: unknown, side: RocSide, words: RocInput['words'], formats: Formats): string {
  const index =
    typeof point === 'object' && point !== null && 'dataIndex' in point && typeof point.dataIndex === 'number'
      ? point.dataIndex
      : -1;
  const at = side.discrimination.roc[index];
  if (at === undefined) return '';
  return tooltipText(`${side.name} · ${words.score} ${formats.number(at.score)}`, [
    [words.goodShare, formats.percent(at.goodShare)],
    [words.badShare, formats.percent(at.badShare)],
  ]);
}
