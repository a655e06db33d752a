/** Readers of address parameters: whatever somebody typed or bookmarked, a screen gets a value it can use. */

export type RawSearch = Record<string, unknown>;

/** A text, or undefined when absent or blank. */
export function textParam(value: unknown): string | undefined {
  // The router reads `?q=12` as a number.
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  return text.trim() === '' ? undefined : text;
}

/** One of the members, or undefined. */
export function choiceParam<const T extends string>(value: unknown, members: readonly T[]): T | undefined {
  return members.find((member) => member === value);
}

/** A positive integer, or undefined. */
export function integerParam(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
