/** Loops over a block for the credit limit and for what determines it. */
import { floorMinor, roundDownTo } from '../limit.js';
import type { Kernel } from './formula-kernels.js';
import { copyCells } from './formula-kernels.js';
import type { Cells, NumberRegister } from './registers.js';
import { STATE_OF } from './states.js';

/** A number that depends on the rating. */
export function bindTable(values: readonly number[], rating: Cells<Uint8Array>, out: NumberRegister): Kernel {
  const valueAt = Float64Array.from([Number.NaN, ...values]);
  return (from, n) => {
    const at = rating.move * from;
    for (let i = 0; i < n; i += 1) out.values.array[i] = valueAt[rating.array[at + i] ?? 0] ?? 0;
  };
}

/** Whole minor units, rounded down; beyond the integers that doubles hold exactly there are none. */
export function bindComponent(formula: NumberRegister, out: NumberRegister): Kernel {
  const { values, states } = formula;
  return (from, n) => {
    copyCells(states, out.states.array, from, n);
    const amounts = out.values.array;
    for (let i = 0; i < n; i += 1) {
      const amount = toSafeMinor(values.array[values.move * from + i] ?? 0);
      amounts[i] = amount;
      if (Number.isNaN(amount)) out.states.array[i] = (out.states.array[i] ?? 0) | STATE_OF.notApplicable;
    }
  };
}

function toSafeMinor(amount: number): number {
  const floored = floorMinor(amount);
  return Number.isSafeInteger(floored) ? floored : Number.NaN;
}

export interface LimitCells {
  readonly limitMinor: Cells<Float64Array>;
  readonly isCapped: Cells<Uint8Array>;
}

/** The limit, NaN where it is not available, and whether the cap of a rule determines it. */
export function bindLimit(
  combined: Cells<Float64Array>,
  stepMinor: number,
  capMinor: Cells<Float64Array>,
  { limitMinor, isCapped }: LimitCells,
): Kernel {
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      // NaN stays NaN all the way.
      const uncapped = Math.max(0, combined.array[combined.move * from + i] ?? 0);
      const cap = capMinor.array[i] ?? 0;
      const isAbove = cap < uncapped;
      const amount = toSafeMinor(isAbove ? cap : uncapped);
      limitMinor.array[limitMinor.move * from + i] = roundDownTo(amount, stepMinor);
      isCapped.array[isCapped.move * from + i] = Number(isAbove);
    }
  };
}

/** Rows in which the combination of components determines the limit. */
export function bindFollowLimit({ limitMinor, isCapped }: LimitCells, out: Uint8Array): Kernel {
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      const isAvailable = !Number.isNaN(limitMinor.array[limitMinor.move * from + i]);
      out[i] = Number(isAvailable && isCapped.array[isCapped.move * from + i] === 0);
    }
  };
}

export function bindFollowEqual(
  parent: Uint8Array,
  child: Cells<Float64Array>,
  node: Cells<Float64Array>,
  out: Uint8Array,
): Kernel {
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      const isEqual = child.array[child.move * from + i] === node.array[node.move * from + i];
      out[i] = (parent[i] ?? 0) & Number(isEqual);
    }
  };
}

export function bindFollowPresent(remaining: Uint8Array, child: Cells<Float64Array>, out: Uint8Array): Kernel {
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      const isPresent = Number(!Number.isNaN(child.array[child.move * from + i]));
      out[i] = (remaining[i] ?? 0) & isPresent;
      remaining[i] = (remaining[i] ?? 0) & ~isPresent;
    }
  };
}

export function bindMark(rows: Uint8Array, bit: number, marks: Cells<Uint32Array>): Kernel {
  return (from, n) => {
    const at = marks.move * from;
    for (let i = 0; i < n; i += 1) marks.array[at + i] = (marks.array[at + i] ?? 0) | ((rows[i] ?? 0) << bit);
  };
}
