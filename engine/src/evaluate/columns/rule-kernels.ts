/** Loops over a block for policy rules. */

import { judge, TRUE, UNKNOWN } from './compile-rules.js';
import type { Kernel } from './formula-kernels.js';
import type { Comparison, RuleStep } from './program.js';
import type { Cells, TextRegister } from './registers.js';

/** A comparison is decided once for each value that occurs. */
export function bindTextTest(
  { codes, states, dictionary }: TextRegister,
  comparison: Comparison,
  out: Uint8Array,
): Kernel {
  const truthOfCode = Uint8Array.from(dictionary, (value) => judge(value, comparison));
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      const isThere = states.array[states.move * from + i] === 0;
      out[i] = isThere ? (truthOfCode[codes.array[codes.move * from + i] ?? 0] ?? UNKNOWN) : UNKNOWN;
    }
  };
}

/** Truth by state, or by rating. */
export function bindByteTest(input: Cells<Uint8Array>, truths: Uint8Array, out: Uint8Array): Kernel {
  return (from, n) => {
    const { array } = input;
    const at = input.move * from;
    for (let i = 0; i < n; i += 1) out[i] = truths[array[at + i] ?? 0] ?? UNKNOWN;
  };
}

/** What rules have brought about so far, row by row. */
export interface RuleTotals {
  readonly flags: Cells<Uint8Array>;
  readonly rating: Cells<Uint8Array>;
  readonly limitCapMinor: Cells<Float64Array>;
  readonly termsCapDays: Cells<Float64Array>;
  readonly termsLift: Cells<Uint8Array>;
}

/** Adds the effects of a rule where it fired, and keeps its truth for the record. */
export function bindRule(
  { ifFired, ifUnknown, ratingAtBest, limitCapMinor, termsCapDays, termsLift }: Extract<RuleStep, { op: 'rule' }>,
  when: Uint8Array,
  totals: RuleTotals,
  record: Cells<Uint8Array> | null,
): Kernel[] {
  const kernels: Kernel[] = [];
  if (record !== null) kernels.push((from, n) => record.array.set(when.subarray(0, n), record.move * from));
  const flagsOf = Uint8Array.of(ifUnknown, ifFired, 0);
  const { flags } = totals;
  kernels.push((from, n) => addFlags(when, flagsOf, flags.array, flags.move * from, n));
  // Most rules only decline or refer.
  if (ratingAtBest > 1) kernels.push(bindRaise(when, ratingAtBest, totals.rating));
  if (termsLift > 0) kernels.push(bindRaise(when, termsLift, totals.termsLift));
  if (limitCapMinor < Number.POSITIVE_INFINITY) kernels.push(bindCap(when, limitCapMinor, totals.limitCapMinor));
  if (termsCapDays < Number.POSITIVE_INFINITY) kernels.push(bindCap(when, termsCapDays, totals.termsCapDays));
  return kernels;
}

function addFlags(when: Uint8Array, flagsOf: Uint8Array, flags: Uint8Array, at: number, n: number): void {
  for (let i = 0; i < n; i += 1) flags[at + i] = (flags[at + i] ?? 0) | (flagsOf[when[i] ?? UNKNOWN] ?? 0);
}

function bindRaise(when: Uint8Array, least: number, { array, move }: Cells<Uint8Array>): Kernel {
  return (from, n) => raise(when, least, array, move * from, n);
}

function raise(when: Uint8Array, least: number, values: Uint8Array, at: number, n: number): void {
  for (let i = 0; i < n; i += 1) if (when[i] === TRUE) values[at + i] = Math.max(values[at + i] ?? 0, least);
}

function bindCap(when: Uint8Array, most: number, { array, move }: Cells<Float64Array>): Kernel {
  return (from, n) => cap(when, most, array, move * from, n);
}

function cap(when: Uint8Array, most: number, values: Float64Array, at: number, n: number): void {
  for (let i = 0; i < n; i += 1) if (when[i] === TRUE) values[at + i] = Math.min(values[at + i] ?? 0, most);
}
