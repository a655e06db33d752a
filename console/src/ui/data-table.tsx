import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { lazy, type MouseEvent, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { useT } from '../i18n/locale-provider.js';
import classes from './data-table.module.css';
import { uiMessages } from './messages.js';
import { compareValues, type Sort, type SortValue } from './sort.js';
import { useOverflow } from './use-overflow.js';

/** From here on only the rows in view are in the document. */
const VIRTUAL_FROM = 200;
/** Shown while the part for long lists is on its way. */
const FIRST_ROWS = 30;
const VirtualRows = lazy(() => import('./virtual-rows.js'));
const DEFAULT_HEIGHT = 620;

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Makes the column sortable; null sorts last both ways. */
  readonly sortBy?: (row: Row) => SortValue;
  readonly align?: 'start' | 'end';
  readonly width?: number | string;
}

interface DataTableProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** What the table lists, for screen readers. */
  readonly label: string;
  /** Opens a row on click. The row must hold a link to the same place, for the keyboard. */
  readonly onOpen?: (row: Row) => void;
  readonly initialSort?: Sort;
  /** Given together, the sort is kept outside (in the address). */
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  /** The rows scroll within this height; long lists always do. */
  readonly maxHeight?: number;
  readonly rowHeight?: number;
}

/** Rows and columns with sorting; long lists are virtual. Empty lists are the caller's to explain. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, label, onOpen, rowHeight = 44 } = props;
  const [localSort, setLocalSort] = useState<Sort | null>(props.initialSort ?? null);
  const sort = props.sort === undefined ? localSort : props.sort;
  const setSort = props.onSort ?? setLocalSort;
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  const viewport = useRef<HTMLDivElement>(null);
  const scrolls = useOverflow(viewport);
  const virtual = sorted.length > VIRTUAL_FROM;
  const maxHeight = props.maxHeight ?? (virtual ? DEFAULT_HEIGHT : undefined);
  const toRows = (from: number, to: number): ReactNode =>
    sorted.slice(from, to).map((row) => <BodyRow key={rowKey(row)} row={row} columns={columns} onOpen={onOpen} />);

  return (
    <div
      ref={viewport}
      className={classes.viewport}
      style={maxHeight === undefined ? undefined : { maxHeight, overflowY: 'auto' }}
      // What scrolls must be reachable by keyboard; a group, since landmarks are for the page's sections.
      {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}
    >
      <Table
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        className={classes.table}
        stickyHeader={maxHeight !== undefined}
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={setSort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {virtual ? (
            <Suspense fallback={toRows(0, FIRST_ROWS)}>
              <VirtualRows viewport={viewport} count={sorted.length} rowHeight={rowHeight} span={columns.length}>
                {toRows}
              </VirtualRows>
            </Suspense>
          ) : (
            toRows(0, sorted.length)
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface BodyRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly onOpen: ((row: Row) => void) | undefined;
}

/** Drawn once: while one scrolls, the rows that stay in sight are not drawn again. */
function BodyRow<Row>({ row, columns, onOpen }: BodyRowProps<Row>) {
  return useMemo(
    () => (
      <Table.Tr
        className={onOpen === undefined ? undefined : classes.openable}
        onClick={onOpen === undefined ? undefined : (event) => isPlainClick(event) && onOpen(row)}
      >
        {columns.map((column) => (
          <Table.Td key={column.id} ta={column.align === 'end' ? 'right' : undefined}>
            {column.cell(row)}
          </Table.Td>
        ))}
      </Table.Tr>
    ),
    [row, columns, onOpen],
  );
}

interface HeaderCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const t = useT(uiMessages);
  const style = column.width === undefined ? {} : { w: column.width };
  const align = column.align === 'end' ? 'right' : 'left';
  if (column.sortBy === undefined) {
    return (
      <Table.Th {...style} ta={align}>
        {column.header}
      </Table.Th>
    );
  }
  const direction = sort?.column === column.id ? sort.direction : null;
  const next = direction === 'ascending' ? 'descending' : 'ascending';
  const Icon = direction === null ? IconArrowsSort : direction === 'ascending' ? IconArrowUp : IconArrowDown;
  const title = next === 'ascending' ? t.sortAscending(column.header) : t.sortDescending(column.header);
  return (
    <Table.Th {...style} ta={align} aria-sort={direction ?? 'none'}>
      <UnstyledButton
        className={classes.sort}
        data-active={direction !== null || undefined}
        title={title}
        onClick={() => onSort({ column: column.id, direction: next })}
      >
        {column.header}
        <Icon size={13} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  );
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null): readonly Row[] {
  const read = columns.find((column) => column.id === sort?.column)?.sortBy;
  if (sort === null || read === undefined) return rows;
  return [...rows].sort((a, b) => compareValues(read(a), read(b), sort.direction));
}

/** A click on a link or a button in the row is that one's, and selecting text opens nothing. */
function isPlainClick(event: MouseEvent): boolean {
  const target = event.target;
  if (target instanceof Element && target.closest('a, button, input, label') !== null) return false;
  return window.getSelection()?.isCollapsed !== false;
}
