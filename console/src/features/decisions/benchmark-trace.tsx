import type { Decision, Scorecard } from '@encours/engine';
import { Text } from '@mantine/core';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { useCellName } from '../../policy/use-cell-name.js';
import { DataTable } from '../../ui/data-table.js';
import { Section } from '../../ui/section.js';
import { StatusBadge } from '../../ui/status-badge.js';
import classes from './decisions.module.css';
import { decisionsMessages } from './messages.js';

interface BenchmarkTraceProps {
  readonly ratios: Decision['trace']['ratios'];
  /** Gives ratios their labels; their names stand alone without it. */
  readonly scorecard: Scorecard | null;
}

/** How each comparison with the sector found its cell; nothing where no ratio compares. */
export function BenchmarkTrace({ ratios, scorecard }: BenchmarkTraceProps) {
  const t = useT(decisionsMessages);
  const text = useText();
  const formats = useFormats();
  const nameCell = useCellName();
  const nameRatio = (name: string) => {
    const label = scorecard?.ratios[name]?.label;
    return label === undefined ? <code className={classes.mono}>{name}</code> : text(label);
  };
  const rows = ratios.flatMap((ratio) =>
    ratio.benchmarkSteps.map((step, index) => ({ ...step, ratio: ratio.name, key: `${ratio.name}.${index}` })),
  );
  if (rows.length === 0) return null;
  return (
    <Section title={t.benchmarks} note={t.benchmarksNote} flush>
      <DataTable
        rows={rows}
        columns={[
          { id: 'ratio', header: t.ratio, cell: (row) => nameRatio(row.ratio) },
          {
            id: 'cell',
            header: t.cell,
            cell: (row) => (
              <>
                {nameCell(row)}
                <Text size="xs" c="dimmed">
                  {[row.benchmark, row.correspondence].filter((part) => part !== null).join(' · ')}
                </Text>
              </>
            ),
          },
          {
            id: 'n',
            header: t.companies,
            align: 'end',
            cell: (row) => (row.n === null ? '–' : formats.number(row.n)),
          },
          {
            id: 'used',
            header: t.result,
            cell: (row) => (
              <StatusBadge tone={row.used ? 'positive' : 'neutral'} label={row.used ? t.used : t.notUsed} size="sm" />
            ),
          },
        ]}
        rowKey={(row) => row.key}
        label={t.benchmarks}
      />
    </Section>
  );
}
