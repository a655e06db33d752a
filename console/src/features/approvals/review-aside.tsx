import type { Scorecard } from '@encours/engine';
import { Alert, Code, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { LinkAnchor } from '../../ui/link.js';
import { ScrollRegion } from '../../ui/scroll-region.js';
import { Section } from '../../ui/section.js';
import { OutcomeBadge, RatingMark } from '../../ui/status-badge.js';
import { Ago } from '../../ui/values.js';
import classes from './approvals.module.css';
import { approvalMessages } from './messages.js';

type Review = ApiOutput['approvals']['get'];

interface ReviewAsideProps {
  readonly review: Review;
  readonly scorecard: Scorecard | null;
}

/** Why, and on what evidence. */
export function ReviewAside({ review, scorecard }: ReviewAsideProps) {
  const t = useT(approvalMessages);
  const text = useText();
  const formats = useFormats();
  const warnings = review.diagnostics.filter(({ severity }) => severity === 'warning');
  return (
    <aside className={classes.aside}>
      <Section title={t.why}>
        <Text size="sm" className={classes.comment}>
          {review.comment !== null && text({ fr: review.comment, en: review.comment })}
        </Text>
        <Text size="xs" c="dimmed" mt={6}>
          {review.author.name}
          {review.submittedAt !== null && (
            <>
              {', '}
              <Ago instant={review.submittedAt} />
            </>
          )}
        </Text>
        <dl className={classes.facts}>
          {scorecard !== null && (
            <>
              <dt>{t.inForce}</dt>
              <dd>{formats.date(scorecard.about.effectiveFrom)}</dd>
            </>
          )}
          {review.digest !== null && (
            <>
              <dt>{t.digest}</dt>
              <dd>
                <Code title={review.digest}>{review.digest.slice(7, 19)}…</Code>
              </dd>
            </>
          )}
        </dl>
      </Section>
      <Section title={t.backtest}>
        <BacktestBrief review={review} />
      </Section>
      <Section title={t.cases} {...(review.cases === null ? {} : { note: t.casesAll(review.cases.total) })}>
        <CasesBrief cases={review.cases} currency={scorecard?.about.currency ?? 'EUR'} />
      </Section>
      {warnings.length > 0 && (
        <Section title={t.warnings}>
          <Stack gap={6}>
            {warnings.map((warning) => (
              <Text size="sm" key={`${warning.code}:${warning.path.join('/')}`} className={classes.warning}>
                <IconAlertTriangle size={15} aria-hidden /> {text(warning.message)}
              </Text>
            ))}
          </Stack>
        </Section>
      )}
    </aside>
  );
}

interface BacktestBriefProps {
  readonly review: Review;
}

function BacktestBrief({ review }: BacktestBriefProps) {
  const t = useT(approvalMessages);
  const formats = useFormats();
  const { backtest } = review;
  if (backtest === null) {
    return (
      <Text size="sm" c="dimmed">
        {t.backtestNone}
      </Text>
    );
  }
  const { summary } = backtest;
  const failed = summary?.release.filter(({ passed }) => !passed).length ?? 0;
  const rate = (share: number | null): string => (share === null ? '–' : formats.percent(share, 2));
  return (
    <Stack gap="xs">
      {!backtest.matchesText && (
        <Alert color="yellow" p="xs">
          {t.backtestMismatch}
        </Alert>
      )}
      {summary !== null && (
        <>
          <Text size="sm">{t.backtestBase(backtest.datasetName, formats.number(summary.observations))}</Text>
          <dl className={classes.rates}>
            <dt>{t.approvalRate}</dt>
            <dd>
              {rate(summary.approvalRate.champion)} <IconArrowRight size={13} aria-label={t.becomes} />{' '}
              <strong>{rate(summary.approvalRate.challenger)}</strong>
            </dd>
            <dt>{t.badRate}</dt>
            <dd>
              {rate(summary.badRate.champion)} <IconArrowRight size={13} aria-label={t.becomes} />{' '}
              <strong>{rate(summary.badRate.challenger)}</strong>
            </dd>
            <dt>{t.gate}</dt>
            <dd className={classes.gate} data-passed={failed === 0 || undefined}>
              {failed === 0 ? <IconCircleCheck size={15} aria-hidden /> : <IconCircleX size={15} aria-hidden />}
              {failed === 0 ? t.gatePassed : t.gateFailed(failed)}
            </dd>
          </dl>
        </>
      )}
      <LinkAnchor to="/backtests/$backtestId" params={{ backtestId: backtest.backtestId }} size="sm">
        {t.backtestOpen}
      </LinkAnchor>
    </Stack>
  );
}

interface CasesBriefProps {
  readonly cases: Review['cases'];
  readonly currency: string;
}

function CasesBrief({ cases, currency }: CasesBriefProps) {
  const t = useT(approvalMessages);
  const text = useText();
  if (cases === null) return <Text size="sm">{t.casesUnknown}</Text>;
  if (cases.list.length === 0) return <Text size="sm">{t.casesNone}</Text>;
  return (
    <>
      <ScrollRegion label={t.cases} maxHeight={420}>
        <ul className={classes.cases}>
          {cases.list.map((item) => (
            <li key={item.caseId ?? item.name}>
              <span>{item.note === null ? item.name : text(item.note)}</span>
              <span className={classes.move}>
                <Brief decision={item.before} other={item.after} currency={currency} />
                <IconArrowRight size={13} aria-label={t.becomes} />
                <Brief decision={item.after} other={item.before} currency={currency} />
              </span>
            </li>
          ))}
        </ul>
      </ScrollRegion>
      {cases.changed > cases.list.length && (
        <Text size="sm" c="dimmed" mt={6}>
          {t.more(cases.changed - cases.list.length)}
        </Text>
      )}
    </>
  );
}

interface BriefProps {
  readonly decision: NonNullable<Review['cases']>['list'][number]['before'];
  readonly other: NonNullable<Review['cases']>['list'][number]['before'];
  readonly currency: string;
}

function Brief({ decision, other, currency }: BriefProps) {
  const t = useT(approvalMessages);
  const formats = useFormats();
  if (decision === null) return <span>{t.becauseNull}</span>;
  return (
    <span className={classes.brief}>
      <OutcomeBadge outcome={decision.outcome} size="sm" />
      {decision.limitMinor === null ? '–' : formats.moneyShort(decision.limitMinor, currency)}
      {decision.rating !== other?.rating && <RatingMark rating={decision.rating} />}
      {isSameAnswer(decision, other) && <span>{t.score(formats.number(decision.score))}</span>}
    </span>
  );
}

/** Whether only the score tells the two apart. */
function isSameAnswer(decision: NonNullable<BriefProps['decision']>, other: BriefProps['other']): boolean {
  return (
    other !== null &&
    decision.outcome === other.outcome &&
    decision.limitMinor === other.limitMinor &&
    decision.rating === other.rating
  );
}
