/** What all options share: axes, tooltip and the text that a screen reader gets. */
import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { ChartLook } from './chart-look.js';

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | AriaComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>;

/** Builds a chart for the colours of the moment. */
export type OptionBuilder = (look: ChartLook) => ChartOption;

const CHART_FONT = "'Inter Variable', system-ui, sans-serif";

/** Font, motion and the description; every option starts from it. */
export function baseOption(look: ChartLook, description: string): ChartOption {
  return {
    animation: look.animate,
    animationDuration: 250,
    textStyle: { fontFamily: CHART_FONT, color: look.text, fontSize: 12 },
    aria: { enabled: true, label: { description } },
    tooltip: {
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: look.surface,
      borderColor: look.line,
      padding: [8, 12],
      textStyle: { color: look.text, fontFamily: CHART_FONT, fontSize: 12 },
    },
  };
}

export function legend(look: ChartLook): LegendComponentOption {
  return {
    top: 0,
    left: 0,
    itemGap: 18,
    itemWidth: 14,
    itemHeight: 10,
    textStyle: { color: look.dimmed, fontFamily: CHART_FONT, fontSize: 12 },
    selectedMode: false,
  };
}

export function categoryAxis(look: ChartLook, data: readonly string[], name?: string) {
  return {
    type: 'category' as const,
    data: [...data],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.champion } },
    axisLabel: { color: look.dimmed, fontFamily: CHART_FONT },
    ...(name === undefined ? {} : axisName(look, name)),
  };
}

export function valueAxis(look: ChartLook, format: (value: number) => string, name?: string) {
  return {
    type: 'value' as const,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: look.line } },
    axisLabel: { color: look.dimmed, fontFamily: CHART_FONT, formatter: (value: number) => format(value) },
    ...(name === undefined ? {} : axisName(look, name)),
  };
}

/** What a panel shows, over its axis. */
export function panelName(look: ChartLook, name: string) {
  return {
    name,
    nameLocation: 'end' as const,
    nameGap: 9,
    nameTextStyle: {
      color: look.dimmed,
      fontFamily: CHART_FONT,
      fontSize: 11.5,
      align: 'left' as const,
      padding: [0, 0, 0, -48],
    },
  };
}

/** A line per fact, the label quiet and the value strong. Labels and values are escaped: some come from documents. */
export function tooltipText(title: string, rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(
    ([label, value]) =>
      `<div style="display:flex;justify-content:space-between;gap:16px"><span>${escapeHtml(label)}</span><strong>${escapeHtml(value)}</strong></div>`,
  );
  return `<div style="font-weight:600;margin-bottom:4px">${escapeHtml(title)}</div>${lines.join('')}`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function axisName(look: ChartLook, name: string) {
  return {
    name,
    nameLocation: 'middle' as const,
    nameGap: 30,
    nameTextStyle: { color: look.dimmed, fontFamily: CHART_FONT, fontSize: 12 },
  };
}
