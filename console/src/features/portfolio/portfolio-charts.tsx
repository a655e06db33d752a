import { SegmentedControl, Text } from '@mantine/core';
import { useMemo } from 'react';
import { StackedChart } from '../../charts/stacked-chart.js';
import type { StackedSeries } from '../../charts/stacked-option.js';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { Section } from '../../ui/section.js';
import { portfolioMessages } from './messages.js';
import classes from './portfolio.module.css';
import { DIMENSIONS, portfolioRoute } from './routes.js';
import type { Portfolio } from './rows.js';
import { useChangeSearch } from './use-change-search.js';

/** Parts shown by name; the rest are added up. */
const MAX_PARTS = 12;
const AGES = ['current', 'to30', 'to60', 'to90', 'beyond90'] as const;

interface PortfolioChartsProps {
  readonly portfolio: Portfolio;
}

/** Ratings over time, ages, and what the exposure has in common. */
export function PortfolioCharts({ portfolio }: PortfolioChartsProps) {
  const t = useT(portfolioMessages);
  return (
    <>
      <div className={classes.pair}>
        {portfolio.mix === null ? (
          <Section title={t.mixTitle}>
            <Text size="sm" c="dimmed">
              {t.ratingNone}
            </Text>
          </Section>
        ) : (
          <RatingMix mix={portfolio.mix} />
        )}
        <Ages portfolio={portfolio} />
      </div>
      <Parts portfolio={portfolio} />
    </>
  );
}

interface RatingMixProps {
  readonly mix: NonNullable<Portfolio['mix']>;
}

function RatingMix({ mix }: RatingMixProps) {
  const t = useT(portfolioMessages);
  const formats = useFormats();
  const categories = useMemo(() => mix.map(({ date }) => formats.date(date)), [mix, formats]);
  const series = useMemo(
    () =>
      [1, 2, 3, 4, 5].map(
        (rating): StackedSeries => ({
          name: t.ratingName(rating),
          values: mix.map(({ customers }) => customers[rating - 1] ?? 0),
          color: (look) => look.ratings[rating - 1] ?? look.champion,
        }),
      ),
    [mix, t],
  );
  return (
    <StackedChart
      title={t.mixTitle}
      label={t.mixLabel}
      caption={t.mixCaption(formats.percent(riskyShare(mix.at(-1))), formats.percent(riskyShare(mix[0])))}
      categoryName={t.month}
      categories={categories}
      series={series}
      kind="number"
    />
  );
}

/** The share of customers rated 4 or 5; 0 of nobody. */
function riskyShare(month: RatingMixProps['mix'][number] | undefined): number {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = month?.customers ?? [];
  const all = one + two + three + four + five;
  return all === 0 ? 0 : (four + five) / all;
}

function Ages({ portfolio }: PortfolioChartsProps) {
  const t = useT(portfolioMessages);
  const formats = useFormats();
  const { aged, currency } = portfolio;
  const open = AGES.reduce((sum, age) => sum + aged[age], 0);
  const categories = useMemo(() => AGES.map((age) => t[age]), [t]);
  const series = useMemo(
    (): StackedSeries[] => [
      { name: t.open, values: AGES.map((age) => aged[age]), color: (look) => look.challengerPale },
    ],
    [aged, t],
  );
  return (
    <StackedChart
      title={t.agesTitle}
      label={t.agesLabel}
      caption={
        open === 0
          ? t.agesEmpty
          : t.agesCaption(formats.percent((open - aged.current) / open), formats.percent(aged.beyond90 / open))
      }
      categoryName={t.age}
      categories={categories}
      series={series}
      kind="money"
      currency={currency ?? undefined}
    />
  );
}

function Parts({ portfolio }: PortfolioChartsProps) {
  const t = useT(portfolioMessages);
  const formats = useFormats();
  const change = useChangeSearch();
  const { by = 'sector' } = portfolioRoute.useSearch();
  const { currency, exposureMinor } = portfolio;
  const parts = useMemo(() => {
    const all = portfolio.parts[by];
    const named = all.slice(0, MAX_PARTS).map((part) => ({
      ...part,
      name: part.key === null ? t.unknown : by === 'sector' ? t.division(part.key) : part.key,
    }));
    const rest = all.slice(MAX_PARTS);
    if (rest.length === 0) return named;
    const sum = (of: 'exposureMinor' | 'overdueMinor') => rest.reduce((total, part) => total + part[of], 0);
    return [
      ...named,
      { name: t.others(rest.length), exposureMinor: sum('exposureMinor'), overdueMinor: sum('overdueMinor') },
    ];
  }, [portfolio.parts, by, t]);
  const categories = useMemo(() => parts.map(({ name }) => name), [parts]);
  const series = useMemo(
    (): StackedSeries[] => [
      {
        name: t.notDue,
        // Open credit notes can make the balance smaller than what is overdue.
        values: parts.map((part) => Math.max(0, part.exposureMinor - part.overdueMinor)),
        color: (look) => look.challengerPale,
      },
      { name: t.overdue, values: parts.map((part) => part.overdueMinor), color: (look) => look.bad },
    ],
    [parts, t],
  );
  const [first] = parts;
  return (
    <Section
      title={t.partsTitle}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t.groupBy}
          value={by}
          data={DIMENSIONS.map((value) => ({ value, label: t[value] }))}
          onChange={(value) => change({ by: DIMENSIONS.find((known) => known === value) })}
        />
      }
    >
      <StackedChart
        label={t.partsLabel(t[by])}
        caption={
          first === undefined || exposureMinor === 0
            ? t.partsEmpty
            : t.partsCaption(first.name, formats.percent(first.exposureMinor / exposureMinor))
        }
        categoryName={t[by]}
        categories={categories}
        series={series}
        kind="money"
        currency={currency ?? undefined}
        lying
        height={60 + parts.length * 30}
      />
    </Section>
  );
}
