import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { Card } from '../../ui/card.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Figures } from '../../ui/figures.js';
import { LinkAnchor } from '../../ui/link.js';
import { statusMessages } from '../../ui/messages.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { OutcomeBadge } from '../../ui/status-badge.js';
import { DateText, Money } from '../../ui/values.js';
import { shadowMessages } from './messages.js';

type Shadow = ApiOutput['shadows']['get'];

const OUTCOMES = ['approve', 'refer', 'decline'] as const;
const LOOK_EVERY_MS = 10_000;

interface ShadowStatisticsProps {
  readonly shadowId: string;
  readonly currency: string;
  readonly isRunning: boolean;
}

/** How far a challenger agrees with what was decided. */
export function ShadowStatistics({ shadowId, currency, isRunning }: ShadowStatisticsProps) {
  const query = useQuery(
    trpc.shadows.get.queryOptions({ shadowId }, { refetchInterval: isRunning ? LOOK_EVERY_MS : false }),
  );
  return (
    <QueryView query={query} ability="read_decisions">
      {(shadow) => (
        <>
          <Summary shadow={shadow} currency={currency} />
          <Moves shadow={shadow} />
          <Days shadow={shadow} />
          <Differences shadow={shadow} currency={currency} />
        </>
      )}
    </QueryView>
  );
}

interface ShadowProps {
  readonly shadow: Shadow;
}
interface AmountsProps extends ShadowProps {
  readonly currency: string;
}

function Summary({ shadow, currency }: AmountsProps) {
  const t = useT(shadowMessages);
  const formats = useFormats();
  const { decisions, sameOutcome, sameRating, failed, limitMinor, liveLimitMinor } = shadow;
  const share = (n: number) => (decisions === 0 ? undefined : formats.percent(n / decisions, 1));
  return (
    <Card>
      <Figures
        figures={[
          { label: t.decisions, value: formats.number(decisions) },
          { label: t.sameOutcome, value: formats.number(sameOutcome), detail: share(sameOutcome) },
          { label: t.sameRating, value: formats.number(sameRating), detail: share(sameRating) },
          { label: t.failed, value: formats.number(failed), detail: share(failed) },
          ...(limitMinor === null || liveLimitMinor === null
            ? []
            : [
                {
                  label: t.limits,
                  value: formats.moneyShort(limitMinor, currency),
                  detail: t.limitsDetail(formats.moneyShort(liveLimitMinor, currency)),
                },
              ]),
        ]}
      />
    </Card>
  );
}

function Moves({ shadow }: ShadowProps) {
  const t = useT(shadowMessages);
  const status = useT(statusMessages);
  const formats = useFormats();
  type Outcome = (typeof OUTCOMES)[number];
  const count = (from: Outcome, to: Outcome | null): number =>
    shadow.moves.find((move) => move.from === from && move.to === to)?.n ?? 0;
  const columns: readonly Column<Outcome>[] = [
    { id: 'live', header: t.live, cell: (from) => <OutcomeBadge outcome={from} /> },
    ...OUTCOMES.map(
      (to): Column<Outcome> => ({
        id: to,
        header: status[to],
        align: 'end',
        cell: (from) =>
          from === to ? <strong>{formats.number(count(from, to))}</strong> : formats.number(count(from, to)),
      }),
    ),
    { id: 'failed', header: t.failed, align: 'end', cell: (from) => formats.number(count(from, null)) },
  ];
  return (
    <Section title={t.moves} note={t.movesNote} flush>
      <DataTable rows={OUTCOMES} columns={columns} rowKey={(outcome) => outcome} label={t.moves} />
    </Section>
  );
}

function Days({ shadow }: ShadowProps) {
  const t = useT(shadowMessages);
  const formats = useFormats();
  const columns: readonly Column<Shadow['days'][number]>[] = [
    { id: 'day', header: t.day, sortBy: (row) => row.day, cell: (row) => <DateText value={row.day} /> },
    { id: 'n', header: t.decisions, align: 'end', cell: (row) => formats.number(row.n) },
    { id: 'same', header: t.sameOutcome, align: 'end', cell: (row) => formats.percent(row.sameOutcome / row.n, 1) },
    { id: 'rating', header: t.sameRating, align: 'end', cell: (row) => formats.percent(row.sameRating / row.n, 1) },
    { id: 'failed', header: t.failed, align: 'end', cell: (row) => formats.number(row.failed) },
  ];
  if (shadow.days.length === 0) return null;
  return (
    <Section title={t.days} flush>
      <DataTable rows={shadow.days} columns={columns} rowKey={({ day }) => day} label={t.days} />
    </Section>
  );
}

function Differences({ shadow, currency }: AmountsProps) {
  const t = useT(shadowMessages);
  const columns: readonly Column<Shadow['differences'][number]>[] = [
    { id: 'day', header: t.day, cell: (row) => <DateText value={row.day} /> },
    {
      id: 'customer',
      header: t.customer,
      cell: (row) => (
        <LinkAnchor to="/decisions/$decisionId" params={{ decisionId: row.decisionId }} fw={600}>
          {row.customerName ?? row.customerId ?? t.unnamed}
        </LinkAnchor>
      ),
    },
    { id: 'live', header: t.live, cell: (row) => <OutcomeBadge outcome={row.live.outcome} /> },
    {
      id: 'challenger',
      header: t.challenger,
      cell: (row) => (row.challenger === null ? t.couldNot : <OutcomeBadge outcome={row.challenger.outcome} />),
    },
    {
      id: 'liveLimit',
      header: t.limit,
      align: 'end',
      cell: (row) => <Money minor={row.live.limitMinor} currency={currency} />,
    },
    {
      id: 'limit',
      header: t.challengerLimit,
      align: 'end',
      cell: (row) => <Money minor={row.challenger?.limitMinor ?? null} currency={currency} />,
    },
  ];
  return (
    <Section title={t.differences} flush>
      {shadow.differences.length === 0 ? (
        <Text size="sm" c="dimmed" px={20} pb={16}>
          {t.differencesNone}
        </Text>
      ) : (
        <DataTable
          rows={shadow.differences}
          columns={columns}
          rowKey={({ decisionId }) => decisionId}
          label={t.differences}
        />
      )}
    </Section>
  );
}
