import { Alert, Text, Title } from '@mantine/core';
import { type ReactNode, useId, useMemo } from 'react';
import { useFormats, useT, useText } from '../i18n/locale-provider.js';
import { CharacteristicList } from './characteristic-list.js';
import { DelegationTable } from './delegation-table.js';
import { LimitFormulas } from './limit-formulas.js';
import { policyMessages } from './messages.js';
import classes from './policy.module.css';
import { RatingTable } from './rating-table.js';
import { readScorecard } from './read-scorecard.js';
import { RuleList } from './rule-list.js';

interface PolicySheetProps {
  /** The JSON text of a scorecard. */
  readonly text: string;
  /** Level of its headings, one below that of what surrounds it. */
  readonly headingOrder?: 2 | 3;
}

/** What a scorecard says, for people who do not read JSON. */
export function PolicySheet({ text, headingOrder = 3 }: PolicySheetProps) {
  const t = useT(policyMessages);
  const inWords = useText();
  const formats = useFormats();
  const scorecard = useMemo(() => readScorecard(text), [text]);
  if (scorecard === null) return <Alert color="yellow">{t.unreadable}</Alert>;
  const { delegation, about } = scorecard;
  const delegationNote = [
    t.delegationNote(delegation.approvalValidDays, formats.percent(delegation.insuredCountsAt, 0)),
    ...(delegation.fourEyesAboveMinor === null
      ? []
      : [t.fourEyes(formats.money(delegation.fourEyesAboveMinor, about.currency))]),
  ].join(' ');
  return (
    <div className={classes.sheet}>
      <Part order={headingOrder} title={t.intendedUse}>
        <Text size="sm" className={classes.prose}>
          {inWords(about.intendedUse)}
        </Text>
      </Part>
      <Part
        order={headingOrder}
        title={t.ratings}
        note={t.ratingsNote(
          formats.number(scorecard.baseScore),
          formats.percent(scorecard.completeness.minimumShare, 0),
        )}
      >
        <RatingTable scorecard={scorecard} />
      </Part>
      <Part order={headingOrder} title={t.characteristics} note={t.characteristicsNote}>
        <CharacteristicList scorecard={scorecard} />
      </Part>
      {scorecard.rules.length > 0 && (
        <Part order={headingOrder} title={t.rules} note={t.rulesNote}>
          <RuleList scorecard={scorecard} />
        </Part>
      )}
      <Part order={headingOrder} title={t.limit}>
        <LimitFormulas scorecard={scorecard} />
      </Part>
      <Part order={headingOrder} title={t.delegation} note={delegationNote}>
        <DelegationTable scorecard={scorecard} />
      </Part>
    </div>
  );
}

interface PartProps {
  readonly order: 2 | 3;
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Part({ order, title, note, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={order} size="h3" id={id}>
        {title}
      </Title>
      {note !== undefined && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
      <div className={classes.part}>{children}</div>
    </section>
  );
}
