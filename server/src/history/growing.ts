/** A column of numbers that grows: typed arrays do not. */
export class Growing<A extends Int32Array | Float64Array> {
  readonly #create: (length: number) => A;
  #values: A;
  #length = 0;

  constructor(create: (length: number) => A) {
    this.#create = create;
    this.#values = create(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = this.#create(this.#length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** All of it, valid until the next push: for who reads every value. */
  values(): A {
    return this.#values.subarray(0, this.#length) as A;
  }
}

export const growingDays = (): Growing<Int32Array> => new Growing((length) => new Int32Array(length));
export const growingNumbers = (): Growing<Float64Array> => new Growing((length) => new Float64Array(length));
