import { type Decision, describeChange, type Scorecard } from '@encours/engine';
import { Stack, Text } from '@mantine/core';
import { useLocale, useT } from '../i18n/locale-provider.js';
import classes from './decision.module.css';
import { decisionMessages } from './messages.js';

interface ImprovementListProps {
  readonly decision: Decision;
  /** Says what figures are compared with; null while it is read. */
  readonly scorecard: Scorecard | null;
}

/** The shortest ways to the next better rating. */
export function ImprovementList({ decision, scorecard }: ImprovementListProps) {
  const t = useT(decisionMessages);
  const { locale } = useLocale();
  return (
    <Stack gap="sm">
      {decision.improvements.map((improvement, index) => (
        <div key={index}>
          <Text size="sm" fw={550}>
            {improvement.changes.length === 1
              ? t.toRatingSingle(improvement.toRating)
              : t.toRatingSet(improvement.toRating)}
          </Text>
          <ul className={classes.changes}>
            {improvement.changes.map((change) => (
              <li key={change.characteristic}>
                <span>{describeChange(decision, change, locale, scorecard)}</span>
                <span className={classes.stepValue} data-sign="gain">
                  {t.gained(change.pointsGained)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Stack>
  );
}
