/**
 * The credit limit: components at the rating, their combination, caps of rules, rounding, and which of them determines
 * the amount.
 */
import { evaluateFormula, type FormulaScope, NOT_FINITE } from '../formula/evaluate.js';
import type { ChosenNumber, ClampedNumber, NumberNode } from '../formula/program.js';
import type { AbsentKind, MaybeNumber } from '../kernel/absent.js';
import { assertNever } from '../kernel/result.js';
import type { Policy } from '../scorecard/policy.js';
import type { Rating } from '../scorecard/schema.js';

/** A cap that a rule which fired puts on the limit. */
export interface LimitCap {
  readonly ruleId: string;
  readonly capMinor: number;
}

export interface ComputedLimit {
  /** Null when something that the combination needs is absent. */
  readonly amountMinor: number | null;
  /** Ids of the components, or of the rules, that determine the amount; empty when it is null. */
  readonly binding: readonly string[];
  readonly components: readonly {
    readonly id: string;
    readonly amountMinor: number | null;
    readonly absent: AbsentKind | null;
  }[];
}

/**
 * The limit at a rating, from the values that the stages before have put into `current`; score, tables and components
 * are put there on the way. Components are whole minor units, rounded down. Their combination is at least 0 and at most
 * the least cap, then rounded down to the step of the policy. A rule whose cap bites is binding instead of components.
 */
export function computeLimit(
  policy: Policy,
  scope: FormulaScope & { readonly current: MaybeNumber[] },
  input: { readonly rating: Rating; readonly score: number; readonly caps: readonly LimitCap[] },
): ComputedLimit {
  const { tables, components, combine } = policy.limit;
  const score = policy.slotByName.get('score');
  if (score !== undefined) scope.current[score.slot] = input.score;
  for (const table of tables) scope.current[table.slot] = table.values[input.rating - 1] ?? Number.NaN;

  const computed = components.map(({ id, slot, formula }) => {
    const value = evaluateFormula(formula, scope);
    const amount = typeof value === 'number' ? toSafeMinor(value) : value;
    scope.current[slot] = amount;
    return typeof amount === 'number'
      ? { id, amountMinor: amount, absent: null }
      : { id, amountMinor: null, absent: amount.absent };
  });

  const combined = evaluateFormula(combine, scope);
  if (typeof combined !== 'number') return { amountMinor: null, binding: [], components: computed };
  const uncapped = Math.max(0, combined);
  const cap = Math.min(...input.caps.map(({ capMinor }) => capMinor));
  const isCapped = cap < uncapped;
  const amount = toSafeMinor(isCapped ? cap : uncapped);
  if (typeof amount !== 'number') return { amountMinor: null, binding: [], components: computed };
  return {
    amountMinor: roundDownTo(amount, policy.scorecard.limit.roundDownToMinor),
    binding: isCapped
      ? input.caps.filter(({ capMinor }) => capMinor === cap).map(({ ruleId }) => ruleId)
      : listBindingComponents(policy, scope),
    components: computed,
  };
}

function listBindingComponents(policy: Policy, scope: FormulaScope): readonly string[] {
  const slots = findBindingSlots(policy.limit.combine, scope);
  return policy.limit.components.filter(({ slot }) => slots.includes(slot)).map(({ id }) => id);
}

/**
 * A whole number of minor units, rounded down. Products of doubles miss a whole number by a few units in the last
 * place (`0.35 · 80 000.00`), which must not cost a cent and, through the next rounding, a whole step: what lies less
 * than a millionth of a unit (for great amounts: 1e-13 of their size) below a whole number is that number.
 */
export function floorMinor(amount: number): number {
  const nearest = Math.round(amount);
  const isJustBelow = amount < nearest && nearest - amount <= 1e-6 + Math.abs(amount) * 1e-13;
  return (isJustBelow ? nearest : Math.floor(amount)) + 0;
}

/** Beyond the integers that doubles hold exactly there are no cents, so there is no amount either. */
function toSafeMinor(amount: number): MaybeNumber {
  const floored = floorMinor(amount);
  return Number.isSafeInteger(floored) ? floored : NOT_FINITE;
}

/** The greatest multiple of `step` that is not above `amountMinor`. */
export function roundDownTo(amountMinor: number, step: number): number {
  return Math.floor(amountMinor / step) * step;
}

/**
 * Slots that determine the value of a formula, in source order, each once. `min`, `max` and `clamp` follow the operands
 * that equal their value, all of them when they tie; `coalesce` the first that is present; everything else all operands.
 * Empty for a formula that is absent.
 */
export function findBindingSlots(node: NumberNode, scope: FormulaScope): readonly number[] {
  if (typeof evaluateFormula(node, scope) !== 'number') return [];
  const slots = new Set<number>();
  follow(node, scope, slots);
  return [...slots];
}

function follow(node: NumberNode, scope: FormulaScope, slots: Set<number>): void {
  switch (node.kind) {
    case 'literal':
      return;
    case 'slot':
    case 'prior':
    case 'percentile':
      slots.add(node.slot);
      return;
    case 'negation':
    case 'abs':
      follow(node.operand, scope, slots);
      return;
    case 'arithmetic':
      follow(node.left, scope, slots);
      follow(node.right, scope, slots);
      return;
    case 'min':
    case 'max':
    case 'clamp': {
      const value = evaluateFormula(node, scope);
      for (const operand of candidatesOf(node)) {
        if (evaluateFormula(operand, scope) === value) follow(operand, scope, slots);
      }
      return;
    }
    case 'coalesce': {
      const chosen = node.operands.find((operand) => typeof evaluateFormula(operand, scope) === 'number');
      if (chosen !== undefined) follow(chosen, scope, slots);
      return;
    }
    default:
      assertNever(node);
  }
}

function candidatesOf(node: ChosenNumber | ClampedNumber): readonly NumberNode[] {
  return node.kind === 'clamp' ? [node.operand, node.low, node.high] : node.operands;
}
