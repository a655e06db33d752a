import { type BacktestReport, capitalise, describeCheck, reportWords } from '@encours/engine';
import { Text } from '@mantine/core';
import { useLocale, useT } from '../../../i18n/locale-provider.js';
import { DataTable } from '../../../ui/data-table.js';
import { Section } from '../../../ui/section.js';
import { StatusBadge } from '../../../ui/status-badge.js';
import { reportMessages } from './messages.js';

interface GateSectionProps {
  readonly report: BacktestReport;
  readonly sentence: string;
}

/** Each tolerance of the version in force, what it allows and what was found. */
export function GateSection({ report, sentence }: GateSectionProps) {
  const t = useT(reportMessages);
  const { locale } = useLocale();
  const words = reportWords(report, locale);
  const rows = report.release.map((check) => describeCheck(check, words));
  return (
    <Section title={t.release} note={sentence} flush>
      {rows.length > 0 && (
        <DataTable
          rows={rows}
          rowKey={(row) => row.name}
          label={t.release}
          columns={[
            {
              id: 'tolerance',
              header: t.tolerance,
              cell: (row) => capitalise(row.name),
            },
            { id: 'allowed', header: t.allowed, align: 'end', cell: (row) => row.allowed },
            {
              id: 'actual',
              header: t.actual,
              align: 'end',
              cell: (row) => (
                <>
                  {row.actual}
                  {row.range !== null && (
                    <Text size="xs" c="dimmed">
                      {row.range}
                    </Text>
                  )}
                </>
              ),
            },
            {
              id: 'passed',
              header: t.light,
              cell: (row) => (
                <StatusBadge
                  tone={row.passed ? 'positive' : 'negative'}
                  label={row.passed ? t.passed : t.failed}
                  size="sm"
                />
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
