/**
 * Conditions of policy rules as conditions of json-rules-engine, in negation normal form.
 *
 * The library knows no "unknown": `null` fails `lessThan` and `greaterThanInclusive` alike, but passes `notEqual` and
 * `notIn`, and `not` turns every failure into a success. So a condition is compiled to what makes it certainly true (or
 * certainly false), without `not` and with a guard wherever an absent value would pass. Where neither of the two forms
 * holds, an absent value left it undecided.
 */
import type { COMPARISON_OPERATORS, Condition } from '../../scorecard/schema.js';

export type Operator = (typeof COMPARISON_OPERATORS)[number];

type Primitive = string | number | boolean;
/** A comparison in json-rules-engine's own form. `value: null` only in the guard `notEqual null`. */
export interface RuleComparison {
  readonly fact: string;
  readonly operator: Operator;
  readonly value: Primitive | Primitive[] | null;
  readonly name?: string;
  readonly priority?: number;
}
export type RuleCondition = { readonly all: RuleCondition[] } | { readonly any: RuleCondition[] } | RuleComparison;
/** What the library accepts as the root of a rule. */
export type RootCondition = Extract<RuleCondition, { all: unknown } | { any: unknown }>;

const COMPLEMENTS: Readonly<Record<Operator, Operator>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  lessThan: 'greaterThanInclusive',
  greaterThanInclusive: 'lessThan',
  greaterThan: 'lessThanInclusive',
  lessThanInclusive: 'greaterThan',
};

/**
 * The condition that holds exactly where `condition` is certainly `wanted`. Throws on what a checked scorecard cannot
 * contain: an empty group, an operator with a value of the wrong shape.
 */
export function compileCondition(condition: Condition, wanted: boolean): RootCondition {
  const compiled = compileNode(condition, wanted);
  return 'fact' in compiled ? { all: [compiled] } : compiled;
}

function compileNode(condition: Condition, wanted: boolean): RuleCondition {
  if ('not' in condition) return compileNode(condition.not, !wanted);
  if ('all' in condition) return compileGroup(condition.all, wanted, wanted ? 'all' : 'any');
  if ('any' in condition) return compileGroup(condition.any, wanted, wanted ? 'any' : 'all');

  const operator = wanted ? condition.operator : COMPLEMENTS[condition.operator];
  const { value } = condition;
  const takesList = operator === 'in' || operator === 'notIn';
  if (Array.isArray(value) !== takesList) {
    throw new Error(`operator \`${operator}\` on \`${condition.fact}\` does not take this value`);
  }
  const comparison: RuleComparison = { fact: condition.fact, operator, value };
  const needsGuard = (operator === 'notEqual' || operator === 'notIn') && mayBeAbsent(condition.fact);
  return needsGuard ? { all: [{ fact: condition.fact, operator: 'notEqual', value: null }, comparison] } : comparison;
}

/** Groups of the same kind are merged into their parent: the library pays for every nested group. */
function compileGroup(conditions: readonly Condition[], wanted: boolean, kind: 'all' | 'any'): RootCondition {
  if (conditions.length === 0) throw new Error('an empty group would count as true');
  const compiled = conditions
    .map((condition) => compileNode(condition, wanted))
    .flatMap((node) =>
      kind === 'all' && 'all' in node ? node.all : kind === 'any' && 'any' in node ? node.any : [node],
    );
  return kind === 'all' ? { all: compiled } : { any: compiled };
}

/** `score`, `rating` and every `.state` always have a value. */
function mayBeAbsent(fact: string): boolean {
  return fact !== 'score' && fact !== 'rating' && !fact.endsWith('.state');
}
