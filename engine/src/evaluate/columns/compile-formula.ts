/** Formulas, guards and ratios as steps. The same expression is computed once, however often it is written. */
import { listPlacingFacts } from '../../benchmark/percentile.js';
import type { NumberNode, TruthNode } from '../../formula/program.js';
import type { ArithmeticOperator } from '../../formula/syntax.js';
import { assertNever } from '../../kernel/result.js';
import type { Policy, PolicyRatio } from '../../scorecard/policy.js';
import {
  type BinaryOperation,
  ColumnCompileError,
  type NumberRef,
  type NumberSource,
  type Step,
  type TextRef,
  type TextSource,
  type TruthRef,
} from './program.js';
import { FIRST_CLASS, PRESENT, STATE_COUNT, STATE_OF } from './states.js';
import { storageOf } from './table-builder.js';

/** The year in which names are looked up: as of now, or one fiscal year earlier. */
export type Year = 'current' | 'prior';

const OPERATION_OF: Readonly<Record<ArithmeticOperator, BinaryOperation>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
};

/** Collects the steps and registers of a plan. */
export class StepWriter {
  readonly policy: Policy;
  readonly numbers: NumberSource[] = [];
  readonly texts: TextSource[] = [];
  readonly steps: Step[] = [];
  truthCount = 0;
  readonly #numberOf = new Map<string, NumberRef>();
  readonly #truthOf = new Map<string, TruthRef>();
  readonly #textOf = new Map<string, TextRef>();
  /** Registers that may hold classes. */
  readonly #classified = new Set<NumberRef>();
  /** Registers of slots that a later stage fills: score, tables, components. */
  readonly #filledSlots = new Map<number, NumberRef>();

  constructor(policy: Policy) {
    this.policy = policy;
  }

  /** Register of a formula's value. */
  number(node: NumberNode, year: Year): NumberRef {
    switch (node.kind) {
      case 'literal':
        return this.constant(node.value);
      case 'slot':
        return this.slot(node.slot, year);
      case 'prior':
        // Nothing is known of the year before the year before.
        return year === 'current' ? this.slot(node.slot, 'prior') : this.absent();
      case 'percentile':
        return this.#percentile(node.slot, year);
      case 'negation':
        return this.#unary('negate', this.number(node.operand, year));
      case 'abs':
        return this.#unary('abs', this.number(node.operand, year));
      case 'arithmetic':
        return this.binary(OPERATION_OF[node.operator], this.number(node.left, year), this.number(node.right, year));
      case 'min':
      case 'max':
      case 'coalesce': {
        const [first, ...rest] = node.operands.map((operand) => this.number(operand, year));
        if (first === undefined) return this.absent();
        return rest.reduce((left, right) => this.binary(node.kind, left, right), first);
      }
      case 'clamp': {
        // Low before high: where the bounds cross, the high one wins.
        const raised = this.binary('max', this.number(node.operand, year), this.number(node.low, year));
        return this.binary('min', raised, this.number(node.high, year));
      }
      default:
        return assertNever(node);
    }
  }

  /** Register of a guard's truth. */
  truth(node: TruthNode, year: Year): TruthRef {
    switch (node.kind) {
      case 'order':
        return this.compare(node.operator, this.number(node.left, year), this.number(node.right, year));
      case 'logic':
        return this.both(node.operator, this.truth(node.left, year), this.truth(node.right, year));
      case 'not':
        return this.negated(this.truth(node.operand, year));
      default:
        return assertNever(node);
    }
  }

  compare(operator: Extract<TruthNode, { kind: 'order' }>['operator'], left: NumberRef, right: NumberRef): TruthRef {
    return this.truthOnce(`${left} ${operator} ${right}`, (out) => ({ op: 'compare', operator, out, left, right }));
  }

  both(op: 'and' | 'or', left: TruthRef, right: TruthRef): TruthRef {
    return this.truthOnce(`${left} ${op} ${right}`, (out) => ({ op, out, left, right }));
  }

  negated(operand: TruthRef): TruthRef {
    return this.truthOnce(`not ${operand}`, (out) => ({ op: 'not', out, operand }));
  }

  binary(op: BinaryOperation, left: NumberRef, right: NumberRef): NumberRef {
    return this.#numberOnce(`${op} ${left} ${right}`, (out) => ({ op, out, left, right }));
  }

