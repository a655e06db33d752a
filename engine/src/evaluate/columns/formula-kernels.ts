/**
 * Loops over a block for formulas and guards: the operations of `formula/evaluate.ts`, on the same doubles in the same
 * order. An absent value is NaN, which every operation hands on by itself; only its kind needs a second loop.
 *
 * `?? 0` reads what is always there: it satisfies the compiler and costs nothing.
 */
import type { OrderOperator } from '../../formula/syntax.js';
import type { BinaryOperation } from './program.js';
import type { Cells, NumberRegister, TextRegister } from './registers.js';
import { STATE_OF } from './states.js';

/** Rows `from` to `from + n - 1` of the table. */
export type Kernel = (from: number, n: number) => void;

type ValueLoop = (x: Float64Array, xAt: number, y: Float64Array, yAt: number, out: Float64Array, n: number) => void;

// `v - v` is 0 for every finite number and NaN for infinities: what is not finite becomes absent without a branch.
const addLoop: ValueLoop = (x, xAt, y, yAt, out, n) => {
  for (let i = 0; i < n; i += 1) {
    const value = (x[xAt + i] ?? 0) + (y[yAt + i] ?? 0);
    out[i] = value + (value - value);
  }
};
const subtractLoop: ValueLoop = (x, xAt, y, yAt, out, n) => {
  for (let i = 0; i < n; i += 1) {
    const value = (x[xAt + i] ?? 0) - (y[yAt + i] ?? 0);
    out[i] = value + (value - value);
  }
};
const multiplyLoop: ValueLoop = (x, xAt, y, yAt, out, n) => {
  for (let i = 0; i < n; i += 1) {
    const value = (x[xAt + i] ?? 0) * (y[yAt + i] ?? 0);
    out[i] = value + (value - value);
  }
};
// A division by zero is infinite or NaN, so it needs no test of its own.
const divideLoop: ValueLoop = (x, xAt, y, yAt, out, n) => {
  for (let i = 0; i < n; i += 1) {
    const value = (x[xAt + i] ?? 0) / (y[yAt + i] ?? 0);
    out[i] = value + (value - value);
  }
};
const minLoop: ValueLoop = (x, xAt, y, yAt, out, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.min(x[xAt + i] ?? 0, y[yAt + i] ?? 0);
};
const maxLoop: ValueLoop = (x, xAt, y, yAt, out, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.max(x[xAt + i] ?? 0, y[yAt + i] ?? 0);
};
const coalesceLoop: ValueLoop = (x, xAt, y, yAt, out, n) => {
  for (let i = 0; i < n; i += 1) {
    const first = x[xAt + i] ?? 0;
    out[i] = Number.isNaN(first) ? (y[yAt + i] ?? 0) : first;
  }
};

const VALUE_LOOPS: Readonly<Record<BinaryOperation, ValueLoop>> = {
  add: addLoop,
  subtract: subtractLoop,
  multiply: multiplyLoop,
  divide: divideLoop,
  min: minLoop,
  max: maxLoop,
  coalesce: coalesceLoop,
};

/** The absence of each result: that of its operands, `notApplicable` where a result is NaN without one. */
function joinStates(left: NumberRegister, right: NumberRegister, out: NumberRegister, from: number, n: number): void {
  const { array: a } = left.states;
  const { array: b } = right.states;
  const [aAt, bAt] = [left.states.move * from, right.states.move * from];
  const values = out.values.array;
  const states = out.states.array;
  for (let i = 0; i < n; i += 1) {
    states[i] = (a[aAt + i] ?? 0) | (b[bAt + i] ?? 0) | Number(Number.isNaN(values[i]));
  }
}

/** Absent only where both are. */
function joinAlternatives(
  left: NumberRegister,
  right: NumberRegister,
  out: NumberRegister,
  from: number,
  n: number,
): void {
  joinStates(left, right, out, from, n);
  const values = out.values.array;
  const states = out.states.array;
  for (let i = 0; i < n; i += 1) states[i] = (states[i] ?? 0) & -Number(Number.isNaN(values[i]));
}

