import type { Decision, Scorecard } from '@encours/engine';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { policyMessages } from '../../policy/messages.js';
import { nameEffect } from '../../policy/name-effect.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Section } from '../../ui/section.js';
import { StatusBadge } from '../../ui/status-badge.js';
import classes from './decisions.module.css';
import { decisionsMessages } from './messages.js';

type Rule = Decision['trace']['rules'][number];

/** Those that fired first, then those that could not be decided. */
const ORDER = { fired: 0, unknown: 1, not_fired: 2 } as const satisfies Record<Rule['result'], number>;
const TONES = { fired: 'negative', unknown: 'caution', not_fired: 'neutral' } as const;

interface RulesTraceProps {
  readonly rules: readonly Rule[];
  /** Says what each rule is about; their ids stand alone without it. */
  readonly scorecard: Scorecard | null;
}

/** Every hard rule, whether it fired, and what it does when it does. */
export function RulesTrace({ rules, scorecard }: RulesTraceProps) {
  const t = useT(decisionsMessages);
  const policy = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const sorted = [...rules].sort((a, b) => ORDER[a.result] - ORDER[b.result]);
  const definition = (id: string) => scorecard?.rules.find((rule) => rule.id === id);
  const columns: readonly Column<Rule>[] = [
    {
      id: 'rule',
      header: t.rule,
      cell: (row) => {
        const rule = definition(row.id);
        return rule === undefined ? <code className={classes.mono}>{row.id}</code> : text(rule.reason.text);
      },
    },
    {
      id: 'result',
      header: t.result,
      width: 170,
      cell: (row) => <StatusBadge tone={TONES[row.result]} label={t[row.result]} size="sm" />,
    },
    {
      id: 'effects',
      header: t.effects,
      width: '30%',
      cell: (row) => {
        const rule = definition(row.id);
        if (rule === undefined || scorecard === null) return row.effects.join(', ');
        const { currency } = scorecard.about;
        return rule.effects.map((effect) => nameEffect(effect, currency, policy, formats)).join(' · ');
      },
    },
  ];
  const fired = rules.filter(({ result }) => result === 'fired').length;
  return (
    <Section title={t.rules} note={t.rulesNote(fired, rules.length)} flush>
      <DataTable rows={sorted} columns={columns} rowKey={(row) => row.id} label={t.rules} />
    </Section>
  );
}
