import { Button, Group, Paper, SegmentedControl, Text, Title, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useLocale, useT } from '../i18n/locale-provider.js';
import classes from './chart.module.css';
import { ChartCanvas } from './chart-canvas.js';
import type { OptionBuilder } from './chart-option.js';
import { type ChartTable, toCsv } from './chart-table.js';
import { downloadText } from './download.js';
import { FigureTable } from './figure-table.js';
import { chartMessages } from './messages.js';

interface ChartProps {
  /** Makes the chart a card of its own, under this heading. */
  readonly title?: string;
  /** What the chart is, in few words: names the table and the file. */
  readonly label: string;
  /** What the chart shows, as a sentence with its figures. */
  readonly caption: string;
  readonly table: ChartTable;
  /** Memoise it: a new function draws the chart anew. */
  readonly option?: OptionBuilder;
  /** A drawing in HTML, where that says more than ECharts. */
  readonly children?: ReactNode;
  readonly height?: number;
}

/** A figure: its sentence, the choice between picture, table and file, then the picture. */
export function Chart({ title, label, caption, table, option, children, height = 300 }: ChartProps) {
  const t = useT(chartMessages);
  const { locale } = useLocale();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [failed, setFailed] = useState(false);
  const onFailure = useCallback(() => setFailed(true), []);
  const download = () => downloadText(`${fileNameOf(label)}.csv`, toCsv(table, locale), 'text/csv;charset=utf-8');
  const controls = (
    <Group gap={6} wrap="nowrap" className={classes.controls}>
      <SegmentedControl
        size="xs"
        aria-label={`${t.view} – ${label}`}
        value={view}
        onChange={(next) => setView(next === 'table' ? 'table' : 'chart')}
        data={[
          { value: 'chart', label: t.chart },
          { value: 'table', label: t.table },
        ]}
      />
      <Tooltip label={t.csvHint}>
        <Button
          size="compact-xs"
          h={30}
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          aria-label={`${t.csv} – ${t.csvHint} – ${label}`}
          onClick={download}
        >
          {t.csv}
        </Button>
      </Tooltip>
    </Group>
  );
  const body = (
    <>
      {failed && (
        <Text size="sm" c="dimmed" role="status">
          {t.failed}
        </Text>
      )}
      {view === 'table' || failed ? (
        <FigureTable table={table} label={label} />
      ) : option === undefined ? (
        children
      ) : (
        <ChartCanvas option={option} height={height} onFailure={onFailure} />
      )}
    </>
  );
  if (title !== undefined) {
    return (
      <Paper component="figure" className={classes.figure} data-card>
        <div className={classes.head}>
          <Title order={2}>{title}</Title>
          {controls}
        </div>
        <figcaption className={classes.caption}>{caption}</figcaption>
        {body}
      </Paper>
    );
  }
  return (
    <figure className={classes.figure}>
      <div className={classes.head}>
        <figcaption className={classes.caption}>{caption}</figcaption>
        {controls}
      </div>
      {body}
    </figure>
  );
}

function fileNameOf(label: string): string {
  return label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
