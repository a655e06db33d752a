/**
 * Divisors that may be negative. With negative equity, debt / equity is a small negative number, and the most indebted
 * company of all would fall into the best band.
 */

import { type NumberNode, operandsOf, type TruthNode, walkProgram } from '../../formula/program.js';
import { boundsOf } from '../../formula/sign.js';
import { unitCodes } from '../../kernel/codes/unit-codes.js';
import type { BoundRatio, Check, CheckContext } from './context.js';

export const checkDivisors: Check = (context) => {
  const { ratios, report } = context;
  for (const ratio of ratios) {
    const { program, path, text } = ratio.formula;
    // A guard that cannot be read may be the one that is needed.
    if (program === null || ratio.guards.some((guard) => guard.program === null)) continue;
    walkProgram(program, (node) => {
      if (node.kind !== 'arithmetic' || node.operator !== '/') return;
      for (const factor of factorsOf(node.right)) {
        if (isNeverNegative(factor, excludedDivisors(ratio), context, 0)) continue;
        const divisor = text.slice(factor.from, factor.to);
        const place = { path, span: { from: factor.from, to: factor.to } };
        report(unitCodes.guardMissing.at(place, { name: ratio.name, divisor }));
      }
    });
  }
};

/** A product is negative only if one of its factors is; so is a quotient. */
function factorsOf(node: NumberNode): NumberNode[] {
  if (node.kind === 'arithmetic' && (node.operator === '*' || node.operator === '/')) {
    return [...factorsOf(node.left), ...factorsOf(node.right)];
  }
  return [node];
}

function isNeverNegative(
  node: NumberNode,
  excluded: readonly NumberNode[],
  context: CheckContext,
  depth: number,
): boolean {
  if (boundsOf(node, context.slots).low >= 0 || excluded.some((other) => sameProgram(node, other))) return true;
  // A sum is not negative if none of its terms is.
  if (node.kind === 'arithmetic' && node.operator === '+') {
    return [node.left, node.right].every((term) => isNeverNegative(term, excluded, context, depth));
  }
  // Of another ratio, the formula and the guards count. Ratios may define each other in a circle: stop at some depth.
  if (node.kind !== 'slot' || depth > 8) return false;
  const ratio = context.ratios.find(({ slot }) => slot === node.slot);
  if (ratio?.formula.program === undefined || ratio.formula.program === null) return false;
  const further = [...excluded, ...excludedDivisors(ratio)];
  return factorsOf(ratio.formula.program).every((factor) => isNeverNegative(factor, further, context, depth + 1));
}

/** What the guards compare so that the comparison holds where it is negative: `x <= 0`, `x < 1`, `0 >= x`. */
function excludedDivisors({ guards }: BoundRatio): NumberNode[] {
  const excluded: NumberNode[] = [];
  const visit = (node: TruthNode): void => {
    if (node.kind === 'logic') {
      visit(node.left);
      visit(node.right);
    } else if (node.kind === 'order') {
      const { operator, left, right } = node;
      if ((operator === '<=' || operator === '<') && right.kind === 'literal') excluded.push(left);
      if ((operator === '>=' || operator === '>') && left.kind === 'literal') excluded.push(right);
    }
  };
  for (const { program } of guards) if (program !== null) visit(program);
  return excluded;
}

function sameProgram(left: NumberNode | TruthNode, right: NumberNode | TruthNode): boolean {
  if (left.kind !== right.kind) return false;
  if (left.kind === 'literal' && right.kind === 'literal') return left.value === right.value;
  if ('slot' in left && 'slot' in right) return left.slot === right.slot;
  if ('operator' in left && 'operator' in right && left.operator !== right.operator) return false;
  const [leftOperands, rightOperands] = [operandsOf(left), operandsOf(right)];
  return (
    leftOperands.length === rightOperands.length &&
    leftOperands.every((operand, index) => {
      const other = rightOperands[index];
      return other !== undefined && sameProgram(operand, other);
    })
  );
}