export function bindBinary(
  op: BinaryOperation,
  left: NumberRegister,
  right: NumberRegister,
  out: NumberRegister,
): Kernel {
  const loop = VALUE_LOOPS[op];
  const join = op === 'coalesce' ? joinAlternatives : joinStates;
  return (from, n) => {
    const [x, y] = [left.values, right.values];
    loop(x.array, x.move * from, y.array, y.move * from, out.values.array, n);
    join(left, right, out, from, n);
  };
}

export function bindUnary(op: 'negate' | 'abs', operand: NumberRegister, out: NumberRegister): Kernel {
  const loop = op === 'negate' ? negateLoop : absLoop;
  return (from, n) => {
    loop(operand.values.array, operand.values.move * from, out.values.array, n);
    copyCells(operand.states, out.states.array, from, n);
  };
}

function negateLoop(x: Float64Array, xAt: number, out: Float64Array, n: number): void {
  for (let i = 0; i < n; i += 1) out[i] = -(x[xAt + i] ?? 0);
}

function absLoop(x: Float64Array, xAt: number, out: Float64Array, n: number): void {
  for (let i = 0; i < n; i += 1) out[i] = Math.abs(x[xAt + i] ?? 0);
}

/** Copies `n` cells from row `from` on to the start of a block. */
export function copyCells<Kind extends Float64Array | Uint8Array>(
  { array, move }: Cells<Kind>,
  out: Kind,
  from: number,
  n: number,
): void {
  const at = move * from;
  out.set(array.subarray(at, at + n));
}

/** Times this, a number stays as it is, its sign included, or becomes NaN: data that switch to and fro need no branch. */
const KEPT_OR_NAN = Float64Array.of(1, Number.NaN);

/** What is older than `maxAgeDays` at the date of its row is stale. */
export function bindAge(
  input: NumberRegister,
  asOf: Int32Array,
  dates: Int32Array,
  maxAgeDays: number,
  out: NumberRegister,
): Kernel {
  return (from, n) => {
    const { values, states } = out;
    ageStates(input.states, asOf, dates, maxAgeDays, states.array, from, n);
    keepPresent(input.values.array, input.values.move * from, states.array, values.array, n);
  };
}

function keepPresent(x: Float64Array, xAt: number, states: Uint8Array, out: Float64Array, n: number): void {
  for (let i = 0; i < n; i += 1) out[i] = (x[xAt + i] ?? 0) * (KEPT_OR_NAN[Number(states[i] !== 0)] ?? 0);
}

export function bindTextAge(
  input: TextRegister,
  asOf: Int32Array,
  dates: Int32Array,
  maxAgeDays: number,
  out: Uint8Array,
): Kernel {
  return (from, n) => ageStates(input.states, asOf, dates, maxAgeDays, out, from, n);
}

function ageStates(
  input: Cells<Uint8Array>,
  asOf: Int32Array,
  dates: Int32Array,
  maxAgeDays: number,
  out: Uint8Array,
  from: number,
  n: number,
): void {
  const { array } = input;
  const at = input.move * from;
  for (let i = 0; i < n; i += 1) {
    // Only what is present has a day to age from.
    const isStale = (dates[from + i] ?? 0) - (asOf[from + i] ?? 0) > maxAgeDays;
    out[i] = (array[at + i] ?? 0) | (-Number(isStale) & STATE_OF.stale);
  }
}

type TruthLoop = (x: Float64Array, xAt: number, y: Float64Array, yAt: number, out: Uint8Array, n: number) => void;

