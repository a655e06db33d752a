import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LinkAnchor } from '../../ui/link.js';
import { moneyCells } from '../../ui/money-cells.js';
import { RatingMark } from '../../ui/status-badge.js';
import { DateText } from '../../ui/values.js';
import { inboxMessages } from './messages.js';

type Row = ApiOutput['decisions']['inbox']['rows'][number];

interface InboxTableProps {
  readonly rows: readonly Row[];
  readonly settled: boolean;
}

/** Who, how much, why a person, and by when; or how it ended. */
export function InboxTable({ rows, settled }: InboxTableProps) {
  const t = useT(inboxMessages);
  const text = useText();
  const navigate = useNavigate();
  const columns: readonly Column<Row>[] = [
    {
      id: 'due',
      header: settled ? t.settledOn : t.due,
      sortBy: (row) => row.resolution?.resolvedAt ?? row.dueOn,
      cell: (row) => <DateText value={row.resolution?.resolvedAt ?? row.dueOn} />,
    },
    {
      id: 'customer',
      header: t.customer,
      sortBy: (row) => row.customerName,
      cell: (row) => (
        <LinkAnchor to="/decisions/$decisionId" params={{ decisionId: row.decisionId }} fw={600}>
          {row.customerName ?? row.customerId ?? t.unnamed}
        </LinkAnchor>
      ),
    },
    {
      id: 'requested',
      header: t.requested,
      align: 'end',
      sortBy: (row) => row.requestedMinor,
      cell: moneyCells(
        rows,
        (row) => row.requestedMinor,
        (row) => row.currency,
      ),
    },
    {
      id: 'limit',
      header: t.proposed,
      align: 'end',
      sortBy: (row) => row.limitMinor,
      cell: moneyCells(
        rows,
        (row) => row.limitMinor,
        (row) => row.currency,
      ),
    },
    { id: 'rating', header: t.rating, sortBy: (row) => row.rating, cell: (row) => <RatingMark rating={row.rating} /> },
    settled
      ? { id: 'result', header: t.result, cell: (row) => <Result row={row} /> }
      : {
          id: 'why',
          header: t.why,
          width: '26%',
          cell: (row) => (
            <>
              {row.why !== null && text(row.why)}
              <Signed row={row} />
            </>
          ),
        },
    {
      id: 'authority',
      header: t.authority,
      cell: (row) => (
        <>
          {text(row.authorityLabel)}
          {row.fourEyes && (
            <Text size="sm" c="dimmed">
              {t.fourEyes}
            </Text>
          )}
        </>
      ),
    },
    { id: 'by', header: t.askedBy, cell: (row) => row.actor.name },
  ];
  return (
    <DataTable
      rows={rows}
      columns={columns}
      rowKey={(row) => row.decisionId}
      label={t.list}
      onOpen={(row) => void navigate({ to: '/decisions/$decisionId', params: { decisionId: row.decisionId } })}
    />
  );
}

interface RowProps {
  readonly row: Row;
}

function Signed({ row }: RowProps) {
  const t = useT(inboxMessages);
  const formats = useFormats();
  const last = row.signatures.at(-1);
  if (last?.amountMinor == null) return null;
  return (
    <Text size="sm" c="dimmed">
      {t.signedBy(last.signer.name, formats.money(last.amountMinor, row.currency))}
    </Text>
  );
}

function Result({ row: { resolution, currency } }: RowProps) {
  const t = useT(inboxMessages);
  const text = useText();
  const formats = useFormats();
  if (resolution === null) return null;
  return (
    <>
      {resolution.limitMinor === null ? t.refused : t.granted(formats.money(resolution.limitMinor, currency))}
      {resolution.direction !== 'none' && (
        <Text size="sm" c="dimmed">
          {t[resolution.direction]}
          {resolution.reason !== null && ` · ${text(resolution.reason.text)}`}
        </Text>
      )}
    </>
  );
}