  #unary(op: 'negate' | 'abs', operand: NumberRef): NumberRef {
    return this.#numberOnce(`${op} ${operand}`, (out) => ({ op, out, operand }));
  }

  constant(value: number): NumberRef {
    return this.#source(`constant ${value}`, { kind: 'constant', value, state: PRESENT });
  }

  /** A value that nobody ever gave. */
  absent(): NumberRef {
    return this.#source('absent', { kind: 'constant', value: Number.NaN, state: STATE_OF.missing });
  }

  /** Register of what a slot holds: a number, or a ratio's class. */
  slot(slot: number, year: Year): NumberRef {
    const filled = this.#filledSlots.get(slot);
    if (filled !== undefined) return filled;
    const { name, kind } = this.#slotOf(slot);
    switch (kind) {
      case 'fact':
        return this.#fact(slot, name, year);
      case 'request':
        return year === 'prior' ? this.absent() : this.#request(name);
      case 'ratio':
        return this.#ratio(slot, year);
      case 'score':
      case 'table':
      case 'component':
        throw new ColumnCompileError(`\`${name}\` is read before it is known`);
    }
  }

  /** From now on `slot` is read from this register. */
  fillSlot(slot: number, register: NumberRef): void {
    this.#filledSlots.set(slot, register);
  }

  score(): NumberRef {
    return this.#source('score', { kind: 'score' });
  }

  /** Register of a fact that is no number; null when it is none or is not declared. */
  text(name: string): TextRef | null {
    const known = this.#textOf.get(name);
    if (known !== undefined) return known;
    const fact = this.policy.facts.find((candidate) => candidate.name === name);
    if (fact === undefined || storageOf(fact.definition) === 'number') return null;
    const { maxAgeDays } = fact.definition;
    const text = this.texts.push({ name, maxAgeDays }) - 1;
    this.#textOf.set(name, text);
    if (maxAgeDays !== null) this.steps.push({ op: 'age_text', text, maxAgeDays });
    return text;
  }

  /** A new register, written by the step. */
  newNumber(toStep: (out: NumberRef) => Step): NumberRef {
    const out = this.numbers.push({ kind: 'block' }) - 1;
    this.steps.push(toStep(out));
    return out;
  }

  newTruth(toStep: (out: TruthRef) => Step): TruthRef {
    const out = this.truthCount;
    this.truthCount += 1;
    this.steps.push(toStep(out));
    return out;
  }

  truthOnce(key: string, toStep: (out: TruthRef) => Step): TruthRef {
    const known = this.#truthOf.get(key);
    if (known !== undefined) return known;
    const out = this.newTruth(toStep);
    this.#truthOf.set(key, out);
    return out;
  }

  #numberOnce(key: string, toStep: (out: NumberRef) => Step): NumberRef {
    const known = this.#numberOf.get(key);
    if (known !== undefined) return known;
    const out = this.newNumber(toStep);
    this.#numberOf.set(key, out);
    return out;
  }

  #source(key: string, source: NumberSource): NumberRef {
    const known = this.#numberOf.get(key);
    if (known !== undefined) return known;
    const out = this.numbers.push(source) - 1;
    this.#numberOf.set(key, out);
    return out;
  }

  #slotOf(slot: number): Policy['slots'][number] {
    const found = this.policy.slots[slot];
    if (found === undefined) throw new ColumnCompileError(`there is no slot ${slot}`);
    return found;
  }

  #fact(slot: number, name: string, year: Year): NumberRef {
    const fact = this.policy.facts.find((candidate) => candidate.slot === slot);
    if (fact === undefined || storageOf(fact.definition) !== 'number') {
      throw new ColumnCompileError(`\`${name}\` is no number`);
    }
    if (year === 'prior') return this.#source(`prior ${name}`, { kind: 'prior_fact', name });
    const { maxAgeDays } = fact.definition;
    if (maxAgeDays === null) return this.#source(`fact ${name}`, { kind: 'fact', name });
    return this.#numberOnce(`fact ${name}`, (out) => ({ op: 'age', out, name, maxAgeDays }));
  }

  #request(name: string): NumberRef {
    const part = (key: 'amountMinor' | 'exposureMinor' | 'insuredMinor'): NumberRef =>
      this.#source(`request ${key}`, { kind: 'request', part: key });
    switch (name) {
      case 'request.amount':
        return part('amountMinor');
      case 'request.exposure':
        return part('exposureMinor');
      case 'request.insured':
        return part('insuredMinor');
      case 'request.total':
        return this.binary('add', part('exposureMinor'), part('amountMinor'));
      default:
        throw new ColumnCompileError(`\`${name}\` is no part of a request`);
    }
  }

  #ratio(slot: number, year: Year): NumberRef {
    const key = `ratio ${slot} ${year}`;
    const known = this.#numberOf.get(key);
    if (known !== undefined) return known;
    const ratio = this.#ratioOf(slot);
    if (year === 'prior' && !ratio.readPrior) return this.absent();
    const guards = ratio.guards.map(({ when }, index) => {
      const state = FIRST_CLASS + listClasses(ratio).indexOf(ratio.guards[index]?.class ?? '');
      if (state >= STATE_COUNT) throw new ColumnCompileError(`\`${ratio.name}\` has too many classes`);
      return { when: this.truth(when, year), state };
    });
    const formula = this.number(ratio.formula, year);
    let register = formula;
    // What is a class in another ratio must not look like a class of this one.
    if (guards.length > 0 || this.#classified.has(formula)) {
      register = this.newNumber((out) => ({ op: 'classify', out, formula, guards }));
      this.#classified.add(register);
    }
    this.#numberOf.set(key, register);
    return register;
  }

  #percentile(slot: number, year: Year): NumberRef {
    const operand = this.slot(slot, year);
    const { formulaId, direction } = this.#ratioOf(slot).definition;
    const lowerIsBetter = direction === 'lower_better';
    const facts = new Map<string, TextRef | null>();
    for (const name of this.policy.benchmarks.flatMap(listPlacingFacts)) {
      const text = this.text(name);
      if (text === null && this.policy.slotByName.has(name)) {
        throw new ColumnCompileError(`benchmarks look up \`${name}\`, which is no text`);
      }
      facts.set(name, text);
    }
    return this.#numberOnce(`percentile ${operand} ${formulaId} ${lowerIsBetter}`, (out) => ({
      op: 'percentile',
      out,
      operand,
      formulaId,
      lowerIsBetter,
      facts,
    }));
  }

  #ratioOf(slot: number): PolicyRatio {
    const ratio = this.policy.ratios.find((candidate) => candidate.slot === slot);
    if (ratio === undefined) throw new ColumnCompileError(`slot ${slot} is no ratio`);
    return ratio;
  }
}

/** The classes that the guards of a ratio name, each once; the position of a class gives its state. */
export function listClasses(ratio: PolicyRatio): readonly string[] {
  return [...new Set(ratio.guards.map((guard) => guard.class))];
}
