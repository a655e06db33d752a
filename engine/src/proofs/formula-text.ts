/** A checked formula in one canonical spelling: equal texts, equal meaning. Spaces, brackets and the order of a sum are gone. */
import type { NumberNode, TruthNode } from '../formula/program.js';
import type { Policy } from '../scorecard/policy.js';
import { findRatio } from './domain.js';

/** What gives the same whichever side comes first, in doubles and where a side is absent. */
const COMMUTATIVE: ReadonlySet<string> = new Set(['+', '*', '==', '!=', 'and', 'or']);

/** A ratio that is only another name stands for what it names. */
export function formulaToText(node: NumberNode | TruthNode, policy: Policy): string {
  const write = (part: NumberNode | TruthNode): string => formulaToText(part, policy);
  switch (node.kind) {
    case 'literal':
      return String(node.value);
    case 'slot': {
      const ratio = findRatio(policy, node.slot);
      if (ratio !== undefined && ratio.formula.kind === 'slot' && ratio.guards.length === 0)
        return write(ratio.formula);
      return policy.slots[node.slot]?.name ?? '';
    }
    case 'prior':
    case 'percentile':
      return `${node.kind}(${policy.slots[node.slot]?.name ?? ''})`;
    case 'negation':
      return `(- ${write(node.operand)})`;
    case 'abs':
      return `abs(${write(node.operand)})`;
    case 'not':
      return `(not ${write(node.operand)})`;
    case 'arithmetic':
    case 'order':
    case 'logic': {
      const sides = [write(node.left), write(node.right)];
      if (COMMUTATIVE.has(node.operator)) sides.sort();
      return `(${sides.join(` ${node.operator} `)})`;
    }
    case 'clamp':
      return `clamp(${[node.operand, node.low, node.high].map(write).join(', ')})`;
    case 'min':
    case 'max':
      return `${node.kind}(${node.operands.map(write).sort().join(', ')})`;
    case 'coalesce':
      return `${node.kind}(${node.operands.map(write).join(', ')})`;
  }
}
