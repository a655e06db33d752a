/** Rules: each comparison fits what it compares, and each effect can change something. */
import { isCalendarDate } from '../../kernel/calendar-date.js';
import { type OperandKind, ruleCodes } from '../../kernel/codes/rule-codes.js';
import type { JsonPath } from '../../kernel/diagnostic.js';
import { findNearest } from '../../kernel/edit-distance.js';
import { longestDays } from '../payment-terms.js';
import type { RuleOperand } from '../policy.js';
import { resolveRuleName } from '../rule-operand.js';
import { ABSENT_KINDS, COMPARISON_OPERATORS, type Condition, RATINGS } from '../schema.js';
import { walkComparisons } from '../view.js';
import type { Check, CheckContext } from './context.js';

type Comparison = Extract<Condition, { fact: string }>;
type Scalar = string | number | boolean;

/** What a comparison may say about its left side: the kind of value, and the only values it ever has. */
interface OperandDomain {
  readonly kind: OperandKind;
  readonly values: readonly Scalar[] | null;
}

const EQUALITY = ['equal', 'notEqual', 'in', 'notIn'] as const;

export const checkRules: Check = (context) => {
  for (const { index, value } of context.view.rules) {
    walkComparisons(value.when, ['rules', index, 'when'], (comparison, path) => {
      const operand = resolveRuleName(comparison.fact, context.slotByName);
      const domain = operand === null ? null : domainOf(context, operand);
      if (domain !== null) checkComparison(context, comparison, domain, path);
    });
    checkEffects(context, index);
  }
};

function domainOf({ view, ratios }: CheckContext, operand: RuleOperand): OperandDomain | null {
  switch (operand.kind) {
    case 'score':
      return { kind: 'number', values: null };
    case 'rating':
      return { kind: 'number', values: RATINGS };
    case 'state': {
      const states = ['present', ...ABSENT_KINDS];
      return { kind: 'text', values: operand.slot.kind === 'ratio' ? [...states, 'class'] : states };
    }
    case 'class': {
      // A ratio that is a number has the empty class.
      const ratio = ratios.find(({ slot }) => slot === operand.slot.slot);
      return {
        kind: 'text',
        values: ratio === undefined ? null : [...new Set(ratio.guards.map((guard) => guard.class)), ''],
      };
    }
    case 'value': {
      const fact = operand.slot.kind === 'fact' ? view.facts.get(operand.slot.name) : undefined;
      if (fact === null) return null;
      switch (fact?.type) {
        case 'boolean':
          return { kind: 'boolean', values: null };
        case 'date':
          return { kind: 'date', values: null };
        case 'code':
          return { kind: 'text', values: null };
        case 'category':
          return { kind: 'text', values: fact.values };
        default:
          return { kind: 'number', values: null };
      }
    }
  }
}

function checkComparison(context: CheckContext, comparison: Comparison, domain: OperandDomain, path: JsonPath): void {
  const { fact: name, operator, value } = comparison;
  const operators: readonly string[] =
    domain.kind === 'boolean' ? ['equal', 'notEqual'] : domain.kind === 'text' ? EQUALITY : COMPARISON_OPERATORS;
  if (!operators.includes(operator)) {
    context.report(ruleCodes.operator.at({ path: [...path, 'operator'] }, { name, operator, operators }));
    return;
  }
  const wantsList = operator === 'in' || operator === 'notIn';
  const valuePath = [...path, 'value'];
  if (wantsList && !Array.isArray(value)) {
    const title = { fr: 'En faire une liste', en: 'Make it a list' };
    const fixes = [{ title, edits: [{ path: valuePath, value: [value] }] }];
    context.report(ruleCodes.listNeeded.at({ path: valuePath, fixes }, { operator }));
    return;
  }
  if (!wantsList && Array.isArray(value)) {
    context.report(ruleCodes.listRefused.at({ path: valuePath }, { operator }));
    return;
  }
  const items: readonly Scalar[] = Array.isArray(value) ? value : [value];
  items.forEach((item, index) => {
    const itemPath = Array.isArray(value) ? [...valuePath, index] : valuePath;
    if (!isOfKind(item, domain.kind)) {
      context.report(ruleCodes.valueKind.at({ path: itemPath }, { name, kind: domain.kind }));
    } else if (domain.values !== null && !domain.values.includes(item) && !isOrder(operator)) {
      const values = domain.values.filter((known) => known !== '').map(String);
      const nearest = findNearest(String(item), values);
      context.report(ruleCodes.valueUnknown.at({ path: itemPath }, { name, value: String(item), values, nearest }));
    }
  });
}

function isOrder(operator: Comparison['operator']): boolean {
  return !EQUALITY.some((known) => known === operator);
}

function isOfKind(value: Scalar, kind: OperandKind): boolean {
  switch (kind) {
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isCalendarDate(value);
    case 'text':
      return typeof value === 'string';
  }
}

function checkEffects({ view, report }: CheckContext, index: number): void {
  const rule = view.rules.find((element) => element.index === index)?.value;
  if (rule === undefined) return;
  const longest =
    view.terms === null ? null : Math.max(...view.terms.offers.map(({ offer }) => longestDays(offer.terms)));
  const seen = new Set<string>();
  rule.effects.forEach((effect, at) => {
    const path = ['rules', index, 'effects', at];
    if (seen.has(effect.type)) report(ruleCodes.effectRepeated.at({ path }, { rule: rule.id, effect: effect.type }));
    seen.add(effect.type);
    const isIdle =
      (effect.type === 'rating_at_best' && effect.rating === 1) ||
      (effect.type === 'terms_cap' && longest !== null && effect.maxDays >= longest);
    if (isIdle) report(ruleCodes.effectIdle.at({ path }, { rule: rule.id, effect: effect.type }));
  });
}
