/** A policy, cut into the parts that an edit may touch or leave alone. */
import { type ColumnOutput, type ColumnPlan, compileColumns } from '../evaluate/columns/plan.js';
import type { EntryStep, GrantStep, RuleStep, Step } from '../evaluate/columns/program.js';
import type { ColumnTable } from '../evaluate/columns/table.js';
import { tableSchemaFor } from '../evaluate/columns/table-builder.js';
import type { Policy } from '../scorecard/policy.js';
import { withoutFreshDays } from './fresh-columns.js';
import { type Keys, StepGraph } from './step-links.js';

const OUTPUTS: readonly ColumnOutput[] = ['entries', 'score', 'rating', 'outcome', 'limitMinor'];

export interface LiveCharacteristic {
  readonly id: string;
  /** Equal where every row is in the entry of the same position. */
  readonly key: number;
  readonly step: EntryStep;
}

export interface LiveRule {
  readonly id: string;
  /** Equal where the rule is true, false and undecided for the same rows. */
  readonly whenKey: number;
  /** Equal where it then has the same effects. */
  readonly effectKeys: readonly [unknown: number, fired: number, notFired: number];
  readonly step: Extract<RuleStep, { op: 'rule' }>;
  readonly readsScore: boolean;
}

type LimitStep = Extract<GrantStep, { op: 'limit' }>;

export interface LivePlan {
  readonly policy: Policy;
  readonly plan: ColumnPlan;
  readonly graph: StepGraph;
  /** The table as the plan reads it. */
  readonly table: ColumnTable;
  readonly baseScore: number;
  readonly characteristics: readonly LiveCharacteristic[];
  readonly totalWeight: number;
  readonly minimumShare: number;
  /** Lower bounds of the ratings by score, best first. */
  readonly ratingBounds: readonly number[];
  readonly rules: readonly LiveRule[];
  /** What follows the score: rating, rules, limit, terms, authority, outcome. */
  readonly conclusion: readonly Step[];
  readonly limit: LimitStep;
  /** Equal where the same rating, share and rules lead to the same answer. */
  readonly grantKey: number;
  /** Something in the conclusion asks for the score itself, not for the rating only. */
  readonly asksForScore: boolean;
}

/** No effect at all, as a condition that is not met has none. */
export const NO_EFFECT = 0;

/** Throws `ColumnCompileError` on what columns cannot do. Plans compare with those made with the same `keys`. */
export function planLive(policy: Policy, keys: Keys, table: ColumnTable): LivePlan {
  const plan = compileColumns(policy, OUTPUTS);
  const graph = new StepGraph(plan, keys);
  const characteristics: LiveCharacteristic[] = [];
  const rules: LiveRule[] = [];
  const conclusion: Step[] = [];
  const grant: Step[] = [];
  let ratingBounds: readonly number[] = [];
  let limit: LimitStep | null = null;
  for (const step of plan.steps) {
    switch (step.op) {
      case 'bands':
      case 'categories': {
        const id = policy.characteristics[step.index]?.definition.id ?? '';
        characteristics.push({ id, key: graph.keyOf(step), step });
        break;
      }
      case 'score_rating':
        ratingBounds = step.bounds;
        conclusion.push(step);
        break;
      case 'start':
      case 'known_share':
        conclusion.push(step);
        break;
      case 'rule':
        rules.push(describeRule(policy, step, graph, keys));
        conclusion.push(step);
        break;
      case 'limit':
        limit = step;
        grant.push(step);
        conclusion.push(step);
        break;
      case 'terms':
      case 'authority':
      case 'outcome':
        grant.push(step);
        conclusion.push(step);
        break;
      default:
        // What the others need is found from them.
        break;
    }
  }
  if (limit === null) throw new Error('the plan finds no limit');
  return {
    policy,
    plan,
    graph,
    table: withoutFreshDays(table, plan),
    limit,
    baseScore: policy.scorecard.baseScore,
    characteristics,
    totalWeight: policy.totalWeight,
    minimumShare: policy.scorecard.completeness.minimumShare,
    ratingBounds,
    rules,
    conclusion,
    grantKey: keys.of(grant.map((step) => graph.keyOf(step))),
    asksForScore: graph.readsScore(conclusion) === 'score',
  };
}

/** Does the table have the columns that the policy reads, with the values that it expects? */
export function isTableFor(policy: Policy, table: ColumnTable): boolean {
  const { facts, priorFacts } = tableSchemaFor([policy]);
  return (
    [...priorFacts].every((name) => table.priorFacts.has(name)) &&
    [...facts].every(([name, storage]) => {
      const column = table.facts.get(name);
      if (column === undefined || storage === 'number') return column?.kind === 'number';
      // A column of codes that nobody was given fits both.
      const holds = column.kind === 'code' ? typeof column.dictionary[0] : 'number';
      return column.kind === 'code' && (holds === 'undefined' || (holds === 'boolean') === (storage === 'flag'));
    })
  );
}

function describeRule(policy: Policy, step: LiveRule['step'], graph: StepGraph, keys: Keys): LiveRule {
  const { ratingAtBest, limitCapMinor, termsCapDays, termsLift, ifFired, ifUnknown } = step;
  const effects = [ifFired, ratingAtBest, String(limitCapMinor), String(termsCapDays), termsLift];
  return {
    id: policy.rules[step.index]?.definition.id ?? '',
    whenKey: graph.whenKeyOf(step),
    effectKeys: [ifUnknown === 0 ? NO_EFFECT : 1 + keys.of(['unknown', ifUnknown]), 1 + keys.of(effects), NO_EFFECT],
    step,
    readsScore: graph.readsScore([step]) !== null,
  };
}