// A comparison with NaN is false, whichever it is: neither certainly true nor certainly false.
const lessLoop: TruthLoop = (x, xAt, y, yAt, out, n) => {
  for (let i = 0; i < n; i += 1) {
    const a = x[xAt + i] ?? 0;
    const b = y[yAt + i] ?? 0;
    out[i] = Number(a < b) | (Number(a >= b) << 1);
  }
};
const lessOrEqualLoop: TruthLoop = (x, xAt, y, yAt, out, n) => {
  for (let i = 0; i < n; i += 1) {
    const a = x[xAt + i] ?? 0;
    const b = y[yAt + i] ?? 0;
    out[i] = Number(a <= b) | (Number(a > b) << 1);
  }
};
const equalLoop: TruthLoop = (x, xAt, y, yAt, out, n) => {
  for (let i = 0; i < n; i += 1) {
    const a = x[xAt + i] ?? 0;
    const b = y[yAt + i] ?? 0;
    out[i] = Number(a === b) | ((Number(a < b) | Number(a > b)) << 1);
  }
};

export function bindCompare(
  operator: OrderOperator,
  left: Cells<Float64Array>,
  right: Cells<Float64Array>,
  out: Uint8Array,
): Kernel {
  const loop =
    operator === '==' || operator === '!='
      ? equalLoop
      : operator === '<' || operator === '>='
        ? lessLoop
        : lessOrEqualLoop;
  const isComplement = operator === '!=' || operator === '>=' || operator === '>';
  return (from, n) => {
    loop(left.array, left.move * from, right.array, right.move * from, out, n);
    if (isComplement) swapTruths(out, out, n);
  };
}

function swapTruths(input: Uint8Array, out: Uint8Array, n: number): void {
  for (let i = 0; i < n; i += 1) {
    const truth = input[i] ?? 0;
    out[i] = ((truth & 1) << 1) | (truth >> 1);
  }
}

export function bindNot(operand: Uint8Array, out: Uint8Array): Kernel {
  return (_, n) => swapTruths(operand, out, n);
}

/** Kleene: for `and`, true where both are, false where either is; the other way round for `or`. */
export function bindLogic(op: 'and' | 'or', left: Uint8Array, right: Uint8Array, out: Uint8Array): Kernel {
  const [ofBoth, ofEither] = op === 'and' ? [1, 2] : [2, 1];
  return (_, n) => {
    for (let i = 0; i < n; i += 1) {
      const a = left[i] ?? 0;
      const b = right[i] ?? 0;
      out[i] = (a & b & ofBoth) | ((a | b) & ofEither);
    }
  };
}

/** The formula's value, or the class of the first guard that is certainly true. */
export function bindClassify(
  formula: NumberRegister,
  guards: readonly { readonly when: Uint8Array; readonly state: number }[],
  out: NumberRegister,
): Kernel {
  const [values, states, shown] = [out.values.array, out.states.array, out.shown.array];
  // Written from the last to the first, so that the first one has the last word.
  const lastFirst = guards.toReversed();
  return (from, n) => {
    copyCells(formula.values, values, from, n);
    copyCells(formula.states, states, from, n);
    // A class of another ratio is, to this one, a number that it cannot compute with.
    copyCells(formula.states, shown, from, n);
    for (const { when, state } of lastFirst) {
      putInClass(when, values, n);
      putStates(when, STATE_OF.notApplicable, states, n);
      putStates(when, state, shown, n);
    }
  };
}

function putInClass(when: Uint8Array, values: Float64Array, n: number): void {
  for (let i = 0; i < n; i += 1) values[i] = (values[i] ?? 0) * (KEPT_OR_NAN[(when[i] ?? 0) & 1] ?? 0);
}

function putStates(when: Uint8Array, state: number, states: Uint8Array, n: number): void {
  for (let i = 0; i < n; i += 1) {
    const kept = ((when[i] ?? 0) & 1) - 1;
    states[i] = ((states[i] ?? 0) & kept) | (state & ~kept);
  }
}

/** Copies a ratio to columns; the record knows one zero. */
export function bindKeep(ratio: NumberRegister, out: { values: Float64Array; states: Uint8Array }): Kernel {
  const { values, shown } = ratio;
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      out.values[from + i] = (values.array[values.move * from + i] ?? 0) + 0;
      out.states[from + i] = shown.array[shown.move * from + i] ?? 0;
    }
  };
}
