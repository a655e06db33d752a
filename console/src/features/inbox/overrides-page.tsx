import { Select, Text } from '@mantine/core';
import { IconArrowsVertical } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Figures } from '../../ui/figures.js';
import { LinkAnchor } from '../../ui/link.js';
import { moneyCells } from '../../ui/money-cells.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { DateText } from '../../ui/values.js';
import { inboxMessages } from './messages.js';
import { overridesRoute } from './routes.js';

type Statistics = ApiOutput['decisions']['overrides'];

/** Do people who depart from the machine do better than it? */
export default function OverridesPage() {
  const t = useT(inboxMessages);
  const { dataset } = overridesRoute.useSearch();
  const query = useQuery(trpc.decisions.overrides.queryOptions({ datasetId: dataset ?? null }));
  return (
    <Page>
      <PageHeader
        title={t.overrides}
        answer={t.overridesAnswer}
        crumbs={[
          <LinkAnchor key="inbox" to="/inbox" c="dimmed">
            {t.title}
          </LinkAnchor>,
        ]}
      />
      <QueryView query={query} ability="read_data">
        {(statistics) => <Overrides statistics={statistics} />}
      </QueryView>
    </Page>
  );
}

interface OverridesProps {
  readonly statistics: Statistics;
}

function Overrides({ statistics }: OverridesProps) {
  const t = useT(inboxMessages);
  const formats = useFormats();
  const { resolved, up, down, asProposed, latest } = statistics;
  const share = (n: number) => (resolved === 0 ? undefined : t.ofResolved(formats.percent(n / resolved, 1)));
  return (
    <>
      <Figures
        figures={[
          { label: t.resolvedCount, value: formats.number(resolved) },
          { label: t.asProposed, value: formats.number(asProposed), detail: share(asProposed) },
          { label: t.upCount, value: formats.number(up), detail: share(up) },
          { label: t.downCount, value: formats.number(down), detail: share(down) },
        ]}
      />
      {latest.length === 0 ? (
        <Section title={t.latest}>
          <EmptyState title={t.noneTitle} text={t.noneText} icon={<IconArrowsVertical size={22} stroke={1.6} />} />
        </Section>
      ) : (
        <>
          <Fates statistics={statistics} />
          <Counts statistics={statistics} />
          <Latest statistics={statistics} />
        </>
      )}
    </>
  );
}

function Fates({ statistics }: OverridesProps) {
  const t = useT(inboxMessages);
  const formats = useFormats();
  const navigate = useNavigate();
  const { dataset, datasets, fates, judged } = statistics;
  const kinds = fates[0]?.counts.map(({ fate }) => fate) ?? [];
  const columns: readonly Column<(typeof fates)[number]>[] = [
    { id: 'direction', header: t.direction, cell: (row) => (row.direction === 'up' ? t.upCount : t.downCount) },
    ...kinds.map(
      (kind): Column<(typeof fates)[number]> => ({
        id: kind,
        header: t[`fate_${kind}`],
        align: 'end',
        cell: (row) => formats.number(row.counts.find(({ fate }) => fate === kind)?.n ?? 0),
      }),
    ),
  ];
  return (
    <Section
      title={t.fates}
      note={dataset === null ? t.fatesNone : t.fatesNote(dataset.name, judged)}
      flush
      actions={
        datasets.length > 1 ? (
          <Select
            aria-label={t.dataset}
            size="xs"
            value={dataset?.datasetId ?? null}
            data={datasets.map(({ datasetId, name }) => ({ value: datasetId, label: name }))}
            onChange={(value) =>
              void navigate({ to: '/inbox/overrides', search: { dataset: value ?? undefined }, replace: true })
            }
          />
        ) : undefined
      }
    >
      <DataTable rows={fates} columns={columns} rowKey={({ direction }) => direction} label={t.fates} />
    </Section>
  );
}

interface Count {
  readonly key: string;
  readonly name: string;
  readonly up: number;
  readonly down: number;
  readonly good: number;
  readonly bad: number;
}

function Counts({ statistics }: OverridesProps) {
  const t = useT(inboxMessages);
  const text = useText();
  return (
    <>
      <CountTable
        title={t.reasons}
        header={t.reason}
        rows={statistics.byReason.map((row) => ({ ...row, key: row.code, name: text(row.text) }))}
      />
      <CountTable
        title={t.people}
        header={t.person}
        rows={statistics.byPerson.map((row) => ({ ...row, key: row.person.id, name: row.person.name }))}
      />
      <CountTable
        title={t.ratings}
        header={t.rating}
        rows={statistics.byRating.map((row) => ({ ...row, key: String(row.rating), name: String(row.rating) }))}
      />
    </>
  );
}

interface CountTableProps {
  readonly title: string;
  readonly header: string;
  readonly rows: readonly Count[];
}

function CountTable({ title, header, rows }: CountTableProps) {
  const t = useT(inboxMessages);
  const formats = useFormats();
  const count = (id: 'up' | 'down' | 'good' | 'bad', label: string): Column<Count> => ({
    id,
    header: label,
    align: 'end',
    width: 130,
    sortBy: (row) => row[id],
    cell: (row) => formats.number(row[id]),
  });
  const columns: readonly Column<Count>[] = [
    { id: 'name', header, cell: (row) => row.name },
    count('up', t.upCount),
    count('down', t.downCount),
    count('good', t.fate_good),
    count('bad', t.fate_bad),
  ];
  return (
    <Section title={title} flush>
      <DataTable rows={rows} columns={columns} rowKey={({ key }) => key} label={title} />
    </Section>
  );
}

function Latest({ statistics }: OverridesProps) {
  const t = useT(inboxMessages);
  const text = useText();
  const reasons = new Map(statistics.byReason.map((row) => [row.code, row.text]));
  const columns: readonly Column<Statistics['latest'][number]>[] = [
    { id: 'when', header: t.settledOn, cell: (row) => <DateText value={row.resolvedAt} /> },
    {
      id: 'customer',
      header: t.customer,
      cell: (row) => (
        <LinkAnchor to="/decisions/$decisionId" params={{ decisionId: row.decisionId }} fw={600}>
          {row.customerName ?? row.customerId ?? t.unnamed}
        </LinkAnchor>
      ),
    },
    {
      id: 'machine',
      header: t.machine,
      align: 'end',
      cell: moneyCells(
        statistics.latest,
        (row) => row.machineMinor,
        (row) => row.currency,
      ),
    },
    {
      id: 'granted',
      header: t.person_granted,
      align: 'end',
      cell: moneyCells(
        statistics.latest,
        (row) => row.grantedMinor,
        (row) => row.currency,
      ),
    },
    {
      id: 'reason',
      header: t.reason,
      cell: (row) => {
        const reason = reasons.get(row.reasonCode);
        return (
          <>
            {reason !== undefined && text(reason)}
            <Text size="sm" c="dimmed">
              {row.signer?.name}
            </Text>
          </>
        );
      },
    },
    { id: 'fate', header: t.fate, cell: (row) => t[`fate_${row.fate}`] },
  ];
  return (
    <Section title={t.latest} flush>
      <DataTable rows={statistics.latest} columns={columns} rowKey={(row) => row.decisionId} label={t.latest} />
    </Section>
  );
}
