import type { Decision } from '@encours/engine';
import { VisuallyHidden } from '@mantine/core';
import { IconArrowRight, IconEqual } from '@tabler/icons-react';
import { useFormats, useLocale, useT } from '../i18n/locale-provider.js';
import classes from './decision.module.css';
import { compareDecisions } from './difference.js';
import { decisionMessages } from './messages.js';

interface DecisionDifferenceProps {
  readonly before: Decision;
  readonly after: Decision;
}

/** What the other version would have answered, point by point. */
export function DecisionDifference({ before, after }: DecisionDifferenceProps) {
  const t = useT(decisionMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const rows = compareDecisions(before, after, locale, {
    outcome: ({ outcome }) => t[outcome],
    limit: ({ limit, currency }) =>
      limit.amountMinor === null ? t.limitUnavailable : formats.money(limit.amountMinor, currency),
    score: (points) => formats.number(points),
    date: (iso) => formats.date(iso),
  });
  const names = {
    outcome: '',
    limit: t.limitShort,
    rating: t.rating,
    score: t.score,
    terms: t.terms,
    authority: t.authority,
    review: t.review,
  };
  return (
    <div className={classes.difference}>
      <span className={classes.differenceTitle}>{t.differenceInForce(before.receipt.scorecard.version)}</span>
      {rows.length === 0 ? (
        <span className={classes.same}>
          <IconEqual size={15} aria-hidden /> {t.sameDecision}
        </span>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.field}>
              {row.field !== 'outcome' && <span className={classes.differenceName}>{names[row.field]}</span>}
              <span className={classes.before}>{row.before}</span>
              <IconArrowRight size={14} aria-hidden />
              <VisuallyHidden>{t.becomes}</VisuallyHidden>
              <strong>{row.after}</strong>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
