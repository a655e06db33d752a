import { type BacktestReport, reportSentences, reportTables, type SentenceKey } from '@encours/engine';
import { SimpleGrid } from '@mantine/core';
import { useMemo } from 'react';
import type { ApiOutput } from '../../../api/types.js';
import { MigrationChart } from '../../../charts/migration-chart.js';
import { RatingRateChart } from '../../../charts/rating-rate-chart.js';
import { toRatingRates } from '../../../charts/rating-rates.js';
import { RocChart } from '../../../charts/roc-chart.js';
import { ScoreHistogram } from '../../../charts/score-histogram.js';
import { SwapSet } from '../../../charts/swap-set.js';
import { VintageChart } from '../../../charts/vintage-chart.js';
import { useFormats, useLocale, useT } from '../../../i18n/locale-provider.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { LinkButton } from '../../../ui/link.js';
import { Section } from '../../../ui/section.js';
import { backtestMessages } from '../messages.js';
import { nameSide } from '../sides.js';
import { CalibrationSection } from './calibration-section.js';
import { CharacteristicsSection } from './characteristics-section.js';
import { EngineTable } from './engine-table.js';
import { GateSection } from './gate-section.js';
import { KpiTable } from './kpi-table.js';
import { reportMessages } from './messages.js';
import { MethodSection } from './method-section.js';
import { MovedSection } from './moved-section.js';
import { PartsSection } from './parts-section.js';
import { nameSlice } from './slices.js';
import { WorkloadSection } from './workload-section.js';

/** Groups of customers shown before all are asked for: what follows the table must not be a long way down. */
const FIRST_GROUPS = 10;

export type FinishedBacktest = ApiOutput['backtests']['get'] & { readonly report: BacktestReport };

interface ReportViewProps {
  readonly backtest: FinishedBacktest;
}

/** The report from the verdict's figures down to the method. */
export function ReportView({ backtest }: ReportViewProps) {
  const t = useT(reportMessages);
  const words = useT(backtestMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const { report, backtestId } = backtest;
  const { champion, challenger } = report;
  const isByMonth = report.plan.calendar === 'orders';
  const sentences = useMemo(() => readSentences(report, locale), [report, locale]);
  const rates = useMemo(() => [toRatingRates(champion), toRatingRates(challenger)] as const, [champion, challenger]);
  const tables = useMemo(() => reportTables(report, locale), [report, locale]);
  const show = (...keys: readonly SentenceKey[]) =>
    tables
      .filter(({ key }) => keys.includes(key))
      .map((table) => <EngineTable key={table.key} table={table} currency={report.currency} />);
  const championName = t.named(t.champion, nameSide(backtest.champion, words));
  const challengerName = t.named(t.challenger, nameSide(backtest.challenger, words));
  if (report.observations.n === 0) {
    return (
      <>
        <Section title={t.emptyTitle}>
          <EmptyState
            title={t.emptyTitle}
            text={sentences.outcomes}
            action={
              <LinkButton to="/backtests/new" search={{ dataset: backtest.dataset.id }}>
                {t.changeDates}
              </LinkButton>
            }
          />
        </Section>
        <MethodSection backtest={backtest} sentence={sentences.population} />
      </>
    );
  }
  return (
    <>
      <KpiTable report={report} championName={championName} challengerName={challengerName} />
      <GateSection report={report} sentence={sentences.release} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <RatingRateChart
          title={t.ratings}
          champion={rates[0]}
          challenger={rates[1]}
          championName={championName}
          challengerName={challengerName}
          caption={sentences.ratings}
        />
        {challenger.discrimination === null ? (
          <Section title={t.discrimination}>
            <EmptyState title={t.noRocTitle} text={sentences.discrimination} />
          </Section>
        ) : (
          <RocChart
            title={t.discrimination}
            champion={champion.discrimination}
            challenger={challenger.discrimination}
            championName={championName}
            challengerName={challengerName}
            caption={sentences.discrimination}
          />
        )}
        <MigrationChart title={t.migration} cells={report.migration} caption={sentences.migration} />
        <SwapSet title={t.swapSet} swapSet={report.swapSet} currency={report.currency} caption={sentences.swapSet} />
        <ScoreHistogram
          title={t.histogramOf(championName)}
          histogram={champion.histogram}
          ratingFrom={backtest.champion.ratingFrom}
          name={championName}
        />
        <ScoreHistogram
          title={t.histogramOf(challengerName)}
          histogram={challenger.histogram}
          ratingFrom={backtest.challenger.ratingFrom}
          name={challengerName}
        />
      </SimpleGrid>
      {show('money', 'breakEven')}
      <MovedSection report={report} backtestId={backtestId} sentence={sentences.moved} />
      <WorkloadSection
        report={report}
        authorities={[...backtest.challenger.authorities, ...backtest.champion.authorities]}
        sentence={sentences.workload}
      />
      {show('limits', 'terms', 'concentration')}
      <PartsSection
        title={t.slices}
        sentence={sentences.slices}
        header={t.group}
        first={FIRST_GROUPS}
        parts={report.slices.map((slice) => ({
          key: `${slice.kind} ${slice.value ?? ''} ${slice.more}`,
          name: nameSlice(slice, t),
          part: slice.part,
        }))}
      />
      <PartsSection
        title={isByMonth ? t.cohortsByMonth : t.cohorts}
        sentence={sentences.cohorts}
        header={isByMonth ? t.month : t.date}
        parts={report.cohorts.map(({ date, part }) => ({
          key: date,
          name: isByMonth ? formats.month(date) : formats.date(date),
          part,
        }))}
      />
      {report.vintages.total.all.judged > 0 && (
        <VintageChart
          title={t.vintages}
          vintages={report.vintages}
          championName={championName}
          challengerName={challengerName}
          caption={sentences.vintages}
        />
      )}
      <CharacteristicsSection report={report} sentence={sentences.characteristics} />
      {show('cutOff')}
      <CalibrationSection report={report} sentence={sentences.calibration} />
      <MethodSection backtest={backtest} sentence={sentences.population} />
    </>
  );
}

type Sentences = Readonly<Record<SentenceKey, string>>;

function readSentences(report: BacktestReport, locale: 'fr' | 'en'): Sentences {
  // The engine writes one sentence for every key.
  return Object.fromEntries(reportSentences(report, locale).map(({ key, text }) => [key, text])) as Sentences;
}
