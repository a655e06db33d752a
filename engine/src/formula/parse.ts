/** Reads the text of a formula into a tree: a Pratt parser, so that the table of precedence is in one place. */
import { formulaCodes } from '../kernel/codes/formula-codes.js';
import type { Diagnostic, JsonPath } from '../kernel/diagnostic.js';
import { findNearest } from '../kernel/edit-distance.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { readNumber, type Token, tokenize } from './lexer.js';
import {
  type ArithmeticOperator,
  FORMULA_LIMITS,
  type FormulaNode,
  FUNCTIONS,
  isFunctionName,
  type LogicOperator,
  type OrderOperator,
} from './syntax.js';

/** How tightly each operator holds its operands; a higher one is done first. */
export const PRECEDENCE = { or: 1, and: 2, not: 3, order: 4, sum: 5, product: 6, negation: 7 } as const;

type Infix =
  | { readonly kind: 'arithmetic'; readonly operator: ArithmeticOperator; readonly precedence: number }
  | { readonly kind: 'order'; readonly operator: OrderOperator; readonly precedence: number }
  | { readonly kind: 'logic'; readonly operator: LogicOperator; readonly precedence: number };

const INFIX: ReadonlyMap<string, Infix> = new Map<string, Infix>([
  ['or', { kind: 'logic', operator: 'or', precedence: PRECEDENCE.or }],
  ['and', { kind: 'logic', operator: 'and', precedence: PRECEDENCE.and }],
  ...(['<', '<=', '>', '>=', '==', '!='] as const).map((operator): [string, Infix] => [
    operator,
    { kind: 'order', operator, precedence: PRECEDENCE.order },
  ]),
  ...(['+', '-'] as const).map((operator): [string, Infix] => [
    operator,
    { kind: 'arithmetic', operator, precedence: PRECEDENCE.sum },
  ]),
  ...(['*', '/'] as const).map((operator): [string, Infix] => [
    operator,
    { kind: 'arithmetic', operator, precedence: PRECEDENCE.product },
  ]),
]);

/** What to write instead of a sign from another language or from print. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['&&', 'and'],
  ['&', 'and'],
  ['||', 'or'],
  ['|', 'or'],
  ['!', 'not'],
  ['=', '=='],
  ['<>', '!='],
  ['≠', '!='],
  ['=>', '>='],
  ['≥', '>='],
  ['=<', '<='],
  ['≤', '<='],
  ['×', '*'],
  ['·', '*'],
  ['÷', '/'],
  [':', '/'],
  ['−', '-'],
  ['–', '-'],
  ['[', '('],
  [']', ')'],
  [';', ','],
]);

/** Thrown by the parser to itself at the first fault; never leaves this file. */
class Unreadable extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.code);
    this.diagnostic = diagnostic;
  }
}

/**
 * Reads a formula. At the first fault it stops: what follows a fault of syntax can only be guessed.
 * `path` is where the text stands in its document; the span of a diagnostic counts characters inside the text.
 */
export function parseFormula(text: string, path: JsonPath = []): Result<FormulaNode, Diagnostic[]> {
  if (text.length > FORMULA_LIMITS.characters) {
    return fail([formulaCodes.tooLarge.at({ path }, { most: FORMULA_LIMITS.characters, what: 'characters' })]);
  }
  try {
    return ok(new Parser(text, path).parse());
  } catch (error: unknown) {
    if (error instanceof Unreadable) return fail([error.diagnostic]);
    throw error;
  }
}

class Parser {
  private readonly text: string;
  private readonly path: JsonPath;
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;
  private nodes = 0;

  constructor(text: string, path: JsonPath) {
    this.text = text;
    this.path = path;
    this.tokens = tokenize(text);
  }

  parse(): FormulaNode {
    if (this.peek().kind === 'end') throw new Unreadable(formulaCodes.empty.at({ path: this.path }, undefined));
    const tree = this.expression(0);
    const rest = this.peek();
    if (rest.kind !== 'end') throw this.unexpected(rest, 'operator');
    return tree;
  }

  private expression(least: number): FormulaNode {
    if (++this.depth > FORMULA_LIMITS.depth) {
      throw new Unreadable(formulaCodes.tooDeep.at(this.here(this.peek()), { most: FORMULA_LIMITS.depth }));
    }
    let left = this.operand();
    let compared = false;
    for (;;) {
      const token = this.peek();
      const infix = token.kind === 'operator' || token.kind === 'name' ? INFIX.get(token.text) : undefined;
      if (infix === undefined || infix.precedence <= least) break;
      if (infix.kind === 'order' && compared)
        throw new Unreadable(formulaCodes.chained.at(this.here(token), undefined));
      this.position++;
      const right = this.expression(infix.precedence);
      const span = { from: left.from, to: right.to };
      left = this.node(
        infix.kind === 'arithmetic'
          ? { kind: infix.kind, operator: infix.operator, left, right, ...span }
          : infix.kind === 'order'
            ? { kind: infix.kind, operator: infix.operator, left, right, ...span }
            : { kind: infix.kind, operator: infix.operator, left, right, ...span },
      );
      compared = infix.kind === 'order';
    }
    this.depth--;
    return left;
  }

