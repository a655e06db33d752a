import { IconChartPie } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { trpc, UNBATCHED } from '../../api/trpc.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkButton } from '../../ui/link.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { QueryView } from '../../ui/query-view.js';
import { LimitTable } from './limit-table.js';
import { portfolioMessages } from './messages.js';
import { Movers } from './movers.js';
import { PortfolioCharts } from './portfolio-charts.js';
import { PortfolioFigures } from './portfolio-figures.js';
import { portfolioRoute } from './routes.js';
import { type Portfolio, usualKind } from './rows.js';
import { ViewFields } from './view-fields.js';
import { WhatIf } from './what-if.js';

/** Where does our money stand, and is any of it in danger? */
export default function PortfolioPage() {
  const t = useT(portfolioMessages);
  const search = portfolioRoute.useSearch();
  const query = useQuery({
    ...trpc.portfolio.get.queryOptions(
      {
        datasetId: search.dataset ?? null,
        scorecardId: search.scorecard ?? null,
        version: search.version ?? null,
        against: search.against ?? null,
      },
      // Rating a portfolio takes a moment: calls that do not should not wait for it.
      { staleTime: 60_000, trpc: UNBATCHED },
    ),
    // Another version changes figures, not the page.
    placeholderData: keepPreviousData,
  });
  return (
    <Page>
      <QueryView query={query} ability="read_data" skeleton={<LoadingSkeleton shape="page" />}>
        {(portfolio) =>
          portfolio === null ? (
            <EmptyState
              wholePage
              title={t.emptyTitle}
              text={t.emptyText}
              icon={<IconChartPie size={22} stroke={1.6} />}
              action={<LinkButton to="/data/import">{t.import}</LinkButton>}
            />
          ) : (
            <PortfolioContent portfolio={portfolio} isStale={query.isPlaceholderData} />
          )
        }
      </QueryView>
    </Page>
  );
}

interface PortfolioContentProps {
  readonly portfolio: Portfolio;
  /** The figures are those of the choice before. */
  readonly isStale: boolean;
}

function PortfolioContent({ portfolio, isStale }: PortfolioContentProps) {
  const t = useT(portfolioMessages);
  const formats = useFormats();
  const { limits } = portfolioRoute.useSearch();
  const kind = limits ?? usualKind(portfolio);
  const { owing, exposureMinor, aged, currency } = portfolio;
  const overdue = aged.to30 + aged.to60 + aged.to90 + aged.beyond90;
  const use = kind === 'granted' ? portfolio.granted : portfolio.computed;
  const money = (minor: number) => formats.moneyShort(minor, currency ?? undefined);
  const sentences = [
    t.answer(formats.date(portfolio.date), owing, formats.number(owing), money(exposureMinor), money(overdue)),
    ...(use === null ? [] : [use.over === 0 ? t.answerNoneOver : t.answerOver(use.over, money(use.excessMinor))]),
  ];
  return (
    <>
      <PageHeader title={t.title} answer={sentences.join(' ')} />
      <ViewFields portfolio={portfolio} kind={kind} />
      <div aria-busy={isStale} style={{ display: 'contents' }}>
        <PortfolioFigures portfolio={portfolio} use={use} />
        <LimitTable portfolio={portfolio} kind={kind} />
        <PortfolioCharts portfolio={portfolio} />
        <Movers portfolio={portfolio} />
        {portfolio.scorecard !== null && <WhatIf portfolio={portfolio} scorecard={portfolio.scorecard} />}
      </div>
    </>
  );
}
