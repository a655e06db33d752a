/** A checked formula in one canonical spelling: equal texts, equal meaning. Spaces and brackets of the author are gone. */
import type { NumberNode, TruthNode } from '../formula/program.js';
import type { Policy } from '../scorecard/policy.js';
import { findRatio } from './domain.js';

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
    case 'logic':
      return `(${write(node.left)} ${node.operator} ${write(node.right)})`;
    case 'clamp':
      return `clamp(${[node.operand, node.low, node.high].map(write).join(', ')})`;
    case 'min':
    case 'max':
    case 'coalesce':
      return `${node.kind}(${node.operands.map(write).join(', ')})`;
  }
}
