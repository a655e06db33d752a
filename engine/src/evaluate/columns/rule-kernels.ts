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
  step: Extract<RuleStep, { op: 'rule' }>,
  when: Uint8Array,
  { flags, rating, limitCapMinor, termsCapDays, termsLift }: RuleTotals,
  record: Cells<Uint8Array> | null,
): Kernel {
  const flagsOf = Uint8Array.of(step.ifUnknown, step.ifFired, 0);
  return (from, n) => {
    const recordAt = (record?.move ?? 0) * from;
    for (let i = 0; i < n; i += 1) {
      const truth = when[i] ?? UNKNOWN;
      if (record !== null) record.array[recordAt + i] = truth;
      flags.array[flags.move * from + i] = (flags.array[flags.move * from + i] ?? 0) | (flagsOf[truth] ?? 0);
      if (truth !== TRUE) continue;
      const at = rating.move * from + i;
      rating.array[at] = Math.max(rating.array[at] ?? 0, step.ratingAtBest);
      limitCapMinor.array[i] = Math.min(limitCapMinor.array[i] ?? 0, step.limitCapMinor);
      termsCapDays.array[i] = Math.min(termsCapDays.array[i] ?? 0, step.termsCapDays);
      termsLift.array[i] = Math.max(termsLift.array[i] ?? 0, step.termsLift);
    }
  };
}
