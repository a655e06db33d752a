/** From an activity code of one nomenclature to the code of another under which a company may be placed. */
import type { Benchmark } from './schema.js';

type Correspondence = NonNullable<Benchmark['correspondence']>;

/** Lengths of the codes of subclass, class, group and division, the dot left out. */
const CODE_LENGTHS = [5, 4, 3, 2] as const;

/**
 * The finest code of the benchmark's nomenclature under which at least the stated share of the companies with `code`
 * stands: one to one gives a subclass, a code that was split gives what its parts have in common. Null when `code`,
 * with or without its dot, is not in the table, or when its companies are spread over divisions.
 */
export function translateCode({ codes, minimumShare }: Correspondence, code: string): string | null {
  const written = code.replace(/^(\d{2})(?=\d)/, '$1.');
  const targets = Object.hasOwn(codes, written) ? (codes[written] ?? []) : [];
  const total = targets.reduce((sum, { weight }) => sum + weight, 0);
  for (const length of CODE_LENGTHS) {
    const weights = new Map<string, number>();
    for (const target of targets) {
      const digits = target.code.replace('.', '');
      if (digits.length < length) continue;
      const prefix = length === 2 ? digits.slice(0, 2) : `${digits.slice(0, 2)}.${digits.slice(2, length)}`;
      weights.set(prefix, (weights.get(prefix) ?? 0) + target.weight);
    }
    for (const [prefix, weight] of weights) if (weight >= minimumShare * total) return prefix;
  }
  return null;
}
