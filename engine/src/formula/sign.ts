/** What is certain about the size of a formula's value from the declared bounds of its names. */
import type { Slot } from './names.js';
import type { NumberNode } from './program.js';

/** The least and greatest that a value may be. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

const UNBOUNDED: Bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** Bounds of a formula's value where it is present; as wide as need be where nothing is known. */
export function boundsOf(node: NumberNode, slots: readonly Slot[]): Bounds {
  switch (node.kind) {
    case 'literal':
      return { low: node.value, high: node.value };
    case 'slot':
    case 'prior': {
      const slot = slots[node.slot];
      return slot === undefined ? UNBOUNDED : { low: slot.minimum, high: slot.maximum };
    }
    case 'percentile':
      return { low: 0, high: 100 };
    case 'negation': {
      const { low, high } = boundsOf(node.operand, slots);
      return { low: -high, high: -low };
    }
    case 'abs': {
      const { low, high } = boundsOf(node.operand, slots);
      const least = low > 0 ? low : high < 0 ? -high : 0;
      return { low: least, high: Math.max(Math.abs(low), Math.abs(high)) };
    }
    case 'arithmetic': {
      const left = boundsOf(node.left, slots);
      const right = boundsOf(node.right, slots);
      switch (node.operator) {
        case '+':
          return known(left.low + right.low, left.high + right.high);
        case '-':
          return known(left.low - right.high, left.high - right.low);
        case '*':
          return hull([left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high]);
        case '/':
          if (right.low <= 0 && right.high >= 0)
            return right.low === 0 && left.low >= 0 ? { low: 0, high: UNBOUNDED.high } : UNBOUNDED;
          return hull([left.low / right.low, left.low / right.high, left.high / right.low, left.high / right.high]);
      }
      break;
    }
    case 'min': {
      const all = node.operands.map((operand) => boundsOf(operand, slots));
      return { low: Math.min(...all.map(({ low }) => low)), high: Math.min(...all.map(({ high }) => high)) };
    }
    case 'max': {
      const all = node.operands.map((operand) => boundsOf(operand, slots));
      return { low: Math.max(...all.map(({ low }) => low)), high: Math.max(...all.map(({ high }) => high)) };
    }
    case 'coalesce': {
      const all = node.operands.map((operand) => boundsOf(operand, slots));
      return { low: Math.min(...all.map(({ low }) => low)), high: Math.max(...all.map(({ high }) => high)) };
    }
    case 'clamp': {
      const value = boundsOf(node.operand, slots);
      const least = boundsOf(node.low, slots);
      const most = boundsOf(node.high, slots);
      const clampTo = (end: 'low' | 'high'): number => Math.min(Math.max(value[end], least[end]), most[end]);
      return { low: clampTo('low'), high: clampTo('high') };
    }
  }
}

function known(low: number, high: number): Bounds {
  return { low: Number.isNaN(low) ? UNBOUNDED.low : low, high: Number.isNaN(high) ? UNBOUNDED.high : high };
}

function hull(corners: readonly number[]): Bounds {
  // 0 × ∞ is no number; what was unbounded on one side stays unbounded.
  if (corners.some(Number.isNaN)) {
    const finite = corners.filter((corner) => !Number.isNaN(corner));
    return { low: Math.min(0, ...finite), high: Math.max(0, ...finite) };
  }
  return { low: Math.min(...corners), high: Math.max(...corners) };
}
