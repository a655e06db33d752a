import { Button, Code, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ApiOutput } from '../../../api/types.js';
import { toCsv } from '../../../charts/chart-table.js';
import { downloadText } from '../../../charts/download.js';
import { useFormats, useLocale, useT, useText } from '../../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../../ui/data-table.js';
import { Section } from '../../../ui/section.js';
import { importMessages } from './messages.js';

type Check = ApiOutput['imports']['check'];
type Reject = Check['rejects'][number] & { readonly index: number };

interface RejectsTableProps {
  readonly check: Pick<Check, 'rejected' | 'rejects'>;
  /** Where all refusals can be downloaded; null before the import, when those that are shown can be. */
  readonly file: string | null;
}

/** Refusals, each with its row, column, value and reason. */
export function RejectsTable({ check, file }: RejectsTableProps) {
  const t = useT(importMessages);
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();
  const rows = check.rejects.map((reject, index) => ({ ...reject, index }));
  const isCut = check.rejected > rows.length || rows.length === 100;
  const columns: readonly Column<Reject>[] = [
    {
      id: 'row',
      header: t.row,
      align: 'end',
      width: 90,
      sortBy: (row) => row.row,
      cell: (row) => formats.number(row.row),
    },
    { id: 'column', header: t.column, sortBy: (row) => row.column, cell: (row) => row.column ?? t.wholeRow },
    {
      id: 'value',
      header: t.value,
      cell: (row) =>
        row.value === '' ? (
          <Text c="dimmed" size="sm">
            {t.empty}
          </Text>
        ) : (
          <Code>{row.value}</Code>
        ),
    },
    { id: 'reason', header: t.reason, sortBy: (row) => text(row.reason), cell: (row) => text(row.reason) },
  ];
  const download = () =>
    downloadText(
      locale === 'fr' ? 'rejets.csv' : 'rejects.csv',
      toCsv(
        {
          columns: [
            { header: t.row, kind: 'number' },
            { header: t.column, kind: 'text' },
            { header: t.value, kind: 'text' },
            { header: t.reason, kind: 'text' },
          ],
          rows: rows.map((row) => [row.row, row.column ?? '', row.value, text(row.reason)]),
        },
        locale,
      ),
      'text/csv;charset=utf-8',
    );
  return (
    <Section
      title={t.rejects}
      {...(isCut ? { note: (file === null ? t.rejectsNote : t.rejectsInFile)(formats.number(rows.length)) } : {})}
      flush
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          {...(file === null ? { onClick: download } : { component: 'a', href: file, download: true })}
        >
          {t.download}
        </Button>
      }
    >
      <DataTable rows={rows} columns={columns} rowKey={(row) => String(row.index)} label={t.rejects} />
    </Section>
  );
}
