/** Columns while they are filled. Each gives its bytes as one or more parts, in the order in which they are read back. */
import { ByteTable } from './byte-table.js';

/** Rows of one segment: enough for its words to repeat, few enough to be written and read in one piece. */
export const SEGMENT_ROWS = 65_536;

/** In a column of days. */
export const ABSENT_DAY = -(2 ** 31);
/** In a column of flags, beside 0 and 1. */
export const ABSENT_FLAG = 2;

export interface Column {
  parts(): Uint8Array[];
  clear(): void;
}

type Numbers = Int32Array | Uint32Array | Float64Array | Uint8Array;

function bytesOf(numbers: Numbers, length: number): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, length * numbers.BYTES_PER_ELEMENT);
}

/** Numbers of one width: days since 1970 (Int32), numbers (Float64; NaN is absent) or flags (Uint8). */
export class NumberColumn implements Column {
  readonly #values: Numbers;
  #rows = 0;

  constructor(values: Numbers) {
    this.#values = values;
  }

  push(value: number): void {
    this.#values[this.#rows++] = value;
  }

  parts(): Uint8Array[] {
    return [bytesOf(this.#values, this.#rows)];
  }

  clear(): void {
    this.#rows = 0;
  }
}

/** Texts one after the other: where each ends, then their bytes. An empty one is absent. */
export class TextColumn implements Column {
  readonly #ends = new Uint32Array(SEGMENT_ROWS);
  #bytes = Buffer.allocUnsafe(SEGMENT_ROWS * 16);
  #length = 0;
  #rows = 0;

  push(text: string | null): void {
    if (text !== null) {
      const to = this.#length + Buffer.byteLength(text);
      if (to > this.#bytes.length) this.#grow(to);
      this.#bytes.write(text, this.#length, 'utf8');
      this.#length = to;
    }
    this.#ends[this.#rows++] = this.#length;
  }

  pushBytes(bytes: Uint8Array, start: number, end: number): void {
    const to = this.#length + end - start;
    if (to > this.#bytes.length) this.#grow(to);
    for (let i = start, at = this.#length; i < end; i++, at++) this.#bytes[at] = bytes[i] ?? 0;
    this.#length = to;
    this.#ends[this.#rows++] = to;
  }

  parts(): Uint8Array[] {
    return [bytesOf(this.#ends, this.#rows), this.#bytes.subarray(0, this.#length)];
  }

  clear(): void {
    this.#rows = 0;
    this.#length = 0;
  }

  #grow(needed: number): void {
    const grown = Buffer.allocUnsafe(needed * 2);
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/**
 * Words by number: for each row its word counted from 1 (0 is absent), then where each word ends and their bytes. A column
 * is filled by {@link push} or by {@link pushNumbered}, never by both.
 */
export class WordColumn implements Column {
  readonly #codes = new Uint32Array(SEGMENT_ROWS);
  readonly #words = new ByteTable();
  #rows = 0;
  /** What {@link push} was given last: rows of one currency repeat it. */
  #lastText: string | null = null;
  #lastCode = 0;
  /** Codes of the words that somebody else numbers, by that number; 0 where none has come yet. */
  #codeOf = new Uint32Array(1024);

  push(text: string | null): void {
    if (text !== this.#lastText) {
      this.#lastText = text;
      this.#lastCode = text === null || text === '' ? 0 : this.#words.addText(text) + 1;
    }
    this.#codes[this.#rows++] = this.#lastCode;
  }

  /** A word, not empty, that whoever gives it has numbered: it is looked up by its number. */
  pushNumbered(number: number, bytes: Uint8Array, start: number, end: number): void {
    if (number >= this.#codeOf.length) {
      const grown = new Uint32Array(number * 2);
      grown.set(this.#codeOf);
      this.#codeOf = grown;
    }
    let code = this.#codeOf[number] ?? 0;
    if (code === 0) {
      code = this.#words.append(bytes, start, end) + 1;
      this.#codeOf[number] = code;
    }
    this.#codes[this.#rows++] = code;
  }

  parts(): Uint8Array[] {
    const { ends, bytes } = this.#words.contents();
    return [bytesOf(this.#codes, this.#rows), bytesOf(ends, ends.length), bytes];
  }

  clear(): void {
    this.#rows = 0;
    this.#lastText = null;
    this.#lastCode = 0;
    this.#codeOf.fill(0);
    this.#words.clear();
  }
}
