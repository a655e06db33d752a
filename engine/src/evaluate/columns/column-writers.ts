/** The columns of a table while rows come in. */
import type { FactInput, FactValue } from '../../application/schema.js';
import { PRESENT, STATE_OF } from './states.js';
import { type CodeColumn, NEVER_AGES, type NumberColumn } from './table.js';

export const FIRST_CAPACITY = 64;

type NumberArray = Float64Array | Int32Array | Uint8Array;

/** A typed array with room for more. */
export class Growing<Kind extends NumberArray> {
  array: Kind;
  readonly #make: new (
    length: number,
  ) => Kind;

  constructor(make: new (length: number) => Kind) {
    this.#make = make;
    this.array = new make(FIRST_CAPACITY);
  }

  grow(capacity: number): void {
    const before = this.array;
    this.array = new this.#make(capacity);
    this.array.set(before);
  }
}

type DayReader = (date: string) => number;

/** The states and days of a fact; its values are the business of those that extend this. */
abstract class FactWriter {
  protected readonly name: string;
  protected readonly states = new Growing(Uint8Array);
  /** Null while no value has said when it was true. */
  protected asOf: Growing<Int32Array> | null = null;
  /** Null for facts that never age. */
  readonly #dayOf: DayReader | null;

  constructor(name: string, dayOf: DayReader | null) {
    this.name = name;
    this.#dayOf = dayOf;
  }

  protected abstract put(row: number, value: FactValue): void;
  protected abstract putNothing(row: number): void;

  write(row: number, given: FactInput | undefined): void {
    if (this.asOf !== null) this.asOf.array[row] = NEVER_AGES;
    if (given === undefined) this.#writeAbsent(row, STATE_OF.missing);
    else if (typeof given !== 'object') this.#writeValue(row, given, null);
    else if (given.status !== 'present') this.#writeAbsent(row, STATE_OF[given.status]);
    else if (given.value === null) this.#writeAbsent(row, STATE_OF.missing);
    else this.#writeValue(row, given.value, given.asOf);
  }

  grow(capacity: number): void {
    this.states.grow(capacity);
    this.asOf?.grow(capacity);
  }

  #writeAbsent(row: number, state: number): void {
    this.states.array[row] = state;
    this.putNothing(row);
  }

  #writeValue(row: number, value: FactValue, asOf: string | null): void {
    this.states.array[row] = PRESENT;
    this.put(row, value);
    if (asOf === null || this.#dayOf === null) return;
    if (this.asOf === null) {
      this.asOf = new Growing(Int32Array);
      this.asOf.grow(this.states.array.length);
      this.asOf.array.fill(NEVER_AGES);
    }
    this.asOf.array[row] = this.#dayOf(asOf);
  }

  protected refuse(row: number, value: FactValue): never {
    throw new TypeError(
      `fact \`${this.name}\` of row ${row} has a value that its column cannot hold: ${String(value)}`,
    );
  }
}

export class NumberWriter extends FactWriter {
  readonly #values = new Growing(Float64Array);

  protected override put(row: number, value: FactValue): void {
    if (typeof value !== 'number' || !Number.isFinite(value)) this.refuse(row, value);
    this.#values.array[row] = value;
  }

  protected override putNothing(row: number): void {
    this.#values.array[row] = Number.NaN;
  }

  override grow(capacity: number): void {
    super.grow(capacity);
    this.#values.grow(capacity);
  }

  build(length: number): NumberColumn {
    return {
      kind: 'number',
      values: this.#values.array.subarray(0, length),
      states: this.states.array.subarray(0, length),
      asOf: this.asOf?.array.subarray(0, length) ?? null,
    };
  }
}

export class CodeWriter extends FactWriter {
  readonly #codes = new Growing(Int32Array);
  readonly #storage: 'text' | 'flag';
  readonly #codeOf = new Map<string | boolean, number>();

  constructor(name: string, storage: 'text' | 'flag', dayOf: DayReader) {
    super(name, dayOf);
    this.#storage = storage;
    if (storage === 'flag') for (const value of [false, true]) this.#codeOf.set(value, this.#codeOf.size);
  }

  protected override put(row: number, value: FactValue): void {
    if (typeof value !== (this.#storage === 'flag' ? 'boolean' : 'string') || typeof value === 'number') {
      this.refuse(row, value);
    }
    let code = this.#codeOf.get(value);
    if (code === undefined) {
      code = this.#codeOf.size;
      this.#codeOf.set(value, code);
    }
    this.#codes.array[row] = code;
  }

  protected override putNothing(row: number): void {
    this.#codes.array[row] = 0;
  }

  override grow(capacity: number): void {
    super.grow(capacity);
    this.#codes.grow(capacity);
  }

  build(length: number): CodeColumn {
    return {
      kind: 'code',
      codes: this.#codes.array.subarray(0, length),
      states: this.states.array.subarray(0, length),
      asOf: this.asOf?.array.subarray(0, length) ?? null,
      dictionary: [...this.#codeOf.keys()],
    };
  }
}
