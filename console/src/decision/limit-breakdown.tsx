import { type Decision, findRuleReason } from '@encours/engine';
import { Badge } from '@mantine/core';
import { centsOf } from '../i18n/format.js';
import { useFormats, useT, useText } from '../i18n/locale-provider.js';
import classes from './decision.module.css';
import { decisionMessages } from './messages.js';

/** How many times the limit or the request the widest bar may stand for. */
const OVERSIZE = 3;

interface LimitBreakdownProps {
  readonly decision: Decision;
}

/** Every component of the limit with its amount; the one that decides is named. */
export function LimitBreakdown({ decision }: LimitBreakdownProps) {
  const t = useT(decisionMessages);
  const text = useText();
  const formats = useFormats();
  const { components, binding } = decision.limit;
  const absences = {
    missing: t.absentMissing,
    confidential: t.absentConfidential,
    notApplicable: t.absentNotApplicable,
    stale: t.absentStale,
  };
  const cents = centsOf(
    components.map(({ amountMinor }) => amountMinor),
    decision.currency,
  );
  const largest = Math.max(1, ...components.map(({ amountMinor }) => amountMinor ?? 0));
  // One component far above the limit would make all others invisible: its bar is cut off at the edge.
  const scale = Math.min(
    largest,
    OVERSIZE * Math.max(1, decision.limit.amountMinor ?? 0, decision.limit.requestedMinor),
  );
  const caps = binding.filter((id) => !components.some((component) => component.id === id));
  return (
    <ul className={classes.components}>
      {components.map(({ id, label, amountMinor, absent }) => {
        const isBinding = binding.includes(id);
        return (
          <li key={id} data-binding={isBinding || undefined}>
            <span className={classes.stepLabel}>
              {text(label)}
              {isBinding && (
                <Badge size="xs" ml={6} color="ink">
                  {t.binding}
                </Badge>
              )}
            </span>
            <span className={classes.track} aria-hidden>
              {amountMinor !== null && amountMinor > 0 && (
                <span
                  className={classes.fill}
                  style={{ width: `${Math.min(100, Math.max(1, (amountMinor / scale) * 100))}%` }}
                />
              )}
            </span>
            <span className={classes.amount}>
              {amountMinor !== null
                ? formats.money(amountMinor, decision.currency, cents)
                : absent !== null
                  ? absences[absent]
                  : '–'}
            </span>
          </li>
        );
      })}
      {caps.map((id) => (
        <li key={id} data-binding>
          <span className={classes.stepLabel}>
            {t.ruleCap(findRuleReason(decision, id, formats.locale).replace(/\.$/u, ''))}
          </span>
        </li>
      ))}
    </ul>
  );
}
