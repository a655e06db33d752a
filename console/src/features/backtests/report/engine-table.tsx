import { capitalise, type ReportCell, type ReportTable } from '@encours/engine';
import { decimalsOf } from '../../../i18n/format.js';
import { useFormats } from '../../../i18n/locale-provider.js';
import { DataTable } from '../../../ui/data-table.js';
import { Section } from '../../../ui/section.js';

interface EngineTableProps {
  readonly table: ReportTable;
  readonly currency: string;
}

/** A table of the report as the engine words it, for the files and the page alike; nothing where it has no rows. */
export function EngineTable({ table, currency }: EngineTableProps) {
  const formats = useFormats();
  if (table.rows.length === 0) return null;
  const digits = table.header.map((_, column) => {
    const numbers = table.rows.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));
    return decimalsOf(numbers, numbers.every((number) => Math.abs(number) < 1) ? 4 : 2);
  });
  const write = (cell: ReportCell, column: number): string => {
    if (cell === null) return '–';
    if (typeof cell === 'string') return cell;
    if (typeof cell === 'number') return formats.numberAligned(cell, digits[column] ?? 0);
    if ('day' in cell) return formats.date(cell.day);
    if ('share' in cell) return formats.percentAligned(cell.share);
    return formats.moneyWhole(cell.minor, currency);
  };
  return (
    <Section title={table.title} note={table.sentence} flush>
      <DataTable
        rows={table.rows.map((cells, index) => ({ key: String(index), cells }))}
        rowKey={(row) => row.key}
        label={table.title}
        columns={table.header.map((header, column) => ({
          id: `${column}`,
          header: capitalise(header),
          ...(table.rows.every((row) => typeof row[column] === 'string') ? {} : { align: 'end' as const }),
          cell: (row: { readonly cells: readonly ReportCell[] }) => write(row.cells[column] ?? null, column),
        }))}
      />
    </Section>
  );
}
