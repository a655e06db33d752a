import { Application } from '@encours/engine';
import { ActionIcon, Group, NativeSelect, Tabs, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { DiffView } from '../../editor/diff-view.js';
import { useT, useText } from '../../i18n/locale-provider.js';
import { ChangeList } from '../../policy/change-list.js';
import { readScorecard } from '../../policy/read-scorecard.js';
import { MeaningList } from '../../proofs/meaning-list.js';
import { useBenchmarks } from '../../proofs/use-benchmarks.js';
import { useComparison } from '../../proofs/use-comparison.js';
import { choiceParam } from '../../routing/search.js';
import { Card } from '../../ui/card.js';
import { LinkAnchor, LinkButton } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { BandGrid } from './band-grid.js';
import { scorecardMessages } from './messages.js';
import { COMPARE_TABS, compareRoute } from './routes.js';

/** What does one version decide otherwise than another, and for whom? */
export default function ComparePage() {
  const { scorecardId } = compareRoute.useParams();
  const scorecard = useQuery(trpc.scorecards.get.queryOptions({ scorecardId }));
  return (
    <Page>
      <QueryView query={scorecard} skeleton={<LoadingSkeleton shape="page" />}>
        {(data) => <Compare scorecard={data} />}
      </QueryView>
    </Page>
  );
}

interface CompareProps {
  readonly scorecard: ApiOutput['scorecards']['get'];
}

function Compare({ scorecard }: CompareProps) {
  const t = useT(scorecardMessages);
  const text = useText();
  const navigate = useNavigate({ from: compareRoute.fullPath });
  const search = compareRoute.useSearch();
  const numbers = scorecard.versions.map(({ version }) => version);
  const newest = Math.max(...numbers);
  const to = numbers.find((version) => version === search.after) ?? newest;
  const from = numbers.find((version) => version === search.before) ?? numbers.find((one) => one < to) ?? to;
  const choose = (next: { readonly before?: number; readonly after?: number }): void =>
    void navigate({ search: (previous) => ({ ...previous, before: from, after: to, ...next }), replace: true });
  const options = numbers.map((version) => ({ value: String(version), label: t.version(version) }));
  const [before, after] = [
    useQuery(trpc.scorecards.version.queryOptions({ scorecardId: scorecard.id, version: from })),
    useQuery(trpc.scorecards.version.queryOptions({ scorecardId: scorecard.id, version: to })),
  ];
  return (
    <>
      <PageHeader
        title={t.compareTitle(text(scorecard.name))}
        crumbs={[
          <LinkAnchor key="list" to="/scorecards" c="dimmed">
            {t.title}
          </LinkAnchor>,
          <LinkAnchor key="one" to="/scorecards/$scorecardId" params={{ scorecardId: scorecard.id }} c="dimmed">
            {text(scorecard.name)}
          </LinkAnchor>,
        ]}
        actions={
          <Group gap={8} align="end">
            <NativeSelect
              size="xs"
              label={t.compareFrom}
              data={options}
              value={String(from)}
              onChange={(event) => choose({ before: Number(event.currentTarget.value) })}
            />
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t.compareSwap}
              onClick={() => choose({ before: to, after: from })}
            >
              <IconArrowsExchange size={16} aria-hidden />
            </ActionIcon>
            <NativeSelect
              size="xs"
              label={t.compareTo}
              data={options}
              value={String(to)}
              onChange={(event) => choose({ after: Number(event.currentTarget.value) })}
            />
          </Group>
        }
      />
      <QueryView query={before}>
        {({ text: first }) => (
          <QueryView query={after}>
            {({ text: second }) => (
              <Card>
                <CompareTabs scorecard={scorecard} before={first} after={second} from={from} to={to} />
              </Card>
            )}
          </QueryView>
        )}
      </QueryView>
    </>
  );
}

interface CompareTabsProps extends CompareProps {
  readonly before: string;
  readonly after: string;
  readonly from: number;
  readonly to: number;
}

function CompareTabs({ scorecard, before, after, from, to }: CompareTabsProps) {
  const t = useT(scorecardMessages);
  const navigate = useNavigate({ from: compareRoute.fullPath });
  const { tab = 'summary' } = compareRoute.useSearch();
  const { benchmarks } = useBenchmarks();
  const cases = useQuery(trpc.cases.list.queryOptions({ scorecardId: scorecard.id, version: to }));
  const applications = useMemo(
    () =>
      (cases.data ?? []).flatMap(({ application }) => {
        const parsed = Application.safeParse(application);
        return parsed.success ? [parsed.data] : [];
      }),
    [cases.data],
  );
  const comparison = useComparison(before, after, cases.isPending ? null : benchmarks, applications);
  const currency = useMemo(() => readScorecard(after)?.about.currency ?? 'EUR', [after]);
  return (
    <Tabs
      value={tab}
      onChange={(next) => {
        const chosen = choiceParam(next, COMPARE_TABS);
        if (chosen !== undefined)
          void navigate({ search: (previous) => ({ ...previous, tab: chosen }), replace: true });
      }}
    >
      <Tabs.List mb="md">
        <Tabs.Tab value="summary">{t.summaryTab}</Tabs.Tab>
        <Tabs.Tab value="grid">{t.gridTab}</Tabs.Tab>
        <Tabs.Tab value="text">{t.textTab}</Tabs.Tab>
        <Tabs.Tab value="impact">{t.impactTab}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="summary">
        <MeaningList comparison={comparison} currency={currency} headingOrder={2} />
        <ChangeList before={before} after={after} currency={currency} headingOrder={2} />
      </Tabs.Panel>
      <Tabs.Panel value="grid">
        <BandGrid before={before} after={after} />
      </Tabs.Panel>
      <Tabs.Panel value="text">
        <DiffView before={before} after={after} label={t.textTab} height="68vh" />
      </Tabs.Panel>
      <Tabs.Panel value="impact">
        <Group justify="space-between" mb="md">
          <Text size="sm" c="dimmed">
            {t.impactNote(applications.length)}
          </Text>
          <LinkButton
            to="/backtests/new"
            search={{ scorecard: scorecard.id, champion: from, version: to }}
            size="xs"
            variant="default"
          >
            {t.impactBacktest}
          </LinkButton>
        </Group>
        <MeaningList comparison={comparison} currency={currency} headingOrder={2} withCases />
      </Tabs.Panel>
    </Tabs>
  );
}
