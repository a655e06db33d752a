import type { Decision } from '@encours/engine';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { DataTable } from '../../ui/data-table.js';
import { Section } from '../../ui/section.js';
import { StatusBadge } from '../../ui/status-badge.js';
import classes from './decisions.module.css';
import { decisionsMessages } from './messages.js';

interface BenchmarkTraceProps {
  readonly ratios: Decision['trace']['ratios'];
}

/** How each comparison with the sector found its cell; nothing where no ratio compares. */
export function BenchmarkTrace({ ratios }: BenchmarkTraceProps) {
  const t = useT(decisionsMessages);
  const formats = useFormats();
  const rows = ratios.flatMap((ratio) =>
    ratio.benchmarkSteps.map((step, index) => ({ ...step, ratio: ratio.name, key: `${ratio.name}.${index}` })),
  );
  if (rows.length === 0) return null;
  return (
    <Section title={t.benchmarks} note={t.benchmarksNote} flush>
      <DataTable
        rows={rows}
        columns={[
          { id: 'ratio', header: t.ratio, cell: (row) => <code className={classes.mono}>{row.ratio}</code> },
          {
            id: 'cell',
            header: t.cell,
            cell: (row) => (
              <span className={classes.mono}>
                {row.benchmark} · {row.correspondence === null ? '' : `${row.correspondence} · `}
                {row.level} {row.code} × {row.size}
              </span>
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
