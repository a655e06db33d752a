import { FEW_CASES, type ReportPart } from '@encours/engine';
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../../ui/data-table.js';
import { Section } from '../../../ui/section.js';
import { reportMessages } from './messages.js';
import { keepLargest } from './slices.js';

export interface NamedPart {
  readonly key: string;
  readonly name: string;
  readonly part: ReportPart;
}

interface PartsSectionProps {
  readonly title: string;
  readonly sentence: string;
  /** Header of the first column. */
  readonly header: string;
  readonly parts: readonly NamedPart[];
  /** Shown at first, the largest; the others on demand. Left out: all. */
  readonly first?: number;
}

/** The same comparison within dates or groups of customers; rates of few cases are quiet and called small. */
export function PartsSection({ title, sentence, header, parts, first = parts.length }: PartsSectionProps) {
  const t = useT(reportMessages);
  const formats = useFormats();
  const [all, setAll] = useState(false);
  const shown = all ? parts : keepLargest(parts, first);
  const share = (value: number | null) => (value === null ? '–' : formats.percentAligned(value));
  const columns: readonly Column<NamedPart>[] = [
    { id: 'name', header, sortBy: (row) => row.key, cell: (row) => row.name },
    { id: 'n', header: t.cases, align: 'end', sortBy: (row) => row.part.n, cell: (row) => formats.number(row.part.n) },
    {
      id: 'bad',
      header: t.bads,
      align: 'end',
      sortBy: (row) => row.part.bad,
      cell: (row) => formats.number(row.part.bad),
    },
    {
      id: 'rate',
      header: t.rate,
      align: 'end',
      sortBy: (row) => row.part.badRate,
      cell: (row) => <Rate part={row.part} />,
    },
    {
      id: 'before',
      header: t.approvalOf(t.champion),
      align: 'end',
      cell: (row) => share(row.part.champion.approvalRate),
    },
    {
      id: 'after',
      header: t.approvalOf(t.challenger),
      align: 'end',
      cell: (row) => share(row.part.challenger.approvalRate),
    },
    {
      id: 'change',
      header: t.change,
      align: 'end',
      sortBy: (row) => row.part.challenger.approvalRate - row.part.champion.approvalRate,
      cell: (row) => formats.points(row.part.challenger.approvalRate - row.part.champion.approvalRate),
    },
  ];
  return (
    <Section title={title} note={sentence} flush>
      {parts.length > 0 && <DataTable rows={shown} columns={columns} rowKey={(row) => row.key} label={title} />}
      {shown.length < parts.length && (
        <Group justify="center" p="md">
          <Button variant="default" size="xs" onClick={() => setAll(true)}>
            {t.showAllGroups(parts.length)}
          </Button>
        </Group>
      )}
    </Section>
  );
}

function Rate({ part }: { readonly part: ReportPart }) {
  const t = useT(reportMessages);
  const formats = useFormats();
  if (part.badRate === null) return '–';
  const isSmall = part.good + part.bad < FEW_CASES;
  return (
    <>
      <Text span {...(isSmall ? { c: 'dimmed' } : {})}>
        {formats.percentAligned(part.badRate)}
      </Text>
      <Text size="xs" c="dimmed">
        {isSmall
          ? t.small
          : part.badRateInterval !== null &&
            t.interval(
              formats.percentAligned(part.badRateInterval.low),
              formats.percentAligned(part.badRateInterval.high),
            )}
      </Text>
    </>
  );
}
