/** Turns the tree of a text into a program: finds what each name stands for and keeps numbers and conditions apart. */
import { formulaCodes } from '../kernel/codes/formula-codes.js';
import type { Diagnostic, Fix, JsonPath } from '../kernel/diagnostic.js';
import { findNearest } from '../kernel/edit-distance.js';
import { inEachLanguage, quote } from '../kernel/messages.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { NameTable, Slot } from './names.js';
import { parseFormula } from './parse.js';
import type { NumberNode, TruthNode } from './program.js';
import type { CallNode, FormulaNode, NameNode } from './syntax.js';

/** A formula that gives a number. Reports every fault of naming, not only the first. */
export function bindNumber(text: string, path: JsonPath, names: NameTable): Result<NumberNode, Diagnostic[]> {
  return bind(text, path, names, (binder, tree) => binder.number(tree));
}

/** A formula that is a condition: the `when` of a guard. */
export function bindTruth(text: string, path: JsonPath, names: NameTable): Result<TruthNode, Diagnostic[]> {
  return bind(text, path, names, (binder, tree) => binder.truth(tree));
}

function bind<Node>(
  text: string,
  path: JsonPath,
  names: NameTable,
  read: (binder: Binder, tree: FormulaNode) => Node | null,
): Result<Node, Diagnostic[]> {
  const parsed = parseFormula(text, path);
  if (!parsed.ok) return parsed;
  const binder = new Binder(text, path, names);
  const program = read(binder, parsed.value);
  return program === null || binder.faults.length > 0 ? fail(binder.faults) : ok(program);
}

class Binder {
  readonly faults: Diagnostic[] = [];
  private readonly text: string;
  private readonly path: JsonPath;
  private readonly table: NameTable;

  constructor(text: string, path: JsonPath, table: NameTable) {
    this.text = text;
    this.path = path;
    this.table = table;
  }

  /** Null when something below is at fault; the fault is in {@link faults}. */
  number(node: FormulaNode): NumberNode | null {
    const { from, to } = node;
    switch (node.kind) {
      case 'literal':
        return Object.freeze({ kind: 'literal', value: node.value, from, to });
      case 'name': {
        const slot = this.slot(node);
        return slot === null ? null : Object.freeze({ kind: 'slot', slot: slot.slot, from, to });
      }
      case 'negation': {
        const operand = this.number(node.operand);
        return operand === null ? null : Object.freeze({ kind: 'negation', operand, from, to });
      }
      case 'arithmetic': {
        const left = this.number(node.left);
        const right = this.number(node.right);
        if (right?.kind === 'literal' && right.value === 0 && node.operator === '/') {
          this.faults.push(formulaCodes.divisionByZero.at(this.at(node.right), undefined));
          return null;
        }
        if (left === null || right === null) return null;
        return Object.freeze({ kind: 'arithmetic', operator: node.operator, left, right, from, to });
      }
      case 'call':
        return this.call(node);
      default:
        this.faults.push(formulaCodes.notANumber.at(this.at(node), undefined));
        return null;
    }
  }

  truth(node: FormulaNode): TruthNode | null {
    const { from, to } = node;
    switch (node.kind) {
      case 'order': {
        const left = this.number(node.left);
        const right = this.number(node.right);
        if (left === null || right === null) return null;
        return Object.freeze({ kind: 'order', operator: node.operator, left, right, from, to });
      }
      case 'logic': {
        const left = this.truth(node.left);
        const right = this.truth(node.right);
        if (left === null || right === null) return null;
        return Object.freeze({ kind: 'logic', operator: node.operator, left, right, from, to });
      }
      case 'not': {
        const operand = this.truth(node.operand);
        return operand === null ? null : Object.freeze({ kind: 'not', operand, from, to });
      }
      default:
        this.faults.push(formulaCodes.notACondition.at(this.at(node), undefined));
        return null;
    }
  }

  private call(node: CallNode): NumberNode | null {
    const { from, to } = node;
    if (node.function === 'prior' || node.function === 'percentile') return this.look(node, node.function);
    const operands: NumberNode[] = [];
    for (const argument of node.operands) {
      const operand = this.number(argument);
      if (operand !== null) operands.push(operand);
    }
    const [first, second, third] = operands;
    // The parser has counted the arguments: fewer here means that one of them is at fault.
    if (operands.length < node.operands.length || first === undefined) return null;
    switch (node.function) {
      case 'abs':
        return Object.freeze({ kind: 'abs', operand: first, from, to });
      case 'clamp':
        if (second === undefined || third === undefined) return null;
        return Object.freeze({ kind: 'clamp', operand: first, low: second, high: third, from, to });
      default:
        return Object.freeze({ kind: node.function, operands: Object.freeze(operands), from, to });
    }
  }

  private look(node: CallNode, kind: 'prior' | 'percentile'): NumberNode | null {
    const [argument] = node.operands;
    if (argument?.kind !== 'name') {
      this.faults.push(formulaCodes.argumentNotName.at(this.at(argument ?? node), { name: kind }));
      return null;
    }
    const slot = this.slot(argument);
    if (slot === null) return null;
    const fits = slot.kind === 'ratio' || (kind === 'prior' && slot.kind === 'fact');
    if (!fits) {
      this.faults.push(formulaCodes.nameNotHere.at(this.at(argument), { name: slot.name, reason: kind }));
      return null;
    }
    return Object.freeze({ kind, slot: slot.slot, from: node.from, to: node.to });
  }

  private slot(node: NameNode): Slot | null {
    const slot = this.table.find(node.name);
    if (slot === undefined) {
      const nearest = findNearest(node.name, this.table.names());
      const fixes = nearest === null ? [] : [this.rename(node, nearest)];
      this.faults.push(formulaCodes.unknownName.at({ ...this.at(node), fixes }, { name: node.name, nearest }));
      return null;
    }
    const reason = this.table.refuse(slot);
    if (reason !== null) {
      this.faults.push(formulaCodes.nameNotHere.at(this.at(node), { name: node.name, reason }));
      return null;
    }
    if (slot.dimension === null) {
      this.faults.push(formulaCodes.notNumeric.at(this.at(node), { name: node.name }));
      return null;
    }
    return slot;
  }

  private rename(node: NameNode, name: string): Fix {
    // The span of a name in parentheses includes them.
    const from = this.text.indexOf(node.name, node.from);
    const text = this.text.slice(0, from) + name + this.text.slice(from + node.name.length);
    return {
      title: inEachLanguage((locale) =>
        locale === 'fr' ? `Remplacer par ${quote(name, locale)}` : `Replace with ${quote(name, locale)}`,
      ),
      edits: [{ path: this.path, value: text }],
    };
  }

  private at(node: FormulaNode): { path: JsonPath; span: { from: number; to: number } } {
    return { path: this.path, span: { from: node.from, to: node.to } };
  }
}
