/** How far two versions of a limit are from giving one customer different amounts: what a search climbs down on. */
import { evaluateFormula, type FormulaScope } from '../../formula/evaluate.js';
import { type NumberNode, operandsOf } from '../../formula/program.js';
import type { Policy } from '../../scorecard/policy.js';
import { findRatio } from '../domain.js';
import { limitScope, type Simulation } from '../simulate.js';

/** Two formulas and what they read. */
interface Side {
  readonly policy: Policy;
  readonly node: NumberNode;
  readonly scope: FormulaScope;
}

/** What each side gives, null where it is absent, and how far they are from differing: 0 they do, infinite: never. */
interface Gap {
  readonly values: readonly [number | null, number | null];
  readonly gap: number;
}

/** 0 where the two limits differ before rounding and caps; infinite where nothing that they are computed from does. */
export function limitGap([a, b]: readonly [Policy, Policy], [one, other]: readonly [Simulation, Simulation]): number {
  return gapOf(
    { policy: a, node: a.limit.combine, scope: limitScope(a, one) },
    { policy: b, node: b.limit.combine, scope: limitScope(b, other) },
  ).gap;
}

/** A choice of what comes first, or of what is zero, that still has to be undone. */
const ONE_CHOICE = 5;

function gapOf(a: Side, b: Side): Gap {
  const values = [amountOf(a), amountOf(b)] as const;
  if (values[0] !== values[1]) return { values, gap: 0 };
  return { values, gap: gapBelow(a, b) };
}

function amountOf({ node, scope }: Side): number | null {
  const value = evaluateFormula(node, scope);
  return typeof value === 'number' ? value : null;
}

/** The gap of two formulas that give the same now. */
function gapBelow(a: Side, b: Side): number {
  if (a.node.kind === 'slot' && b.node.kind === 'slot') return gapOfSlots(a, b);
  const [first, second] = [operandsOf(a.node), operandsOf(b.node)];
  if (
    a.node.kind !== b.node.kind ||
    ('operator' in a.node && 'operator' in b.node && a.node.operator !== b.node.operator)
  )
    return ONE_CHOICE;
  if (a.node.kind === 'literal') return Number.POSITIVE_INFINITY;
  const size = Math.max(first.length, second.length);
  const gaps = Array.from({ length: size }, (_, at): Gap => {
    const [left, right] = [first[at], second[at]];
    // An operand that only one version has differs from nothing at all.
    if (left === undefined || right === undefined) {
      const only = left === undefined ? { ...b, node: right } : { ...a, node: left };
      const value = only.node === undefined ? null : amountOf({ ...only, node: only.node });
      const neutral = a.node.kind === 'max' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      return { values: left === undefined ? [neutral, value] : [value, neutral], gap: 0 };
    }
    return gapOf({ ...a, node: left }, { ...b, node: right });
  });
  return Math.min(...gaps.map((gap, at) => gap.gap + hiddenBy(a.node, gaps, at)));
}

/** How far the operands beside the one `at` are from letting it through. */
function hiddenBy(node: NumberNode, gaps: readonly Gap[], at: number): number {
  const known = [...(gaps[at]?.values ?? [])].filter((value) => value !== null);
  const others = gaps.filter((_, other) => other !== at).map(({ values }) => values[0]);
  if (known.length === 0) return ONE_CHOICE;
  switch (node.kind) {
    case 'min': {
      const least = Math.min(...known);
      return others.reduce<number>((sum, other) => sum + distance(other, least), 0);
    }
    case 'max': {
      const most = Math.max(...known);
      return others.reduce<number>((sum, other) => sum + distance(most, other), 0);
    }
    case 'coalesce':
      return at === 0 ? 0 : ONE_CHOICE;
    case 'arithmetic':
      return node.operator === '*' && others.includes(0) ? ONE_CHOICE : 0;
    default:
      return 0;
  }
}

/** How far `low` has to rise to be above `high`, in doublings; 0 where it is. */
function distance(low: number | null, high: number | null): number {
  if (low === null || high === null) return ONE_CHOICE;
  return low > high ? 0 : 0.01 + Math.asinh(high) - Math.asinh(low);
}

function gapOfSlots(a: Side, b: Side): number {
  const [first, second] = [formulaBehind(a), formulaBehind(b)];
  if (first !== null && second !== null) return gapOf({ ...a, node: first }, { ...b, node: second }).gap;
  return Number.POSITIVE_INFINITY;
}

function formulaBehind({ policy, node }: Side): NumberNode | null {
  if (node.kind !== 'slot') return null;
  const component = policy.limit.components.find(({ slot }) => slot === node.slot);
  return component?.formula ?? findRatio(policy, node.slot)?.formula ?? null;
}
