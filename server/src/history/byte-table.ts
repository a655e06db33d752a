/** Distinct byte strings, numbered in the order in which they came: identifiers of millions of records in little memory. */
import { randomInt } from 'node:crypto';

const FIRST_CAPACITY = 1024;

/** A set of byte strings that gives each a number from 0 on. About 20 bytes an entry beside the bytes themselves. */
export class ByteTable {
  #capacity = FIRST_CAPACITY;
  /**
   * Open addressing over twice as many slots as entries. A slot is two numbers, side by side since memory is slow: 0 where
   * it is empty, or n + 1 for entry n, then the hash of that entry.
   */
  #slots = new Int32Array(FIRST_CAPACITY * 4);
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
    return known === 0 ? this.#enter(bytes, start, end, hash, slot) : known - 1;
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
    return this.#enter(bytes, start, end, this.#missedHash, this.#missedSlot);
  }

  /** Gives the bytes a number without asking whether they have one already, and without making them known. */
  append(bytes: Uint8Array, start: number, end: number): number {
    const index = this.#size;
    const from = this.#ends[index] ?? 0;
    const to = from + end - start;
    if (to > this.#bytes.length) this.#growBytes(to);
    for (let i = start, at = from; i < end; i++, at++) this.#bytes[at] = bytes[i] ?? 0;
    this.#ends[index + 1] = to;
    this.#size = index + 1;
    if (this.#size === this.#capacity) this.#growEntries();
    return index;
  }

  #enter(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    this.#slots[slot] = this.#size + 1;
    this.#slots[slot + 1] = hash;
    return this.append(bytes, start, end);
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

  /** Where in `#slots` the bytes stand, or the empty slot where they would. */
  #slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    let slot = (hash << 1) & mask;
    for (;;) {
      const entry = slots[slot] ?? 0;
      if (entry === 0) return slot;
      if (slots[slot + 1] === hash && this.#equals(entry - 1, bytes, start, end)) return slot;
      slot = (slot + 2) & mask;
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
    this.#capacity *= 2;
    const ends = new Uint32Array(this.#capacity + 1);
    ends.set(this.#ends);
    this.#ends = ends;
    const known = this.#slots;
    const slots = new Int32Array(this.#capacity * 4);
    const mask = slots.length - 2;
    for (let at = 0; at < known.length; at += 2) {
      const entry = known[at] ?? 0;
      if (entry === 0) continue;
      const hash = known[at + 1] ?? 0;
      let slot = (hash << 1) & mask;
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = entry;
      slots[slot + 1] = hash;
    }
    this.#slots = slots;
  }
}
