import type { Benchmark } from '@encours/engine';
import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { toCsv } from '../../charts/chart-table.js';
import { downloadText } from '../../charts/download.js';
import { NO_VALUE } from '../../i18n/format.js';
import { useFormats, useLocale, useT } from '../../i18n/locale-provider.js';
import { cellMessages } from '../../policy/use-cell-name.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Section } from '../../ui/section.js';
import { decimalsOf, type Formula, useFormulaTexts } from './formula.js';
import { benchmarkMessages } from './messages.js';

type Cell = Benchmark['cells'][number];

const QUANTILES = ['q10', 'q25', 'q50', 'q75', 'q90'] as const;
const MAX_HEIGHT = 560;

interface CellsSectionProps {
  readonly benchmark: Benchmark;
  readonly formula: Formula;
}

/** Every cell of one ratio; those with too few companies say so. */
export function CellsSection({ benchmark, formula }: CellsSectionProps) {
  const t = useT(benchmarkMessages);
  const words = useT(cellMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const { nameOf } = useFormulaTexts();
  const [filter, setFilter] = useState('');
  const cells = useMemo(
    () => benchmark.cells.filter(({ formulaId }) => formulaId === formula.formulaId),
    [benchmark, formula.formulaId],
  );
  const wanted = filter.trim().toUpperCase();
  const shown = cells.filter(({ code }) => code.toUpperCase().startsWith(wanted));
  const decimals = decimalsOf(cells);
  const sizeName = (cell: Cell): string => (cell.size === 'all' ? words.allSizes : cell.size);
  const columns: readonly Column<Cell>[] = [
    { id: 'level', header: t.level, sortBy: (cell) => words[cell.level], cell: (cell) => words[cell.level] },
    {
      id: 'code',
      header: t.sector,
      sortBy: (cell) => cell.code,
      cell: (cell) => (cell.level === 'all' ? NO_VALUE : cell.code),
    },
    { id: 'size', header: t.size, sortBy: sizeName, cell: sizeName },
    {
      id: 'n',
      header: t.companies,
      align: 'end',
      sortBy: (cell) => cell.n,
      cell: (cell) => (
        <>
          {formats.number(cell.n)}
          {cell.n < benchmark.minimumN && (
            <Text size="xs" c="dimmed">
              {t.thin}
            </Text>
          )}
        </>
      ),
    },
    ...QUANTILES.map(
      (quantile): Column<Cell> => ({
        id: quantile,
        header: quantile.toUpperCase(),
        align: 'end',
        sortBy: (cell) => cell[quantile],
        cell: (cell) => {
          const value = cell[quantile];
          return value === null ? NO_VALUE : formats.numberAligned(value, decimals);
        },
      }),
    ),
  ];
  const download = (): void =>
    downloadText(
      `${benchmark.id}-${benchmark.version}-${formula.formulaId}.csv`,
      toCsv(
        {
          columns: [
            ...[t.level, t.sector, t.size].map((header) => ({ header, kind: 'text' as const })),
            ...[t.companies, ...QUANTILES].map((header) => ({ header, kind: 'number' as const })),
          ],
          rows: shown.map((cell) => [
            words[cell.level],
            cell.code,
            cell.size,
            cell.n,
            ...QUANTILES.map((quantile) => cell[quantile]),
          ]),
        },
        locale,
      ),
      'text/csv;charset=utf-8',
    );
  return (
    <Section
      title={`${t.cells} · ${nameOf(formula)}`}
      note={t.cellsNote(formats.number(shown.length), formats.number(cells.length))}
      flush
      actions={
        <Group gap="xs">
          <TextInput
            size="xs"
            w={170}
            aria-label={t.filter}
            placeholder={t.filterHint}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <Button size="xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={download}>
            {t.csv}
          </Button>
        </Group>
      }
    >
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed" p="lg">
          {t.noCell}
        </Text>
      ) : (
        <DataTable
          rows={shown}
          columns={columns}
          rowKey={({ level, code, size }) => `${level} ${code} ${size}`}
          label={t.cells}
          maxHeight={MAX_HEIGHT}
          rowHeight={40}
        />
      )}
    </Section>
  );
}
