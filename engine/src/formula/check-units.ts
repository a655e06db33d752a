/**
 * Units of a formula, inferred from those of its names. Literals fit everywhere, and a product with a literal is
 * whatever its author says it is (`x / y * 365` may be days), so only what is certainly odd is reported.
 */
import { type UnitWord, unitCodes } from '../kernel/codes/unit-codes.js';
import type { Diagnostic, JsonPath } from '../kernel/diagnostic.js';
import type { Dimension, Slot } from './names.js';
import type { NumberNode, TruthNode } from './program.js';
import type { ArithmeticOperator } from './syntax.js';

const ANY: Dimension = Object.freeze({ kind: 'any' });
const MONEY: Dimension = Object.freeze({ kind: 'money', vat: null, scaled: false });

/** The unit of a formula; reports what does not fit on the way. */
export function inferUnit(
  node: NumberNode,
  slots: readonly Slot[],
  path: JsonPath,
  report: (diagnostic: Diagnostic) => void,
): Dimension {
  return new UnitChecker(slots, path, report).number(node);
}

/** Checks the units in a condition. */
export function checkTruthUnits(
  node: TruthNode,
  slots: readonly Slot[],
  path: JsonPath,
  report: (diagnostic: Diagnostic) => void,
): void {
  new UnitChecker(slots, path, report).truth(node);
}

/** The unit in words; null where any will do. */
export function wordOf(dimension: Dimension): UnitWord | null {
  if (dimension.kind === 'any') return null;
  return dimension.kind === 'money' ? 'money' : dimension.unit;
}

class UnitChecker {
  private readonly slots: readonly Slot[];
  private readonly path: JsonPath;
  private readonly report: (diagnostic: Diagnostic) => void;

  constructor(slots: readonly Slot[], path: JsonPath, report: (diagnostic: Diagnostic) => void) {
    this.slots = slots;
    this.path = path;
    this.report = report;
  }

  truth(node: TruthNode): void {
    switch (node.kind) {
      case 'order':
        this.join(this.number(node.left), this.number(node.right), node);
        return;
      case 'logic':
        this.truth(node.left);
        this.truth(node.right);
        return;
      case 'not':
        this.truth(node.operand);
    }
  }

  number(node: NumberNode): Dimension {
    switch (node.kind) {
      case 'literal':
        return ANY;
      case 'slot':
      case 'prior':
        return this.slots[node.slot]?.dimension ?? ANY;
      case 'percentile':
        return { kind: 'plain', unit: 'percent' };
      case 'negation':
      case 'abs':
        return this.number(node.operand);
      case 'arithmetic': {
        const left = this.number(node.left);
        const right = this.number(node.right);
        return this.arithmetic(node.operator, left, right, node);
      }
      case 'min':
      case 'max':
      case 'coalesce':
        return node.operands
          .map((operand) => this.number(operand))
          .reduce((left, right) => this.join(left, right, node));
      case 'clamp': {
        const bounds = this.join(this.number(node.low), this.number(node.high), node);
        return this.join(this.number(node.operand), bounds, node);
      }
    }
  }

  private arithmetic(operator: ArithmeticOperator, left: Dimension, right: Dimension, node: NumberNode): Dimension {
    switch (operator) {
      case '+':
      case '-':
        return this.join(left, right, node);
      case '*':
        return this.product(left, right, node);
      case '/':
        return this.quotient(left, right, node);
    }
  }

  /** What two operands of one kind (of a sum, a comparison, a choice) are together. */
  private join(left: Dimension, right: Dimension, node: NumberNode | TruthNode): Dimension {
    if (left.kind === 'any') return right;
    if (right.kind === 'any') return left;
    const at = { path: this.path, span: { from: node.from, to: node.to } };
    if (left.kind === 'money' && right.kind === 'money') {
      if (left.vat !== null && right.vat !== null && left.vat !== right.vat) {
        this.report(unitCodes.vatMixed.at(at, undefined));
        return MONEY;
      }
      return { kind: 'money', vat: left.vat ?? right.vat, scaled: left.scaled || right.scaled };
    }
    if (left.kind === 'money' || right.kind === 'money') {
      const [leftWord, rightWord] = [wordOf(left), wordOf(right)];
      if (leftWord !== null && rightWord !== null)
        this.report(unitCodes.moneyMixed.at(at, { left: leftWord, right: rightWord }));
      return ANY;
    }
    if (left.unit === right.unit) return left;
    const units = [left.unit, right.unit];
    if (units.includes('percent') && units.includes('ratio')) this.report(unitCodes.percentMixed.at(at, undefined));
    else this.report(unitCodes.mixed.at(at, { left: left.unit, right: right.unit }));
    return ANY;
  }

  private product(left: Dimension, right: Dimension, node: NumberNode): Dimension {
    if (left.kind === 'money' && right.kind === 'money') {
      this.report(unitCodes.moneyProduct.at({ path: this.path, span: { from: node.from, to: node.to } }, undefined));
      return ANY;
    }
    // Times a rate, money may have gained or lost its VAT: `fin.turnover * (1 + fin.vatRate)`.
    if (left.kind === 'money') return scaleMoney(right);
    if (right.kind === 'money') return scaleMoney(left);
    if (left.kind === 'any' || right.kind === 'any') return ANY;
    if (left.unit === 'ratio') return right;
    return right.unit === 'ratio' ? left : ANY;
  }

  private quotient(left: Dimension, right: Dimension, node: NumberNode): Dimension {
    if (left.kind === 'money' && right.kind === 'money') {
      if (left.vat !== null && right.vat !== null && left.vat !== right.vat) {
        this.report(unitCodes.vatMixed.at({ path: this.path, span: { from: node.from, to: node.to } }, undefined));
      }
      return left.scaled || right.scaled ? ANY : { kind: 'plain', unit: 'ratio' };
    }
    // A literal divisor may be an amount (`request.total / 100000`), so what comes out is its author's business.
    if (left.kind === 'any' || right.kind === 'any' || right.kind === 'money') return ANY;
    if (left.kind === 'money') return scaleMoney(right);
    if (left.unit === right.unit) return { kind: 'plain', unit: 'ratio' };
    return right.unit === 'ratio' ? left : ANY;
  }
}

/** Money times or over something that is no money. By days or months it may become anything (an amount per day). */
function scaleMoney(by: Dimension): Dimension {
  if (by.kind === 'any') return { kind: 'money', vat: null, scaled: true };
  if (by.kind === 'plain' && (by.unit === 'ratio' || by.unit === 'percent' || by.unit === 'count')) return MONEY;
  return ANY;
}
