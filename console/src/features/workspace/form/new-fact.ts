export const FACT_TYPES = ['money', 'number', 'integer', 'boolean', 'date', 'category', 'code'] as const;

/** A fact of a type, well formed, under the label that it has. */
export function newFact(type: string, label: unknown): unknown {
  const base = { label, type, maxAgeDays: null };
  if (type === 'money') return { ...base, vat: null };
  if (type === 'number' || type === 'integer') {
    return { ...base, unit: type === 'integer' ? 'count' : 'ratio', minimum: null, maximum: null };
  }
  return type === 'category' ? { ...base, values: ['a', 'b'] } : base;
}
