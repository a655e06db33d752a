import type { BacktestReport, Text as LocalText } from '@encours/engine';
import { Text } from '@mantine/core';
import { useFormats, useT, useText } from '../../../i18n/locale-provider.js';
import { DataTable } from '../../../ui/data-table.js';
import { Section } from '../../../ui/section.js';
import { reportMessages } from './messages.js';

interface WorkloadSectionProps {
  readonly report: BacktestReport;
  readonly authorities: readonly { readonly role: string; readonly label: LocalText }[];
  readonly sentence: string;
}

/** Who decides how many cases, per date, under each version. */
export function WorkloadSection({ report, authorities, sentence }: WorkloadSectionProps) {
  const t = useT(reportMessages);
  const text = useText();
  const formats = useFormats();
  const dates = Math.max(1, report.observations.dates.length);
  const roles = [...new Set([...report.champion.workload, ...report.challenger.workload].map(({ role }) => role))];
  const rows = roles.map((role, index) => {
    const label = authorities.find((authority) => authority.role === role)?.label;
    const before = report.champion.workload.find((entry) => entry.role === role);
    const after = report.challenger.workload.find((entry) => entry.role === role);
    return { role, isMachine: index === 0, name: label === undefined ? role : text(label), before, after };
  });
  const perDate = (n: number | undefined) => formats.numberAligned((n ?? 0) / dates, 1);
  const amount = (minor: number | undefined) => formats.moneyWhole((minor ?? 0) / dates, report.currency);
  return (
    <Section title={t.workload} note={sentence} flush>
      <DataTable
        rows={rows}
        rowKey={(row) => row.role}
        label={t.workload}
        columns={[
          {
            id: 'signatory',
            header: t.signatory,
            cell: (row) => (
              <>
                {row.name}
                {row.isMachine && (
                  <Text span size="sm" c="dimmed">
                    {' '}
                    · {t.automatic}
                  </Text>
                )}
              </>
            ),
          },
          { id: 'before', header: t.casesOf(t.champion), align: 'end', cell: (row) => perDate(row.before?.n) },
          {
            id: 'after',
            header: t.casesOf(t.challenger),
            align: 'end',
            cell: (row) => <strong>{perDate(row.after?.n)}</strong>,
          },
          {
            id: 'change',
            header: t.change,
            align: 'end',
            cell: (row) => formats.signedAligned(((row.after?.n ?? 0) - (row.before?.n ?? 0)) / dates, 1),
          },
          {
            id: 'exposureBefore',
            header: t.exposureOf(t.champion),
            align: 'end',
            cell: (row) => amount(row.before?.exposureMinor),
          },
          {
            id: 'exposureAfter',
            header: t.exposureOf(t.challenger),
            align: 'end',
            cell: (row) => amount(row.after?.exposureMinor),
          },
        ]}
      />
    </Section>
  );
}
