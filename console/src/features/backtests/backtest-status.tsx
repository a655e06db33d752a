import { Group, Progress, Text } from '@mantine/core';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { StatusBadge, type Tone } from '../../ui/status-badge.js';
import { backtestMessages } from './messages.js';
import type { BacktestRow } from './sides.js';

const TONES: Readonly<Record<BacktestRow['status'], Tone>> = {
  queued: 'neutral',
  running: 'accent',
  succeeded: 'positive',
  failed: 'negative',
  cancelled: 'neutral',
};

interface BacktestStatusProps {
  readonly row: Pick<BacktestRow, 'status' | 'progress'>;
}

/** Its state in a word; while it runs, how far it is. */
export function BacktestStatus({ row }: BacktestStatusProps) {
  const t = useT(backtestMessages);
  const formats = useFormats();
  const label = t[`status_${row.status}`];
  if (row.status !== 'running') return <StatusBadge tone={TONES[row.status]} label={label} size="sm" />;
  return (
    <Group gap={8} wrap="nowrap" miw={130}>
      <Progress value={row.progress * 100} flex={1} size="sm" aria-label={label} />
      <Text size="xs" c="dimmed">
        {formats.percent(row.progress, 0)}
      </Text>
    </Group>
  );
}
