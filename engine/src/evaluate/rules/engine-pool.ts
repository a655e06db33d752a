/**
 * The only place that touches json-rules-engine. Its `Engine` keeps the state of a run in itself: of two overlapping
 * runs the first to finish makes the second skip its remaining rules without an error. So an engine is checked out
 * for one run at a time and goes back only after a run that ended well.
 */
import { Engine, Fact } from 'json-rules-engine';
import type { Operator } from './condition.js';
import type { RuleFact, RuleFacts } from './rule-facts.js';
import type { JsonRule } from './rule-sets.js';

/** Engines kept for the next run; more overlapping runs than this build engines of their own. */
const MOST_IDLE = 8;

export class EnginePool {
  readonly #rules: readonly JsonRule[];
  readonly #idle: Engine[] = [];

  constructor(rules: readonly JsonRule[]) {
    this.#rules = rules;
    // A rule that the library refuses is refused when the policy is compiled, not at the first decision.
    this.#idle.push(buildEngine(rules));
  }

  /** Runs every rule on `facts`. Results are in order of completion, so they are returned by rule name. */
  async run(facts: RuleFacts): Promise<ReadonlyMap<string, RuleOutcome>> {
    const engine = this.#idle.pop() ?? buildEngine(this.#rules);
    const { results, failureResults } = await engine.run(toRuntimeFacts(facts));
    if (this.#idle.length < MOST_IDLE) this.#idle.push(engine);

    const outcomes = new Map<string, RuleOutcome>();
    for (const { name, conditions } of results) outcomes.set(name, { holds: true, conditions });
    for (const { name, conditions } of failureResults) outcomes.set(name, { holds: false, conditions });
    if (outcomes.size !== this.#rules.length) throw new Error('json-rules-engine left a rule without a result');
    return outcomes;
  }
}

/** Whether a rule holds, and its conditions with their results, as the library evaluated them. */
export interface RuleOutcome {
  readonly holds: boolean;
  readonly conditions: object;
}

/** Position of the first condition of the root `any` that is true; -1 when none is. */
export function findFirstTrue({ conditions }: RuleOutcome): number {
  const group = 'any' in conditions && Array.isArray(conditions.any) ? conditions.any : [];
  return group.findIndex(
    (condition: unknown) => isObject(condition) && 'result' in condition && condition.result === true,
  );
}

/**
 * The result of a rule by Kleene's logic, from the results of its comparisons: null where an absent fact leaves it
 * undecided. For conditions in the form of `compileCondition`, which has no `not` and no priorities, so that the
 * library has evaluated every comparison.
 */
export function readTruth(condition: object): boolean | null {
  if ('all' in condition && Array.isArray(condition.all)) return combine(condition.all, false);
  if ('any' in condition && Array.isArray(condition.any)) return combine(condition.any, true);
  if (!('result' in condition && 'factResult' in condition)) throw new Error('a comparison was not evaluated');
  return condition.factResult === null ? null : condition.result === true;
}

/** `decisive` settles the group whatever the rest: false settles `all`, true settles `any`. */
function combine(conditions: readonly unknown[], decisive: boolean): boolean | null {
  let isOpen = false;
  for (const condition of conditions) {
    const truth = isObject(condition) ? readTruth(condition) : null;
    if (truth === decisive) return decisive;
    if (truth === null) isOpen = true;
  }
  return isOpen ? null : !decisive;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Facts without the library's cache: it would hash every name to keep a constant. */
function toRuntimeFacts(facts: RuleFacts): Record<string, Fact<RuleFact>> {
  const runtime: Record<string, Fact<RuleFact>> = {};
  for (const [name, value] of Object.entries(facts)) runtime[name] = new Fact(name, value, { cache: false });
  return runtime;
}

function buildEngine(rules: readonly JsonRule[]): Engine {
  const engine = new Engine([], {
    allowUndefinedFacts: false,
    pathResolver: () => {
      throw new Error('a `path` in a condition is never evaluated');
    },
  });
  for (const [name, compare] of Object.entries(STRICT_OPERATORS)) engine.addOperator(name, compare);
  for (const rule of rules) engine.addRule(rule);
  return engine;
}

/**
 * The library's operators under their own names, without its coercion: its ordered comparisons accept `"12"` for a
 * number (`parseFloat`) and then compare by JavaScript's rules. Numbers compare with numbers, text (dates) with text;
 * any other pair compares to false, in both directions.
 */
const STRICT_OPERATORS: Readonly<Record<Operator, (value: unknown, bound: unknown) => boolean>> = {
  equal: (value, bound) => value === bound,
  notEqual: (value, bound) => value !== bound,
  in: (value, list) => Array.isArray(list) && list.includes(value),
  notIn: (value, list) => Array.isArray(list) && !list.includes(value),
  lessThan: (value, bound) => compareStrictly(value, bound) < 0,
  lessThanInclusive: (value, bound) => compareStrictly(value, bound) <= 0,
  greaterThan: (value, bound) => compareStrictly(value, bound) > 0,
  greaterThanInclusive: (value, bound) => compareStrictly(value, bound) >= 0,
};

/** Negative, zero or positive; `NaN`, which fails every comparison, where the two cannot be compared. */
function compareStrictly(value: unknown, bound: unknown): number {
  if (typeof value === 'number' && typeof bound === 'number') return value === bound ? 0 : value - bound;
  if (typeof value === 'string' && typeof bound === 'string') return value < bound ? -1 : value > bound ? 1 : 0;
  return Number.NaN;
}
