/**
 * A checked formula: names have become slots, and a number can no longer stand where a condition is needed.
 * Nodes keep the source order of their operands; whoever evaluates them must compute in exactly that order, since
 * sums of doubles depend on it.
 */
import type { ArithmeticOperator, LogicOperator, OrderOperator } from './syntax.js';

interface Located {
  readonly from: number;
  readonly to: number;
}

export interface LiteralNumber extends Located {
  readonly kind: 'literal';
  readonly value: number;
}
/** The value of a fact, a ratio, the request, a table or a component. */
export interface SlotNumber extends Located {
  readonly kind: 'slot';
  readonly slot: number;
}
/** The value of a fact or ratio one fiscal year earlier. */
export interface PriorNumber extends Located {
  readonly kind: 'prior';
  readonly slot: number;
}
/** The position of a ratio in its sector, 0…100, in the good direction. */
export interface PercentileNumber extends Located {
  readonly kind: 'percentile';
  readonly slot: number;
}
export interface NegatedNumber extends Located {
  readonly kind: 'negation';
  readonly operand: NumberNode;
}
export interface ArithmeticNumber extends Located {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: NumberNode;
  readonly right: NumberNode;
}
export interface AbsoluteNumber extends Located {
  readonly kind: 'abs';
  readonly operand: NumberNode;
}
/** `coalesce` gives the first operand that is present. */
export interface ChosenNumber extends Located {
  readonly kind: 'min' | 'max' | 'coalesce';
  readonly operands: readonly NumberNode[];
}
export interface ClampedNumber extends Located {
  readonly kind: 'clamp';
  readonly operand: NumberNode;
  readonly low: NumberNode;
  readonly high: NumberNode;
}
export type NumberNode =
  | LiteralNumber
  | SlotNumber
  | PriorNumber
  | PercentileNumber
  | NegatedNumber
  | ArithmeticNumber
  | AbsoluteNumber
  | ChosenNumber
  | ClampedNumber;

export interface OrderTruth extends Located {
  readonly kind: 'order';
  readonly operator: OrderOperator;
  readonly left: NumberNode;
  readonly right: NumberNode;
}
export interface LogicTruth extends Located {
  readonly kind: 'logic';
  readonly operator: LogicOperator;
  readonly left: TruthNode;
  readonly right: TruthNode;
}
export interface NotTruth extends Located {
  readonly kind: 'not';
  readonly operand: TruthNode;
}
export type TruthNode = OrderTruth | LogicTruth | NotTruth;

/** The operands of a node, in source order. */
export function operandsOf(node: NumberNode): readonly NumberNode[];
export function operandsOf(node: NumberNode | TruthNode): readonly (NumberNode | TruthNode)[];
export function operandsOf(node: NumberNode | TruthNode): readonly (NumberNode | TruthNode)[] {
  switch (node.kind) {
    case 'literal':
    case 'slot':
    case 'prior':
    case 'percentile':
      return [];
    case 'negation':
    case 'abs':
    case 'not':
      return [node.operand];
    case 'arithmetic':
    case 'order':
    case 'logic':
      return [node.left, node.right];
    case 'clamp':
      return [node.operand, node.low, node.high];
    default:
      return node.operands;
  }
}

/** Visits a node and everything below it, in source order. */
export function walkProgram(node: NumberNode | TruthNode, visit: (node: NumberNode | TruthNode) => void): void {
  visit(node);
  for (const operand of operandsOf(node)) walkProgram(operand, visit);
}
