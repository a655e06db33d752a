import { describeOffer, type Scorecard } from '@encours/engine';
import { Alert, Code, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ApiOutput } from '../../api/types.js';
import type { Locale } from '../../i18n/locale.js';
import { useFormats, useLocale, useT, useText } from '../../i18n/locale-provider.js';
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
              <dd>
                {review.status !== 'published' && scorecard.about.effectiveFrom <= new Date().toISOString().slice(0, 10)
                  ? t.inForceAtOnce
                  : formats.date(scorecard.about.effectiveFrom)}
              </dd>
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
        <CasesBrief cases={review.cases} scorecard={scorecard} />
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
  const rate = (share: number | null): string => (share === null ? '–' : formats.percentAligned(share));
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
            <Change before={rate(summary.approvalRate.champion)} after={rate(summary.approvalRate.challenger)} />
            <dt>{t.badRate}</dt>
            <Change before={rate(summary.badRate.champion)} after={rate(summary.badRate.challenger)} />
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

interface ChangeProps {
  readonly before: string;
  readonly after: string;
}

function Change({ before, after }: ChangeProps) {
  const t = useT(approvalMessages);
  if (before === after) return <dd>{t.unchanged(after)}</dd>;
  return (
    <dd>
      {before} <IconArrowRight size={13} aria-label={t.becomes} /> <strong>{after}</strong>
    </dd>
  );
}

interface CasesBriefProps {
  readonly cases: Review['cases'];
  /** Gives amounts their currency and signatories their names. */
  readonly scorecard: Scorecard | null;
}

function CasesBrief({ cases, scorecard }: CasesBriefProps) {
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
                <Brief decision={item.before} other={item.after} scorecard={scorecard} />
                <IconArrowRight size={13} aria-label={t.becomes} />
                <Brief decision={item.after} other={item.before} scorecard={scorecard} />
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
  readonly scorecard: Scorecard | null;
}

function Brief({ decision, other, scorecard }: BriefProps) {
  const t = useT(approvalMessages);
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();
  if (decision === null) return <span>{t.becauseNull}</span>;
  const { outcome, limitMinor, rating, score, terms, authority, reviewOn } = decision;
  const words = nameTerms(terms, locale);
  const level = scorecard?.delegation.levels.find(({ role }) => role === authority);
  return (
    <span className={classes.brief}>
      <OutcomeBadge outcome={outcome} size="sm" />
      {limitMinor === null ? '–' : formats.moneyShort(limitMinor, scorecard?.about.currency)}
      {rating !== other?.rating && <RatingMark rating={rating} />}
      {words !== (other === null ? null : nameTerms(other.terms, locale)) && (
        <span className={classes.word}>{words}</span>
      )}
      {authority !== other?.authority && (
        <span className={classes.word}>{level === undefined ? authority : text(level.label)}</span>
      )}
      {other !== null && reviewOn !== other.reviewOn && (
        <span className={classes.word}>{t.review(formats.date(reviewOn))}</span>
      )}
      {isSameAnswer(decision, other) && <span className={classes.word}>{t.score(formats.number(score))}</span>}
    </span>
  );
}

/** Whether only the score tells the two apart. */
function isSameAnswer(decision: NonNullable<BriefProps['decision']>, other: BriefProps['other']): boolean {
  return (
    other !== null &&
    decision.outcome === other.outcome &&
    decision.limitMinor === other.limitMinor &&
    decision.rating === other.rating &&
    decision.authority === other.authority &&
    decision.reviewOn === other.reviewOn &&
    nameTerms(decision.terms, 'en') === nameTerms(other.terms, 'en')
  );
}

function nameTerms(terms: NonNullable<BriefProps['decision']>['terms'], locale: Locale): string {
  return describeOffer({ terms, depositPercent: 0, guarantee: 'none' }, locale);
}
