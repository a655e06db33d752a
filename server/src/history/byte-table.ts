/** Distinct byte strings, numbered in the order in which they came: identifiers of millions of records in little memory. */
import { randomInt } from 'node:crypto';

const FIRST_CAPACITY = 1024;

/** A set of byte strings that gives each a number from 0 on. About 12 bytes an entry beside the bytes themselves. */
export class ByteTable {
  /** Open addressing over twice as many slots as entries; 0 is empty, n + 1 is entry n. */
  #slots = new Uint32Array(FIRST_CAPACITY * 2);
  #hashes = new Int32Array(FIRST_CAPACITY);
  /** Entry `i` is `#bytes` from `#ends[i]` up to `#ends[i + 1]`. */
  #ends = new Uint32Array(FIRST_CAPACITY + 1);
  #bytes = Buffer.allocUnsafe(FIRST_CAPACITY * 16);
  #size = 0;
  #missedHash = 0;
  #missedSlot = 0;
  /** Unlike in every process, so that nobody can prepare a file whose values all fall into one slot. */
  readonly #seed = randomInt(2 ** 31);

  get size(): number {
    return this.#size;
  }

  /** The number of `bytes[start … end)`, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return (this.#slots[this.#slotOf(bytes, start, end, this.#hash(bytes, start, end))] ?? 0) - 1;
  }

  /** The number of `bytes[start … end)`, which is `size` as it was when the bytes are new. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const hash = this.#hash(bytes, start, end);
    const slot = this.#slotOf(bytes, start, end, hash);
    const known = this.#slots[slot] ?? 0;
    return known === 0 ? this.#append(bytes, start, end, hash, slot) : known - 1;
  }

  /**
   * Looks for `bytes[start … end)` like {@link find}. {@link addMissed} then adds them without looking again, as long as
   * they were not found and nothing has come in between.
   */
  seek(bytes: Uint8Array, start: number, end: number): number {
    this.#missedHash = this.#hash(bytes, start, end);
    this.#missedSlot = this.#slotOf(bytes, start, end, this.#missedHash);
    return (this.#slots[this.#missedSlot] ?? 0) - 1;
  }

  addMissed(bytes: Uint8Array, start: number, end: number): number {
    return this.#append(bytes, start, end, this.#missedHash, this.#missedSlot);
  }

  #append(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const index = this.#size;
    const from = this.#ends[index] ?? 0;
    const to = from + end - start;
    if (to > this.#bytes.length) this.#growBytes(to);
    for (let i = start, at = from; i < end; i++, at++) this.#bytes[at] = bytes[i] ?? 0;
    this.#hashes[index] = hash;
    this.#ends[index + 1] = to;
    this.#slots[slot] = index + 1;
    this.#size = index + 1;
    if (this.#size === this.#hashes.length) this.#growEntries();
    return index;
  }

  findText(text: string): number {
    const bytes = Buffer.from(text);
    return this.find(bytes, 0, bytes.length);
  }

  addText(text: string): number {
    const bytes = Buffer.from(text);
    return this.add(bytes, 0, bytes.length);
  }

  /** Entry `index` as text. */
  textAt(index: number): string {
    return this.#bytes.toString('utf8', this.#ends[index], this.#ends[index + 1]);
  }

  /** All entries one after the other, and where each ends. Valid until the next entry is added. */
  contents(): { readonly ends: Uint32Array; readonly bytes: Uint8Array } {
    return {
      ends: this.#ends.subarray(1, this.#size + 1),
      bytes: this.#bytes.subarray(0, this.#ends[this.#size]),
    };
  }

  clear(): void {
    this.#slots.fill(0);
    this.#size = 0;
  }

  #hash(bytes: Uint8Array, start: number, end: number): number {
    // FNV-1a, then mixed so that its low bits depend on all of it.
    let hash = this.#seed;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x0100_0193);
    hash ^= hash >>> 15;
    return Math.imul(hash, 0x2c1b_3c6d) ^ (hash >>> 12);
  }

  /** Where the bytes stand, or the empty slot where they would. */
  #slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) return slot;
      if (this.#hashes[entry - 1] === hash && this.#equals(entry - 1, bytes, start, end)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#ends[index] ?? 0;
    if ((this.#ends[index + 1] ?? 0) - from !== end - start) return false;
    for (let i = start, at = from; i < end; i++, at++) if (bytes[i] !== this.#bytes[at]) return false;
    return true;
  }

  #growBytes(needed: number): void {
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }

  #growEntries(): void {
    const capacity = this.#hashes.length * 2;
    const hashes = new Int32Array(capacity);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const ends = new Uint32Array(capacity + 1);
    ends.set(this.#ends);
    this.#ends = ends;
    const slots = new Uint32Array(capacity * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.#size; index++) {
      let slot = (hashes[index] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}
