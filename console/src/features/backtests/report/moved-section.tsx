import type { BacktestReport } from '@encours/engine';
import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats, useT } from '../../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../../ui/data-table.js';
import { LinkAnchor } from '../../../ui/link.js';
import { statusMessages } from '../../../ui/messages.js';
import { Section } from '../../../ui/section.js';
import { StatusBadge, type Tone } from '../../../ui/status-badge.js';
import { reportMessages } from './messages.js';

type Moved = BacktestReport['moved'][number];

export const FLAG_TONES: Readonly<Record<Moved['flag'], Tone>> = {
  good: 'positive',
  bad: 'negative',
  indeterminate: 'caution',
  unobserved: 'neutral',
  immature: 'neutral',
};

/** Rows shown before somebody asks for all of them. */
const FIRST = 12;

interface MovedSectionProps {
  readonly report: BacktestReport;
  readonly backtestId: string;
  readonly sentence: string;
}

/** The customers for whom the challenger changes most; each opens with both decisions. */
export function MovedSection({ report, backtestId, sentence }: MovedSectionProps) {
  const t = useT(reportMessages);
  const status = useT(statusMessages);
  const formats = useFormats();
  const navigate = useNavigate();
  const [all, setAll] = useState(false);
  const shown = all ? report.moved : report.moved.slice(0, FIRST);
  const arrow = (before: string, after: string) => (
    <span style={{ whiteSpace: 'nowrap' }}>{before === after ? after : t.arrow(before, after)}</span>
  );
  const limit = (minor: number | null) => (minor === null ? '–' : formats.moneyWhole(minor, report.currency));
  const columns: readonly Column<Moved>[] = [
    {
      id: 'customer',
      header: t.customer,
      cell: (row) => (
        <LinkAnchor
          to="/backtests/$backtestId/cases/$customerId/$date"
          params={{ backtestId, customerId: row.customerId, date: row.date }}
          fw={600}
        >
          {row.name ?? row.customerId}
        </LinkAnchor>
      ),
    },
    { id: 'date', header: t.date, sortBy: (row) => row.date, cell: (row) => formats.date(row.date) },
    {
      id: 'outcome',
      header: t.outcome,
      cell: (row) => arrow(status[row.champion.outcome], status[row.challenger.outcome]),
    },
    {
      id: 'rating',
      header: t.rating,
      align: 'end',
      cell: (row) => arrow(String(row.champion.rating), String(row.challenger.rating)),
    },
    {
      id: 'score',
      header: t.score,
      align: 'end',
      cell: (row) => arrow(formats.number(row.champion.score), formats.number(row.challenger.score)),
    },
    {
      id: 'limit',
      header: t.limit,
      align: 'end',
      cell: (row) => arrow(limit(row.champion.limitMinor), limit(row.challenger.limitMinor)),
    },
    {
      id: 'became',
      header: t.became,
      sortBy: (row) => row.flag,
      cell: (row) => <StatusBadge tone={FLAG_TONES[row.flag]} label={t[`flag_${row.flag}`]} size="sm" />,
    },
  ];
  return (
    <Section title={t.moved} note={sentence} flush>
      {report.moved.length > 0 && (
        <DataTable
          rows={shown}
          columns={columns}
          rowKey={(row) => `${row.customerId} ${row.date}`}
          label={t.moved}
          onOpen={(row) =>
            void navigate({
              to: '/backtests/$backtestId/cases/$customerId/$date',
              params: { backtestId, customerId: row.customerId, date: row.date },
            })
          }
        />
      )}
      {shown.length < report.moved.length && (
        <Group justify="center" p="md">
          <Button variant="default" size="xs" onClick={() => setAll(true)}>
            {t.showAll(report.moved.length)}
          </Button>
        </Group>
      )}
    </Section>
  );
}
