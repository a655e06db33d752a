import fc from 'fast-check';

/**
 * A strip of numbers from which a generator draws its choices one after the other. Past the end it draws zeros, the
 * simplest choice, so a test that fails shrinks to a small document by shortening and lowering the strip.
 */
export class Tape {
  private readonly cells: readonly number[];
  private position = 0;

  constructor(cells: readonly number[]) {
    this.cells = cells;
  }

  /** A whole number from `least` to `most`; `least` when nothing is left. */
  int(least: number, most: number): number {
    const cell = this.cells[this.position++] ?? 0;
    return least + (cell % (most - least + 1));
  }

  /** True about `percent` times in a hundred; false when nothing is left. */
  chance(percent: number): boolean {
    return this.int(0, 99) >= 100 - percent;
  }

  /** One of the values; the first when nothing is left. */
  pick<T>(values: readonly [T, ...T[]] | readonly T[]): T {
    const value = values[this.int(0, values.length - 1)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  /** From `least` to `most` values, each made in turn. */
  list<T>(least: number, most: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.int(least, most) }, (_, index) => make(index));
  }
}

/** Whatever `build` makes of a strip of up to `length` numbers. */
export function fromTape<T>(length: number, build: (tape: Tape) => T): fc.Arbitrary<T> {
  return fc
    .array(fc.nat({ max: 1_000_000 }), { maxLength: length, size: 'max' })
    .map((cells) => build(new Tape(cells)));
}
