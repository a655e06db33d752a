/** Only the parts of ECharts that the charts here draw with; loaded when the first of them is shown. */
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as core from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

core.use([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** SVG, since it prints sharp and reads the page's own font. */
export function initChart(element: HTMLElement): core.ECharts {
  return core.init(element, null, { renderer: 'svg' });
}
