import { IconGavel } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkAnchor } from '../../ui/link.js';
import { moneyCells } from '../../ui/money-cells.js';
import { Section } from '../../ui/section.js';
import { OutcomeBadge, RatingMark } from '../../ui/status-badge.js';
import { DateText } from '../../ui/values.js';
import type { Customer } from './customer-page.js';
import { customerMessages } from './messages.js';

type Row = Customer['decisions'][number];

interface CustomerDecisionsProps {
  readonly decisions: readonly Row[];
}

/** Every decision about the customer, the newest first. */
export function CustomerDecisions({ decisions }: CustomerDecisionsProps) {
  const t = useT(customerMessages);
  const navigate = useNavigate();
  const columns: readonly Column<Row>[] = [
    {
      id: 'when',
      header: t.when,
      cell: (row) => (
        <LinkAnchor to="/decisions/$decisionId" params={{ decisionId: row.decisionId }} size="sm" fw={550}>
          <DateText value={row.decidedAt} />
        </LinkAnchor>
      ),
    },
    { id: 'outcome', header: t.outcome, cell: (row) => <OutcomeBadge outcome={row.outcome} /> },
    { id: 'rating', header: t.rating, cell: (row) => <RatingMark rating={row.rating} /> },
    {
      id: 'requested',
      header: t.requested,
      align: 'end',
      cell: moneyCells(
        decisions,
        (row) => row.requestedMinor,
        (row) => row.currency,
      ),
    },
    {
      id: 'limit',
      header: t.limit,
      align: 'end',
      cell: moneyCells(
        decisions,
        (row) => row.limitMinor,
        (row) => row.currency,
      ),
    },
    { id: 'by', header: t.by, cell: (row) => row.actor.name },
  ];
  return (
    <Section title={t.decisionsTitle} flush>
      {decisions.length === 0 ? (
        <EmptyState title={t.decisionsNone} text={t.decisionsNoneText} icon={<IconGavel size={22} stroke={1.6} />} />
      ) : (
        <DataTable
          rows={decisions}
          columns={columns}
          rowKey={(row) => row.decisionId}
          label={t.decisionsTitle}
          onOpen={(row) => void navigate({ to: '/decisions/$decisionId', params: { decisionId: row.decisionId } })}
        />
      )}
    </Section>
  );
}
