import { Table } from '@mantine/core';
import { useFormats } from '../i18n/locale-provider.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import { type ChartTable, cellWriter } from './chart-table.js';

interface FigureTableProps {
  readonly table: ChartTable;
  readonly label: string;
}

/** The figures behind a chart. */
export function FigureTable({ table, label }: FigureTableProps) {
  const formats = useFormats();
  const writers = table.columns.map((_, index) => cellWriter(table, index, formats));
  return (
    <ScrollRegion label={label} maxHeight={360}>
      <Table aria-label={label} verticalSpacing={6} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map((column) => (
              <Table.Th key={column.header} ta={column.kind === 'text' ? 'left' : 'right'}>
                {column.header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row, rowIndex) => (
            <Table.Tr key={rowIndex}>
              {table.columns.map((column, index) => (
                <Table.Td key={column.header} ta={column.kind === 'text' ? 'left' : 'right'}>
                  {writers[index]?.(row[index] ?? null)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
