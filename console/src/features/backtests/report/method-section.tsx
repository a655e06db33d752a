import { ECONOMICS_HELP } from '@encours/engine';
import type { ReactNode } from 'react';
import { useFormats, useT, useText } from '../../../i18n/locale-provider.js';
import { LinkAnchor } from '../../../ui/link.js';
import { Section } from '../../../ui/section.js';
import { reportMessages } from './messages.js';
import classes from './report.module.css';
import type { FinishedBacktest } from './report-view.js';

interface MethodSectionProps {
  readonly backtest: FinishedBacktest;
  readonly sentence: string;
}

/** On whom, when, what counted as bad, what was left out, and by which texts: enough to do it again. */
export function MethodSection({ backtest, sentence }: MethodSectionProps) {
  const t = useT(reportMessages);
  const formats = useFormats();
  const text = useText();
  const { report, plan } = backtest;
  const { observations } = report;
  const { outcome } = plan;
  const economics = report.money?.economics;
  const definition = [
    t.definitionText(
      formats.number(outcome.badDaysPastDue),
      formats.money(outcome.floorMinor, report.currency),
      formats.number(outcome.horizonMonths),
    ),
    outcome.proceedings ? t.definitionProceedings : '',
    outcome.indeterminateDaysPastDue === null ? '' : t.definitionGrey(formats.number(outcome.indeterminateDaysPastDue)),
    outcome.excludeDisputed ? t.definitionDisputed : t.definitionAll,
  ].join('');
  const first = observations.dates[0];
  const last = observations.dates.at(-1);
  return (
    <Section title={t.method}>
      <dl className={classes.method}>
        <Line label={t.population}>{sentence}</Line>
        <Line label={t.definition}>{definition}</Line>
        {first !== undefined && last !== undefined && (
          <Line label={t.dates}>{t.datesText(observations.dates.length, formats.date(first), formats.date(last))}</Line>
        )}
        <Line label={t.exclusions}>
          {t.exclusionsText(
            formats.number(observations.immature),
            formats.number(observations.alreadyBad),
            formats.number(observations.dormant),
          )}
        </Line>
        {observations.overlapping && <Line label={t.independence}>{t.independenceText}</Line>}
        {economics !== undefined &&
          ECONOMICS_HELP.map(({ key, label, read }) => (
            <Line key={key} label={t.assumption(text(label))}>
              {key === 'adminCostMinor'
                ? formats.money(read(economics), report.currency)
                : formats.percent(read(economics), 2)}
            </Line>
          ))}
        <Line label={t.data}>
          <LinkAnchor to="/data/$datasetId" params={{ datasetId: backtest.dataset.id }}>
            {backtest.dataset.name}
          </LinkAnchor>
          <div className={classes.mono}>{report.dataset.digest}</div>
        </Line>
        <Line label={t.champion}>
          <div className={classes.mono}>{report.champion.scorecard.digest}</div>
        </Line>
        <Line label={t.challenger}>
          <div className={classes.mono}>{report.challenger.scorecard.digest}</div>
        </Line>
        {backtest.reportDigest !== null && (
          <Line label={t.reportDigest}>
            <div className={classes.mono}>{backtest.reportDigest}</div>
          </Line>
        )}
        <Line label={t.engine}>{report.engineVersion}</Line>
      </dl>
    </Section>
  );
}

interface LineProps {
  readonly label: string;
  readonly children: ReactNode;
}

function Line({ label, children }: LineProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
