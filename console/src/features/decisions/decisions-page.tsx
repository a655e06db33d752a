import { Button } from '@mantine/core';
import { IconGavel, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { noCursor } from '../../api/no-cursor.js';
import { queryClient, trpc } from '../../api/trpc.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton } from '../../ui/link.js';
import { ListFoot } from '../../ui/list-foot.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { Section } from '../../ui/section.js';
import { DecisionFilters } from './decision-filters.js';
import { DecisionTable } from './decision-table.js';
import { decisionsMessages } from './messages.js';
import { type DecisionSearch, decisionsRoute } from './routes.js';

const PAGE_ROWS = 50;
const LOOK_EVERY_MS = 20_000;

/** What was decided, and for whom? */
export default function DecisionsPage() {
  const t = useT(decisionsMessages);
  const formats = useFormats();
  const search = decisionsRoute.useSearch();
  const query = useDecisionPages(search);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const fresh = useFresh(search, rows[0]?.auditSequence ?? null);
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <Page>
      <PageHeader title={t.title} answer={t.answer} />
      <DecisionFilters />
      <QueryView query={query} ability="read_decisions">
        {() => (
          <Section
            title={t.list}
            note={rows.length > 0 ? t.shown(formats.number(rows.length)) : undefined}
            flush
            actions={
              fresh > 0 ? (
                <Button
                  size="xs"
                  radius="xl"
                  leftSection={<IconRefresh size={14} aria-hidden />}
                  onClick={() => void query.refetch()}
                >
                  {t.fresh(fresh)}
                </Button>
              ) : undefined
            }
          >
            {rows.length === 0 ? (
              <EmptyState
                title={isFiltered ? t.noMatchTitle : t.emptyTitle}
                text={isFiltered ? t.noMatchText : t.emptyText}
                icon={<IconGavel size={22} stroke={1.6} />}
                action={
                  isFiltered ? (
                    <LinkButton to="/decisions" variant="default">
                      {t.reset}
                    </LinkButton>
                  ) : (
                    <LinkButton to="/portfolio" variant="default">
                      {t.openPortfolio}
                    </LinkButton>
                  )
                }
              />
            ) : (
              <>
                <DecisionTable rows={rows} />
                <ListFoot query={query} end={t.end} />
              </>
            )}
          </Section>
        )}
      </QueryView>
    </Page>
  );
}

/** The log page by page. The transport's own helper sends a key that the server does not know, hence by hand. */
function useDecisionPages(search: DecisionSearch) {
  const input = { ...toInput(search), limit: PAGE_ROWS };
  return useInfiniteQuery({
    queryKey: [...trpc.decisions.list.queryKey(input), 'pages'],
    queryFn: ({ pageParam }) =>
      queryClient.query(trpc.decisions.list.queryOptions({ ...input, cursor: pageParam }, { staleTime: 0 })),
    initialPageParam: noCursor(),
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 60_000,
  });
}

/** How many matching decisions have come since the list was read (as many as one page shows). */
function useFresh(search: DecisionSearch, newest: number | null): number {
  const latest = useQuery(
    trpc.decisions.list.queryOptions(
      { ...toInput(search), cursor: null, limit: PAGE_ROWS },
      { refetchInterval: LOOK_EVERY_MS, enabled: newest !== null },
    ),
  );
  return latest.data?.rows.filter((row) => newest !== null && row.auditSequence > newest).length ?? 0;
}

function toInput(search: DecisionSearch) {
  return {
    outcome: search.outcome ?? null,
    rating: search.rating ?? null,
    scorecardId: search.scorecard ?? null,
    version: search.version ?? null,
    customer: search.customer ?? null,
    from: search.from ?? null,
    to: search.to ?? null,
  };
}
