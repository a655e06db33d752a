import { assertNever } from '../kernel/result.js';
import { PRECEDENCE } from './parse.js';
import type { FormulaNode } from './syntax.js';

/** The text of a tree with no more parentheses than it needs; reading it gives the same tree again. */
export function printFormula(node: FormulaNode): string {
  return print(node, 0);
}

function print(node: FormulaNode, least: number): string {
  const [text, precedence] = write(node);
  return precedence <= least ? `(${text})` : text;
}

/** The text of a node and how tightly it holds together; an operand that holds less tightly needs parentheses. */
function write(node: FormulaNode): [text: string, precedence: number] {
  switch (node.kind) {
    case 'literal':
      return [String(node.value), Number.POSITIVE_INFINITY];
    case 'name':
      return [node.name, Number.POSITIVE_INFINITY];
    case 'call':
      return [
        `${node.function}(${node.operands.map((operand) => print(operand, 0)).join(', ')})`,
        Number.POSITIVE_INFINITY,
      ];
    case 'negation':
      return [`-${print(node.operand, PRECEDENCE.negation - 1)}`, PRECEDENCE.negation];
    case 'not':
      return [`not ${print(node.operand, PRECEDENCE.not - 1)}`, PRECEDENCE.not];
    case 'arithmetic': {
      const precedence = node.operator === '+' || node.operator === '-' ? PRECEDENCE.sum : PRECEDENCE.product;
      return [`${print(node.left, precedence - 1)} ${node.operator} ${print(node.right, precedence)}`, precedence];
    }
    case 'order':
      return [
        `${print(node.left, PRECEDENCE.order)} ${node.operator} ${print(node.right, PRECEDENCE.order)}`,
        PRECEDENCE.order,
      ];
    case 'logic': {
      const precedence = PRECEDENCE[node.operator];
      return [`${print(node.left, precedence - 1)} ${node.operator} ${print(node.right, precedence)}`, precedence];
    }
    default:
      return assertNever(node);
  }
}
