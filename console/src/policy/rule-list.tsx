import type { Scorecard } from '@encours/engine';
import { Badge } from '@mantine/core';
import { useFormats, useT, useText } from '../i18n/locale-provider.js';
import { policyMessages } from './messages.js';
import { nameEffect } from './name-effect.js';
import classes from './policy.module.css';
import { useConditionWords } from './use-condition-words.js';

interface RuleListProps {
  readonly scorecard: Scorecard;
}

/** Every hard rule by the sentence it gives as its reason, when it acts, and what it does. */
export function RuleList({ scorecard }: RuleListProps) {
  const t = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const say = useConditionWords();
  return (
    <ul className={classes.rules}>
      {scorecard.rules.map((rule) => (
        <li key={rule.id}>
          <span>
            {text(rule.reason.text)}
            <span className={classes.condition}>{say(scorecard, rule.when)}</span>
          </span>
          <span className={classes.effects}>
            {rule.effects.map((effect) => (
              <Badge key={effect.type} color={effect.type === 'decline' ? 'red' : 'gray'} size="sm">
                {nameEffect(effect, scorecard.about.currency, t, formats)}
              </Badge>
            ))}
            {rule.ifUnknown === 'refer' && (
              <Badge color="yellow" size="sm">
                {t.referIfUnknown}
              </Badge>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
