/**
 * The tree of a formula as it was written: names are still names. Every node says which characters it came from
 * (`from` included, `to` not), so that a fault can be shown where it is.
 */

export const ARITHMETIC_OPERATORS = ['+', '-', '*', '/'] as const;
export type ArithmeticOperator = (typeof ARITHMETIC_OPERATORS)[number];

export const ORDER_OPERATORS = ['<', '<=', '>', '>=', '==', '!='] as const;
export type OrderOperator = (typeof ORDER_OPERATORS)[number];

export const LOGIC_OPERATORS = ['and', 'or'] as const;
export type LogicOperator = (typeof LOGIC_OPERATORS)[number];

/** Every function of the language and how many arguments it takes. */
export const FUNCTIONS = {
  min: { least: 2, most: 20 },
  max: { least: 2, most: 20 },
  abs: { least: 1, most: 1 },
  clamp: { least: 3, most: 3 },
  coalesce: { least: 2, most: 20 },
  prior: { least: 1, most: 1 },
  percentile: { least: 1, most: 1 },
} as const satisfies Record<string, { least: number; most: number }>;
export type FunctionName = keyof typeof FUNCTIONS;

/** Words that a formula reads as its own; nothing may be called so. */
export const KEYWORDS = ['and', 'or', 'not'] as const;

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

interface Located {
  readonly from: number;
  readonly to: number;
}

export interface LiteralNode extends Located {
  readonly kind: 'literal';
  /** Finite and not negative: a minus sign is a negation. */
  readonly value: number;
}
export interface NameNode extends Located {
  readonly kind: 'name';
  readonly name: string;
}
export interface NegationNode extends Located {
  readonly kind: 'negation';
  readonly operand: FormulaNode;
}
export interface ArithmeticNode extends Located {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: FormulaNode;
  readonly right: FormulaNode;
}
export interface OrderNode extends Located {
  readonly kind: 'order';
  readonly operator: OrderOperator;
  readonly left: FormulaNode;
  readonly right: FormulaNode;
}
export interface LogicNode extends Located {
  readonly kind: 'logic';
  readonly operator: LogicOperator;
  readonly left: FormulaNode;
  readonly right: FormulaNode;
}
export interface NotNode extends Located {
  readonly kind: 'not';
  readonly operand: FormulaNode;
}
export interface CallNode extends Located {
  readonly kind: 'call';
  readonly function: FunctionName;
  readonly operands: readonly FormulaNode[];
}

export type FormulaNode =
  | LiteralNode
  | NameNode
  | NegationNode
  | ArithmeticNode
  | OrderNode
  | LogicNode
  | NotNode
  | CallNode;

/** What a formula may hold at most; a text of a page is a mistake or an attack, not a ratio. */
export const FORMULA_LIMITS = { characters: 2000, depth: 64, nodes: 500 } as const;