  private operand(): FormulaNode {
    const token = this.next();
    switch (token.kind) {
      case 'number': {
        const value = readNumber(token.text);
        if (value === null) throw new Unreadable(formulaCodes.number.at(this.here(token), { text: token.text }));
        return this.node({ kind: 'literal', value, from: token.from, to: token.to });
      }
      case 'open': {
        const inside = this.expression(0);
        const closing = this.close(token);
        // The parentheses belong to the text of what they hold, so that a fault marks all of it.
        return Object.freeze({ ...inside, from: token.from, to: closing.to });
      }
      case 'operator':
        if (token.text === '-') return this.prefix('negation', token);
        throw this.unexpected(token, 'value');
      case 'name':
        if (token.text === 'not') return this.prefix('not', token);
        if (INFIX.has(token.text)) throw this.unexpected(token, 'value');
        if (this.peek().kind === 'open') return this.call(token);
        return this.node({ kind: 'name', name: token.text, from: token.from, to: token.to });
      default:
        throw this.unexpected(token, 'value');
    }
  }

  private prefix(kind: 'negation' | 'not', token: Token): FormulaNode {
    const operand = this.expression(kind === 'not' ? PRECEDENCE.not - 1 : PRECEDENCE.negation - 1);
    return this.node({ kind, operand, from: token.from, to: operand.to });
  }

  private call(name: Token): FormulaNode {
    const open = this.next();
    if (!isFunctionName(name.text)) {
      const known = Object.keys(FUNCTIONS);
      const nearest = findNearest(name.text, known);
      throw new Unreadable(formulaCodes.unknownFunction.at(this.here(name), { name: name.text, nearest, known }));
    }
    const operands: FormulaNode[] = [];
    if (this.peek().kind !== 'close') {
      operands.push(this.expression(0));
      while (this.peek().kind === 'comma') {
        this.position++;
        operands.push(this.expression(0));
      }
    }
    const closing = this.close(open, 'comma_or_close');
    const { least, most } = FUNCTIONS[name.text];
    if (operands.length < least || operands.length > most) {
      const place = { path: this.path, span: { from: name.from, to: closing.to } };
      throw new Unreadable(
        formulaCodes.argumentCount.at(place, { name: name.text, given: operands.length, least, most }),
      );
    }
    return this.node({
      kind: 'call',
      function: name.text,
      operands: Object.freeze(operands),
      from: name.from,
      to: closing.to,
    });
  }

  private close(open: Token, expected: 'operator' | 'comma_or_close' = 'operator'): Token {
    const token = this.next();
    if (token.kind === 'close') return token;
    if (token.kind === 'end') throw new Unreadable(formulaCodes.unclosed.at(this.here(open), undefined));
    throw this.unexpected(token, expected);
  }

  private node<Node extends FormulaNode>(node: Node): Node {
    if (++this.nodes > FORMULA_LIMITS.nodes) {
      const place = { path: this.path, span: { from: 0, to: this.text.length } };
      throw new Unreadable(formulaCodes.tooLarge.at(place, { most: FORMULA_LIMITS.nodes, what: 'nodes' }));
    }
    return Object.freeze(node);
  }

  private unexpected(token: Token, expected: 'value' | 'operator' | 'comma_or_close'): Unreadable {
    if (token.kind === 'unknown') {
      const instead = INSTEAD.get(token.text) ?? null;
      return new Unreadable(formulaCodes.character.at(this.here(token), { text: token.text, instead }));
    }
    return new Unreadable(formulaCodes.unexpected.at(this.here(token), { found: token.text, expected }));
  }

  private here(token: Token): { path: JsonPath; span: { from: number; to: number } } {
    // The end of a formula has no character of its own: the last one stands for it.
    const from = token.kind === 'end' ? Math.max(0, token.from - 1) : token.from;
    return { path: this.path, span: { from, to: Math.max(token.to, from + 1) } };
  }

  private peek(): Token {
    // The list ends with a token of kind `end`, which is never passed.
    return this.tokens[Math.min(this.position, this.tokens.length - 1)] ?? END;
  }

  private next(): Token {
    const token = this.peek();
    this.position++;
    return token;
  }
}

const END: Token = { kind: 'end', text: '', from: 0, to: 0 };
