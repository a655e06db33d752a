import { type Decision, formatShare, type Scorecard } from '@encours/engine';
import { Progress, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocale, useT } from '../i18n/locale-provider.js';
import classes from './decision.module.css';
import { DecisionDifference } from './decision-difference.js';
import { DecisionHeadline } from './decision-headline.js';
import { ImprovementList } from './improvement-list.js';
import { LimitBreakdown } from './limit-breakdown.js';
import { decisionMessages } from './messages.js';
import { PointsWaterfall } from './points-waterfall.js';
import { ReasonList } from './reason-list.js';

interface DecisionCardProps {
  readonly decision: Decision;
  /** What the version in force decides on the same application; shown as differences. */
  readonly compared?: Decision | null;
  /** Says what figures are compared with; null while it is read. */
  readonly scorecard: Scorecard | null;
}

/** A decision as a person reads it: the answer, why, where points and limit come from, what would change it. */
export function DecisionCard({ decision, compared = null, scorecard }: DecisionCardProps) {
  const t = useT(decisionMessages);
  return (
    <article className={classes.card}>
      <DecisionHeadline decision={decision} />
      {compared !== null && <DecisionDifference before={compared} after={decision} />}
      <Part title={t.why}>
        <ReasonList reasons={decision.reasons} />
      </Part>
      <Part title={t.points} note={t.pointsNote}>
        <PointsWaterfall decision={decision} scorecard={scorecard} />
      </Part>
      {decision.completeness.knownShare < 1 && <Completeness decision={decision} />}
      <Part title={t.limit} note={t.limitNote}>
        <LimitBreakdown decision={decision} />
      </Part>
      {decision.improvements.length > 0 && (
        <Part title={t.improvements}>
          <ImprovementList decision={decision} scorecard={scorecard} />
        </Part>
      )}
    </article>
  );
}

interface PartProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Part({ title, note, children }: PartProps) {
  return (
    // Without a name it is no landmark: a page may show two cards side by side.
    <section className={classes.part}>
      <Title order={2} size="h3">
        {title}
      </Title>
      {note !== undefined && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
      <div className={classes.partBody}>{children}</div>
    </section>
  );
}

interface CompletenessProps {
  readonly decision: Decision;
}

function Completeness({ decision }: CompletenessProps) {
  const t = useT(decisionMessages);
  const { locale } = useLocale();
  const { knownShare, minimumShare, scoreIfWorst, scoreIfBest } = decision.completeness;
  const known = formatShare(knownShare, locale, [0, minimumShare, 1]);
  const sentence = t.known(known, formatShare(minimumShare, locale, [minimumShare]));
  return (
    <Part title={t.completeness}>
      <Progress
        value={knownShare * 100}
        color={knownShare < minimumShare ? 'yellow' : 'ink'}
        aria-label={sentence}
        mb={6}
      />
      <Text size="sm">{sentence}</Text>
      {scoreIfWorst !== scoreIfBest && (
        <Text size="sm" c="dimmed">
          {t.range(scoreIfWorst, scoreIfBest)}
        </Text>
      )}
    </Part>
  );
}
