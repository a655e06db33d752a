import type { BacktestReport } from '@encours/engine';
import { Badge, Group, Text } from '@mantine/core';
import { useFormats, useT, useText } from '../../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../../ui/data-table.js';
import { Section } from '../../../ui/section.js';
import { reportMessages } from './messages.js';

type Characteristic = BacktestReport['challenger']['characteristics'][number];

interface CharacteristicsSectionProps {
  readonly report: BacktestReport;
  readonly sentence: string;
}

/** How much each characteristic of the challenger tells, and how steady it is over the dates. */
export function CharacteristicsSection({ report, sentence }: CharacteristicsSectionProps) {
  const t = useT(reportMessages);
  const text = useText();
  const formats = useFormats();
  const number = (value: number | null, digits = 3) => (value === null ? '–' : formats.number(value, digits));
  const columns: readonly Column<Characteristic>[] = [
    { id: 'name', header: t.characteristic, sortBy: (row) => text(row.label), cell: (row) => text(row.label) },
    {
      id: 'iv',
      header: t.informationValue,
      align: 'end',
      sortBy: (row) => row.informationValue,
      cell: (row) => (
        <Group gap={8} justify="flex-end" wrap="nowrap">
          {row.smoothed && (
            <Badge color="gray" size="sm">
              {t.small}
            </Badge>
          )}
          {number(row.informationValue)}
        </Group>
      ),
    },
    { id: 'csi', header: t.csi, align: 'end', sortBy: (row) => row.csi, cell: (row) => number(row.csi) },
  ];
  return (
    <Section title={t.characteristics} note={<Text size="sm">{sentence}</Text>} flush>
      <DataTable
        rows={report.challenger.characteristics}
        columns={columns}
        rowKey={(row) => row.id}
        label={t.characteristics}
        initialSort={{ column: 'iv', direction: 'descending' }}
      />
    </Section>
  );
}
