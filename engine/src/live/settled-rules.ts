/**
 * Rules that ask neither for the score nor for the rating. Whether each is true is kept for every row, eight rules in one
 * number: an edit of one rule leaves the others alone, and a row whose score moves goes through none of them.
 */
import { bindRule, type RuleTotals } from '../evaluate/columns/rule-kernels.js';
import type { LiveRule } from './live-plan.js';
import { type Marker, type RuleChange, whetherEffectsDiffer } from './rule-changes.js';
import type { RuleReader } from './rule-reader.js';

const GROUP_RULES = 8;
/** The truths of a group are the digits of a number of base 3. */
const COMBINATIONS = 3 ** GROUP_RULES;
/** By position in a group: what its digit counts. A power computed beside a loop may be computed again at each turn of it. */
const WEIGHTS = Uint16Array.from({ length: GROUP_RULES }, (_, position) => 3 ** position);
/** By position in a group, then by combination: the digit that stands there. */
const TRUTHS = Array.from({ length: GROUP_RULES }, (_, position) =>
  Uint8Array.from({ length: COMBINATIONS }, (_one, combination) => Math.floor(combination / 3 ** position) % 3),
);

interface Group {
  /** By row of the range. A position without a rule is false. */
  readonly combinations: Uint16Array;
  /** By position. */
  readonly rules: (LiveRule | null)[];
  /** What the rules come to, by combination. */
  readonly totals: RuleTotals;
}

/** Bytes for each row. */
export function settledBytesPerRow(rules: number): number {
  return Uint16Array.BYTES_PER_ELEMENT * Math.ceil(rules / GROUP_RULES);
}

export class SettledRules {
  readonly #rows: number;
  readonly #groups: Group[] = [];

  constructor(rows: number) {
    this.#rows = rows;
  }

  /**
   * Puts changed rules in the place of what they were, as blocks of rows pass by; marks rows for which a rule now has
   * another effect. `reader` reads the new ones; the first row of the range is row `from`.
   */
  bindChanges(changes: readonly RuleChange[], reader: RuleReader, from: number): Marker {
    const turns = changes.map((change) => {
      const { group, position } = this.#place(change);
      group.rules[position] = change.after;
      const [truths, differ] = [reader.truthsOf(change.after), whetherEffectsDiffer(change)];
      return { group, position, truths, differ };
    });
    for (const group of new Set(turns.map((turn) => turn.group))) findTotals(group);
    return (row, n, score, marks) => {
      reader.read(row, n, score);
      for (const { group, position, truths, differ } of turns) {
        turn(group.combinations, row - from, n, position, truths, differ, marks);
      }
    };
  }

  /** Adds to `totals` of `n` rows what these rules come to. The first row of the range is row `from`. */
  recall(rows: Int32Array, n: number, from: number, totals: RuleTotals): void {
    for (const group of this.#groups) addTotals(group, rows, n, from, totals);
  }

  /** Where a rule stands, or may stand. */
  #place({ before }: RuleChange): { group: Group; position: number } {
    const isIt = (rule: LiveRule | null): boolean => rule?.id === before?.id;
    const group = this.#groups.find(({ rules }) => rules.some(isIt)) ?? this.#addGroup();
    return { group, position: group.rules.findIndex(isIt) };
  }

  #addGroup(): Group {
    const group: Group = {
      combinations: new Uint16Array(this.#rows).fill(COMBINATIONS - 1),
      rules: Array.from({ length: GROUP_RULES }, () => null),
      totals: {
        flags: { array: new Uint8Array(COMBINATIONS), move: 0 },
        rating: { array: new Uint8Array(COMBINATIONS), move: 0 },
        limitCapMinor: { array: new Float64Array(COMBINATIONS), move: 0 },
        termsCapDays: { array: new Float64Array(COMBINATIONS), move: 0 },
        termsLift: { array: new Uint8Array(COMBINATIONS), move: 0 },
      },
    };
    this.#groups.push(group);
    return group;
  }
}

function findTotals({ rules, totals }: Group): void {
  for (const { array } of [totals.flags, totals.rating, totals.termsLift]) array.fill(0);
  for (const { array } of [totals.limitCapMinor, totals.termsCapDays]) array.fill(Number.POSITIVE_INFINITY);
  for (const [position, rule] of rules.entries()) {
    const truths = TRUTHS[position];
    if (rule === null || truths === undefined) continue;
    for (const kernel of bindRule(rule.step, truths, totals, null)) kernel(0, COMBINATIONS);
  }
}

function turn(
  combinations: Uint16Array,
  at: number,
  n: number,
  position: number,
  truths: Uint8Array,
  differ: Uint8Array,
  marks: Uint8Array,
): void {
  const weight = WEIGHTS[position] ?? 0;
  const before = TRUTHS[position] ?? truths;
  for (let i = 0; i < n; i += 1) {
    const combination = combinations[at + i] ?? 0;
    const old = before[combination] ?? 0;
    const next = truths[i] ?? 0;
    combinations[at + i] = combination + (next - old) * weight;
    marks[i] = (marks[i] ?? 0) | (differ[old * 3 + next] ?? 0);
  }
}

function addTotals({ combinations, totals }: Group, rows: Int32Array, n: number, from: number, out: RuleTotals): void {
  const [flagsOf, ratingOf, liftOf] = [totals.flags.array, totals.rating.array, totals.termsLift.array];
  const [limitCapOf, termsCapOf] = [totals.limitCapMinor.array, totals.termsCapDays.array];
  const [flags, rating, lift] = [out.flags.array, out.rating.array, out.termsLift.array];
  const [limitCap, termsCap] = [out.limitCapMinor.array, out.termsCapDays.array];
  for (let i = 0; i < n; i += 1) {
    const combination = combinations[(rows[i] ?? 0) - from] ?? 0;
    flags[i] = (flags[i] ?? 0) | (flagsOf[combination] ?? 0);
    rating[i] = Math.max(rating[i] ?? 0, ratingOf[combination] ?? 0);
    lift[i] = Math.max(lift[i] ?? 0, liftOf[combination] ?? 0);
    limitCap[i] = Math.min(limitCap[i] ?? 0, limitCapOf[combination] ?? 0);
    termsCap[i] = Math.min(termsCap[i] ?? 0, termsCapOf[combination] ?? 0);
  }
}
