import {
  ABSENT_KINDS,
  type AbsentKind,
  type Condition,
  describeBound,
  type RatioUnit,
  type Scorecard,
} from '@encours/engine';
import { useFormats, useLocale, useT, useText } from '../i18n/locale-provider.js';
import { conditionMessages } from './condition-messages.js';
import { policyMessages } from './messages.js';
import { guardLabelOf, labelsOf, unitOf } from './use-entry-rows.js';

type Comparison = Extract<Condition, { fact: string }>;
type Scalar = Exclude<Comparison['value'], readonly unknown[]>;

/** Puts the condition of a rule into words; a group inside a group stands in brackets. */
export function useConditionWords(): (scorecard: Scorecard, condition: Condition) => string {
  const t = useT(conditionMessages);
  const policy = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();

  const nameOf = (scorecard: Scorecard, name: string): string => {
    if (isOwnName(name)) return t[name];
    const labelled = scorecard.ratios[name] ?? scorecard.facts[name];
    return labelled === undefined ? name : text(labelled.label);
  };

  const compare = (scorecard: Scorecard, { fact, operator, value }: Comparison): string => {
    const aspect = fact.endsWith('.state') ? 'state' : fact.endsWith('.class') ? 'class' : null;
    const base = aspect === null ? fact : fact.slice(0, -aspect.length - 1);
    const name = nameOf(scorecard, base);
    const unit: RatioUnit | null = base.startsWith('request.') ? 'money' : unitOf(scorecard, base);
    const labels = labelsOf(scorecard, base);
    const write = (one: Scalar): string => {
      if (typeof one === 'number') return describeBound(one, unit, scorecard.about.currency, locale);
      if (typeof one === 'boolean') return one ? policy.yes : policy.no;
      if (aspect === 'class') return text(guardLabelOf(scorecard, base, one));
      if (aspect === 'state') return isState(one) ? (one === 'present' ? t.present : policy[one]) : one;
      return labels[one] === undefined ? one : text(labels[one]);
    };
    const values = Array.isArray(value) ? formats.list(value.map(write), 'disjunction') : write(value);
    return t[operator](aspect === null ? name : t[aspect](name), values);
  };

  const say = (scorecard: Scorecard, condition: Condition, isInner: boolean): string => {
    if ('not' in condition) return t.not(say(scorecard, condition.not, true));
    if ('fact' in condition) return compare(scorecard, condition);
    const [members, joint] = 'all' in condition ? [condition.all, t.and] : [condition.any, t.or];
    const isGroup = members.length > 1;
    const joined = members.map((member) => say(scorecard, member, isInner || isGroup)).join(joint);
    return isInner && isGroup ? `(${joined})` : joined;
  };

  return (scorecard, condition) => say(scorecard, condition, false);
}

const OWN_NAMES = [
  'score',
  'rating',
  'request.amount',
  'request.exposure',
  'request.insured',
  'request.total',
] as const;

/** Names that no scorecard declares. */
function isOwnName(name: string): name is (typeof OWN_NAMES)[number] {
  return OWN_NAMES.some((own) => own === name);
}

function isState(value: string): value is 'present' | AbsentKind {
  return value === 'present' || ABSENT_KINDS.some((kind) => kind === value);
}
