/** The value of one fact that gives a ratio a wanted value, the other facts as they are: the formula turned around. */
import { findCell, positionInCell } from '../benchmark/percentile.js';
import type { Scope } from '../evaluate/facts.js';
import { evaluateFormula, type FormulaScope } from '../formula/evaluate.js';
import { type NumberNode, walkProgram } from '../formula/program.js';
import type { Policy } from '../scorecard/policy.js';
import { findRatio, supportOf } from './domain.js';

const NO_PLACE: FormulaScope['percentile'] = () => ({ absent: 'notApplicable', cause: null });

/** Null where the formula cannot be turned around; the caller tries the value, so it need not be exact. */
export function solveFor(
  policy: Policy,
  scope: Scope,
  ratioSlot: number,
  target: number,
  factSlot: number,
): number | null {
  const values: FormulaScope = { current: scope.current, prior: scope.prior, percentile: NO_PLACE };
  const reads = (node: NumberNode): boolean => {
    let found = false;
    walkProgram(node, (part) => {
      if (part.kind === 'slot' || part.kind === 'percentile') found ||= supportOf(policy, part.slot).has(factSlot);
    });
    return found;
  };
  const invert = (node: NumberNode, wanted: number): number | null => {
    if (!Number.isFinite(wanted)) return null;
    switch (node.kind) {
      case 'slot': {
        if (node.slot === factSlot) return wanted;
        const ratio = findRatio(policy, node.slot);
        return ratio === undefined ? null : invert(ratio.formula, wanted);
      }
      case 'percentile': {
        const value = valueAtPosition(policy, scope, node.slot, wanted);
        const ratio = findRatio(policy, node.slot);
        return ratio === undefined || value === null ? null : invert(ratio.formula, value);
      }
      case 'negation':
        return invert(node.operand, -wanted);
      case 'abs':
        return invert(node.operand, wanted);
      case 'clamp':
        return invert(node.operand, wanted);
      case 'min':
      case 'max':
      case 'coalesce': {
        const operand = node.operands.find(reads);
        return operand === undefined ? null : invert(operand, wanted);
      }
      case 'arithmetic': {
        const isLeft = reads(node.left);
        const other = evaluateFormula(isLeft ? node.right : node.left, values);
        if (typeof other !== 'number') return null;
        const side = isLeft ? node.left : node.right;
        switch (node.operator) {
          case '+':
            return invert(side, wanted - other);
          case '-':
            return invert(side, isLeft ? wanted + other : other - wanted);
          case '*':
            return invert(side, wanted / other);
          case '/':
            return invert(side, isLeft ? wanted * other : other / wanted);
        }
        return null;
      }
      default:
        return null;
    }
  };
  const ratio = findRatio(policy, ratioSlot);
  return ratio === undefined ? null : invert(ratio.formula, target);
}

/** A value of a ratio that stands at `position` in its sector; null without a cell. */
function valueAtPosition(policy: Policy, scope: Scope, slot: number, position: number): number | null {
  const ratio = findRatio(policy, slot);
  if (ratio === undefined) return null;
  const { cell } = findCell(policy.benchmarkIndex, ratio.definition.formulaId, (name) => {
    const fact = policy.slotByName.get(name);
    const resolved = fact === undefined ? undefined : scope.resolved[fact.slot];
    return resolved?.state === 'present' && typeof resolved.value === 'string'
      ? resolved.value
      : { absent: 'missing', cause: null };
  });
  if ('absent' in cell) return null;
  const lowerIsBetter = ratio.definition.direction === 'lower_better';
  const spread = Math.max(1e-6, cell.q75 - cell.q25);
  let [low, high] = [(cell.q10 ?? cell.q25) - spread, (cell.q90 ?? cell.q75) + spread];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    const isBeyond = positionInCell(cell, middle, lowerIsBetter) >= position;
    if (isBeyond === lowerIsBetter) low = middle;
    else high = middle;
  }
  return lowerIsBetter ? low : high;
}
