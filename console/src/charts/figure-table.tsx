import { Table } from '@mantine/core';
import { useFormats } from '../i18n/locale-provider.js';
import classes from './chart.module.css';
import { type ChartTable, formatCell } from './chart-table.js';

interface FigureTableProps {
  readonly table: ChartTable;
  readonly label: string;
}

/** The figures behind a chart. */
export function FigureTable({ table, label }: FigureTableProps) {
  const formats = useFormats();
  return (
    // A scrolled region must be reachable by keyboard.
    <div className={classes.table} {...{ tabIndex: 0, role: 'region', 'aria-label': label }}>
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
                  {formatCell(row[index] ?? null, column, formats)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
