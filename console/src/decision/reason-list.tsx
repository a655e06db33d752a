import type { Decision } from '@encours/engine';
import { Text } from '@mantine/core';
import { IconArrowDownRight, IconFileInvoice, IconQuestionMark, IconShieldExclamation } from '@tabler/icons-react';
import { useT, useText } from '../i18n/locale-provider.js';
import classes from './decision.module.css';
import { decisionMessages } from './messages.js';

const ICONS = {
  rule: IconShieldExclamation,
  request: IconFileInvoice,
  completeness: IconQuestionMark,
  characteristic: IconArrowDownRight,
} as const;

interface ReasonListProps {
  readonly reasons: Decision['reasons'];
}

/** Why, most important first, each with what kind of reason it is. */
export function ReasonList({ reasons }: ReasonListProps) {
  const t = useT(decisionMessages);
  const text = useText();
  if (reasons.length === 0) return <Text size="sm">{t.noReason}</Text>;
  const kinds = { rule: t.ruleReason, request: t.requestReason, completeness: t.completenessReason };
  return (
    <ol className={classes.reasons}>
      {reasons.map((reason) => {
        const Icon = ICONS[reason.kind];
        return (
          <li key={reason.code} title={reason.code}>
            <Icon size={17} stroke={1.7} aria-hidden className={classes.reasonIcon} data-kind={reason.kind} />
            <span className={classes.reasonText}>{text(reason.text)}</span>
            <span className={classes.reasonNote}>
              {reason.kind === 'characteristic'
                ? reason.pointsLost !== null && t.pointsLost(reason.pointsLost)
                : kinds[reason.kind]}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
