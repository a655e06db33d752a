import { Skeleton, useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import type { ECharts } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { type ChartLook, chartLook } from './chart-look.js';
import type { OptionBuilder } from './chart-option.js';

interface ChartCanvasProps {
  /** Must be the same function while nothing changes. */
  readonly option: OptionBuilder;
  readonly height: number;
  readonly onFailure: () => void;
}

/** The drawing itself: loads ECharts once, follows size, colours and data. */
export function ChartCanvas({ option, height, onFailure }: ChartCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts | null>(null);
  const scheme = useComputedColorScheme('light');
  const still = useReducedMotion();

  useEffect(() => {
    let live = true;
    let made: ECharts | null = null;
    const watcher = new ResizeObserver(() => made?.resize());
    import('./echarts.js').then(
      ({ initChart }) => {
        if (!live || host.current === null) return;
        made = initChart(host.current);
        watcher.observe(host.current);
        setChart(made);
      },
      () => {
        if (live) onFailure();
      },
    );
    return () => {
      live = false;
      watcher.disconnect();
      made?.dispose();
    };
  }, [onFailure]);

  useEffect(() => {
    if (chart === null) return;
    const draw = (look: ChartLook) => chart.setOption(option(look), { notMerge: true });
    const onScreen = () => draw(chartLook(scheme, !still));
    const onPaper = () => {
      draw(chartLook('light', false));
      // The browser takes its picture as soon as this returns: drawing cannot wait for the next frame.
      chart.getZr().flush();
    };
    onScreen();
    window.addEventListener('beforeprint', onPaper);
    window.addEventListener('afterprint', onScreen);
    return () => {
      window.removeEventListener('beforeprint', onPaper);
      window.removeEventListener('afterprint', onScreen);
    };
  }, [chart, option, scheme, still]);

  return (
    <div style={{ position: 'relative', height }}>
      {chart === null && <Skeleton pos="absolute" inset={0} radius="md" />}
      <div ref={host} style={{ height }} />
    </div>
  );
}
