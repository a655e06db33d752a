/** Positions in a sector for a block: the cell of a combination of activity and size is looked for once. */
import { type BenchmarkIndex, findCell } from '../../benchmark/percentile.js';
import type { BenchmarkCell } from '../../benchmark/schema.js';
import type { Absent } from '../../kernel/absent.js';
import type { Kernel } from './formula-kernels.js';
import type { NumberRegister, TextRegister } from './registers.js';
import { absentKindOf, FIRST_CLASS, PRESENT, STATE_OF } from './states.js';

/** Up to so many combinations of values have a place each; beyond, those that occur are kept in a map. */
const MOST_PLACES = 1 << 20;
const NOT_LOOKED_FOR = -1;
/** Results below are states of absence, results from here on are cells. */
const FIRST_CELL = FIRST_CLASS;

/** Finds, for the values of the facts in a row, the number of a cell or a state of absence. */
class CellFinder {
  readonly #index: BenchmarkIndex;
  readonly #formulaId: string;
  readonly #facts: ReadonlyMap<string, TextRegister | null>;
  readonly #registers: readonly TextRegister[];
  readonly #places: Int32Array | null;
  readonly #found = new Map<number, number>();
  readonly cells: Knots[] = [];

  constructor(index: BenchmarkIndex, formulaId: string, facts: ReadonlyMap<string, TextRegister | null>) {
    this.#index = index;
    this.#formulaId = formulaId;
    this.#facts = facts;
    this.#registers = [...facts.values()].filter((register) => register !== null);
    const places = this.#registers.reduce((product, { dictionary }) => product * widthOf(dictionary), 1);
    if (!Number.isSafeInteger(places)) throw new RangeError('benchmarks look up too many different values');
    this.#places = places <= MOST_PLACES ? new Int32Array(places).fill(NOT_LOOKED_FOR) : null;
  }

  find(row: number, i: number): number {
    let place = 0;
    for (const { codes, states, dictionary } of this.#registers) {
      const state = states.array[states.move * row + i] ?? 0;
      const value = state === PRESENT ? (codes.array[codes.move * row + i] ?? 0) : dictionary.length + state;
      place = place * widthOf(dictionary) + value;
    }
    const known = this.#places === null ? (this.#found.get(place) ?? NOT_LOOKED_FOR) : (this.#places[place] ?? 0);
    if (known !== NOT_LOOKED_FOR) return known;
    const found = this.#search(row, i);
    if (this.#places === null) this.#found.set(place, found);
    else this.#places[place] = found;
    return found;
  }

  #search(row: number, i: number): number {
    const { cell } = findCell(this.#index, this.#formulaId, (name): string | Absent => {
      const register = this.#facts.get(name);
      if (register === undefined) throw new Error(`benchmarks look up \`${name}\`, which the plan did not foresee`);
      if (register === null) return { absent: 'missing', cause: null };
      const kind = absentKindOf(register.states.array[register.states.move * row + i] ?? 0);
      if (kind !== null) return { absent: kind, cause: null };
      const value = register.dictionary[register.codes.array[register.codes.move * row + i] ?? 0];
      return typeof value === 'string' ? value : { absent: 'notApplicable', cause: null };
    });
    return 'absent' in cell ? STATE_OF[cell.absent] : FIRST_CELL + this.cells.push(toKnots(cell)) - 1;
  }
}

/** Every value of the dictionary, and every state of absence. */
function widthOf(dictionary: readonly unknown[]): number {
  return dictionary.length + FIRST_CLASS;
}

/** A cell, ready for many values. */
interface Knots {
  readonly quantiles: Float64Array;
  readonly positions: Float64Array;
  /** Positions beyond the first and the last quantile. */
  readonly lowest: number;
  readonly highest: number;
}

function toKnots({ q10, q25, q50, q75, q90 }: BenchmarkCell): Knots {
  const knots = [[10, q10] as const, [25, q25] as const, [50, q50] as const, [75, q75] as const, [90, q90] as const];
  const known = knots.flatMap(([position, quantile]) => (quantile === null ? [] : [{ position, quantile }]));
  return {
    quantiles: Float64Array.from(known, ({ quantile }) => quantile),
    positions: Float64Array.from(known, ({ position }) => position),
    lowest: q10 === null ? 25 : 5,
    highest: q90 === null ? 75 : 95,
  };
}

/** `positionInCell` without its allocations: the same operations in the same order. */
function placeAmong({ quantiles, positions, lowest, highest }: Knots, value: number): number {
  const first = quantiles.indexOf(value);
  if (first >= 0) return ((positions[first] ?? 0) + (positions[quantiles.lastIndexOf(value)] ?? 0)) / 2;
  for (let k = 0; k < quantiles.length; k += 1) {
    const above = quantiles[k] ?? 0;
    if (value >= above) continue;
    if (k === 0) return lowest;
    const below = quantiles[k - 1] ?? 0;
    const start = positions[k - 1] ?? 0;
    return start + ((value - below) / (above - below)) * ((positions[k] ?? 0) - start);
  }
  return highest;
}

export function bindPercentile(
  index: BenchmarkIndex,
  step: { readonly formulaId: string; readonly lowerIsBetter: boolean },
  facts: ReadonlyMap<string, TextRegister | null>,
  operand: NumberRegister,
  out: NumberRegister,
): Kernel {
  const finder = new CellFinder(index, step.formulaId, facts);
  const values = out.values.array;
  const states = out.states.array;
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      const value = operand.values.array[operand.values.move * from + i] ?? 0;
      let state = operand.states.array[operand.states.move * from + i] ?? 0;
      let position = Number.NaN;
      if (state === PRESENT) {
        const found = finder.find(from, i);
        const cell = finder.cells[found - FIRST_CELL];
        if (cell === undefined) state = found;
        else position = step.lowerIsBetter ? 100 - placeAmong(cell, value) : placeAmong(cell, value);
      }
      values[i] = position;
      states[i] = state;
    }
  };
}
