/** The columns of a table of observations while its rows come in, customer by customer, and their final order. */
import type { FactInput, FactValue } from '../application/schema.js';
import { PRESENT, STATE_OF } from '../evaluate/columns/states.js';
import { type FactColumn, NEVER_AGES, type NumberColumn } from '../evaluate/columns/table.js';
import type { ColumnStorage } from '../evaluate/columns/table-builder.js';
import { NOT_KNOWN, type TextColumn } from './observation-table.js';

const FIRST_CAPACITY = 1024;

type NumberArray = Float64Array | Int32Array | Uint32Array | Uint8Array;
interface MakeArray<Kind> {
  new (length: number): Kind;
  new (buffer: ArrayBufferLike): Kind;
  readonly BYTES_PER_ELEMENT: number;
}

/** An array in memory that threads share, where the platform has such. */
export function allocate<Kind extends NumberArray>(make: MakeArray<Kind>, length: number): Kind {
  const bytes = length * make.BYTES_PER_ELEMENT;
  return new make(typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes));
}

/** Numbers that come one by one. */
export class NumberList<Kind extends NumberArray> {
  #array: Kind;
  #length = 0;
  readonly #make: MakeArray<Kind>;

  constructor(make: MakeArray<Kind>) {
    this.#make = make;
    this.#array = new make(FIRST_CAPACITY);
  }

  push(value: number): void {
    if (this.#length === this.#array.length) {
      const before = this.#array;
      this.#array = new this.#make(this.#length * 2);
      this.#array.set(before);
    }
    this.#array[this.#length++] = value;
  }

  get length(): number {
    return this.#length;
  }

  at(row: number): number {
    return this.#array[row] ?? 0;
  }

  /** The numbers so far; the next one may move them elsewhere. */
  view(): Kind {
    return this.#array.subarray(0, this.#length) as Kind;
  }

  /** The numbers in another order, {@link allocate}d. The list is then empty. */
  take(order: Uint32Array): Kind {
    const taken = allocate(this.#make, order.length);
    for (let i = 0; i < order.length; i++) taken[i] = this.#array[order[i] ?? 0] ?? 0;
    this.#array = new this.#make(0);
    return taken;
  }
}

/** Texts that come one by one, each written down once. */
export class TextList {
  readonly #codes = new NumberList(Int32Array);
  readonly #codeOf = new Map<string, number>();

  push(text: string | null): void {
    if (text === null) {
      this.#codes.push(NOT_KNOWN);
      return;
    }
    let code = this.#codeOf.get(text);
    if (code === undefined) {
      code = this.#codeOf.size;
      this.#codeOf.set(text, code);
    }
    this.#codes.push(code);
  }

  take(order: Uint32Array): TextColumn {
    return inOrderOfRows(this.#codes.take(order), [...this.#codeOf.keys()]);
  }
}

/** Numbers the texts anew, by their first row: the dictionary then says nothing of the order in which rows came in. */
function inOrderOfRows(codes: Int32Array, dictionary: readonly string[]): TextColumn {
  const newCodes = new Int32Array(dictionary.length).fill(NOT_KNOWN);
  const sorted: string[] = [];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? NOT_KNOWN;
    if (code === NOT_KNOWN) continue;
    if (newCodes[code] === NOT_KNOWN) {
      newCodes[code] = sorted.length;
      sorted.push(dictionary[code] ?? '');
    }
    codes[row] = newCodes[code] ?? NOT_KNOWN;
  }
  return { codes, dictionary: sorted };
}

/** The column of one fact, filled from the top. */
export class FactList {
  readonly #name: string;
  readonly #storage: ColumnStorage;
  readonly #values: NumberList<Float64Array> | null;
  readonly #codes = new NumberList(Int32Array);
  readonly #states = new NumberList(Uint8Array);
  readonly #asOf = new NumberList(Int32Array);
  readonly #codeOf = new Map<string, number>();
  #ages = false;

  constructor(name: string, storage: ColumnStorage) {
    this.#name = name;
    this.#storage = storage;
    this.#values = storage === 'number' ? new NumberList(Float64Array) : null;
  }

  /** @param asOf the day on which it was true; null where no one says */
  pushValue(value: FactValue, asOf: number | null): void {
    if (this.#values !== null) {
      if (typeof value !== 'number' || !Number.isFinite(value)) this.#refuse(value);
      this.#values.push(value);
    } else if (this.#storage === 'flag') {
      if (typeof value !== 'boolean') this.#refuse(value);
      this.#codes.push(value ? 1 : 0);
    } else {
      if (typeof value !== 'string') this.#refuse(value);
      this.#codes.push(this.#code(value));
    }
    this.#states.push(PRESENT);
    this.#asOf.push(asOf ?? NEVER_AGES);
    this.#ages ||= asOf !== null;
  }

  pushAbsent(state: number): void {
    if (this.#values === null) this.#codes.push(0);
    else this.#values.push(Number.NaN);
    this.#states.push(state);
    this.#asOf.push(NEVER_AGES);
  }

  pushFact(fact: FactInput, asOf: number): void {
    if (typeof fact !== 'object') this.pushValue(fact, asOf);
    else if (fact.status !== 'present') this.pushAbsent(STATE_OF[fact.status]);
    else if (fact.value === null) this.pushAbsent(STATE_OF.missing);
    else this.pushValue(fact.value, asOf);
  }

  take(order: Uint32Array): FactColumn {
    const states = this.#states.take(order);
    const asOf = this.#ages ? this.#asOf.take(order) : null;
    if (this.#values !== null) return { kind: 'number', values: this.#values.take(order), states, asOf };
    if (this.#storage === 'flag') {
      return { kind: 'code', codes: this.#codes.take(order), states, asOf, dictionary: [false, true] };
    }
    const codes = this.#codes.take(order);
    for (let row = 0; row < codes.length; row++) if (states[row] !== PRESENT) codes[row] = NOT_KNOWN;
    const column = inOrderOfRows(codes, [...this.#codeOf.keys()]);
    for (let row = 0; row < codes.length; row++) if (states[row] !== PRESENT) codes[row] = 0;
    return { kind: 'code', ...column, states, asOf };
  }

  /** The column of a fact one year earlier, which does not age. */
  takePrior(order: Uint32Array): NumberColumn {
    const column = this.take(order);
    if (column.kind !== 'number') throw new TypeError(`the prior fact \`${this.#name}\` is no number`);
    return { ...column, asOf: null };
  }

  #code(text: string): number {
    let code = this.#codeOf.get(text);
    if (code === undefined) {
      code = this.#codeOf.size;
      this.#codeOf.set(text, code);
    }
    return code;
  }

  #refuse(value: FactValue): never {
    throw new TypeError(
      `fact \`${this.#name}\` of row ${this.#states.length} has a value that its column cannot hold: ${String(value)}`,
    );
  }
}
