import { Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import { MigrationChart } from '../../charts/migration-chart.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Figures } from '../../ui/figures.js';
import { LinkButton } from '../../ui/link.js';
import { moneyCells } from '../../ui/money-cells.js';
import { Section } from '../../ui/section.js';
import { RatingMark } from '../../ui/status-badge.js';
import { CustomerLink } from './customer-link.js';
import { portfolioMessages } from './messages.js';
import { portfolioRoute } from './routes.js';
import type { Portfolio, PortfolioRow } from './rows.js';
import { useChangeSearch } from './use-change-search.js';

interface WhatIfProps {
  readonly portfolio: Portfolio;
  readonly scorecard: NonNullable<Portfolio['scorecard']>;
}

/** The portfolio as another version would rate it, and the way to the backtest that tells whether it should. */
export function WhatIf({ portfolio, scorecard }: WhatIfProps) {
  const t = useT(portfolioMessages);
  const change = useChangeSearch();
  const { against } = portfolioRoute.useSearch();
  const { scorecardId, version } = scorecard;
  const detail = useQuery(trpc.scorecards.get.queryOptions({ scorecardId }));
  const others = (detail.data?.versions ?? []).filter((candidate) => candidate.version !== version);
  return (
    <Section title={t.whatIfTitle} note={t.whatIfNote}>
      <Stack gap="lg">
        {detail.data !== undefined && others.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t.whatIfOnly}
          </Text>
        ) : (
          <Group align="end">
            <Select
              label={t.whatIfVersion}
              placeholder={t.whatIfPick}
              w={260}
              clearable
              clearButtonProps={{ 'aria-label': t.showAll }}
              value={against === undefined ? null : String(against)}
              data={others.map((other) => ({
                value: String(other.version),
                label: other.status === 'in_force' ? t.versionInForce(other.version) : t.version(other.version),
              }))}
              onChange={(value) => change({ against: value === null ? undefined : Number(value) })}
            />
            {against !== undefined && (
              <LinkButton
                to="/backtests/new"
                variant="default"
                search={{
                  dataset: portfolio.dataset.datasetId,
                  scorecard: scorecardId,
                  champion: version,
                  version: against,
                }}
              >
                {t.backtest}
              </LinkButton>
            )}
          </Group>
        )}
        {portfolio.rerating !== null && <Rerating portfolio={portfolio} rerating={portfolio.rerating} />}
      </Stack>
    </Section>
  );
}

interface ReratingProps {
  readonly portfolio: Portfolio;
  readonly rerating: NonNullable<Portfolio['rerating']>;
}

function Rerating({ portfolio, rerating }: ReratingProps) {
  const t = useT(portfolioMessages);
  const formats = useFormats();
  const { currency } = portfolio;
  const { cells, limitMinor, limitAfterMinor, outcomes } = rerating;
  const rated = cells.flat().reduce((sum, count) => sum + count, 0);
  const same = cells.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  const money = (minor: number) => formats.moneyShort(minor, currency ?? undefined);
  const changed = portfolio.rows.filter(
    (row) => row.rated !== null && row.rerated !== null && row.rated.rating !== row.rerated.rating,
  );
  const columns: readonly Column<PortfolioRow>[] = [
    { id: 'customer', header: t.customer, cell: (row) => <CustomerLink row={row} /> },
    { id: 'now', header: t.ratingNow, cell: (row) => <RatingMark rating={row.rated?.rating ?? 0} /> },
    { id: 'then', header: t.ratingThen, cell: (row) => <RatingMark rating={row.rerated?.rating ?? 0} /> },
    {
      id: 'exposure',
      header: t.exposure,
      align: 'end',
      cell: moneyCells(
        changed,
        (row) => row.exposureMinor,
        () => currency,
      ),
    },
    {
      id: 'limit',
      header: t.limitThen,
      align: 'end',
      cell: moneyCells(
        changed,
        (row) => row.rerated?.limitMinor ?? null,
        () => currency,
      ),
    },
  ];
  return (
    <>
      <Figures
        figures={[
          {
            label: t.ratingsChanged,
            value: formats.number(rated - same),
            detail: t.ofRated(formats.number(rated)),
          },
          { label: t.outcomesChanged, value: formats.number(outcomes) },
          { label: t.limitsSum, value: money(limitAfterMinor), detail: t.from(money(limitMinor)) },
        ]}
      />
      <MigrationChart cells={cells} />
      {changed.length > 0 && (
        <DataTable
          rows={changed}
          columns={columns}
          rowKey={(row) => row.customerId}
          label={t.changedCustomers}
          maxHeight={420}
        />
      )}
    </>
  );
}
