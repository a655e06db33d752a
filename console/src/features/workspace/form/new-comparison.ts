/** Comparisons that are well formed whatever they are about. */
import type { InputShape } from './words.js';

/** Reads a number that every application has. */
export const NEW_COMPARISON = { fact: 'request.amount', operator: 'greaterThanInclusive', value: 0 };

/** What to compare an input with at first, by what it is. */
export function comparisonOf(fact: string, { type, values }: Pick<InputShape, 'type' | 'values'>): unknown {
  const [first] = values;
  if (first !== undefined) return { fact, operator: 'equal', value: first[0] };
  if (type === 'code' || type === 'date')
    return { fact, operator: 'equal', value: type === 'date' ? '2026-01-01' : '' };
  return { fact, operator: 'greaterThanInclusive', value: fact === 'rating' ? 4 : 0 };
}
