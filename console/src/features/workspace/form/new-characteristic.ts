import { isRecord, listOf, recordOf, textOf, valueAt } from './values.js';

/** A characteristic over a fact or ratio that gives no points yet, well formed so that only its meaning is to be written. */
export function newCharacteristic(root: unknown, input: string, others: readonly unknown[]): unknown {
  const ratio = valueAt(root, ['ratios', input]);
  const source = isRecord(ratio) ? ratio : recordOf(valueAt(root, ['facts', input]));
  const taken = new Set(others.map((other) => textOf(recordOf(other).id)));
  const nothing = { points: 0, reason: null };
  const values = source.type === 'boolean' ? [true, false] : source.type === 'category' ? listOf(source.values) : null;
  return {
    kind: values === null ? 'numeric' : 'categorical',
    id: freeId(
      input.replace(/\.(\w)/g, (_dot, letter: string) => letter.toUpperCase()),
      taken,
    ),
    label: source.label ?? { fr: input, en: input },
    input,
    theme: 'profile',
    direction: textOf(source.direction) || 'neutral',
    neutralPoints: 0,
    actionable: false,
    ...(values === null
      ? { bands: [{ id: 'all', from: null, to: null, ...nothing }] }
      : { categories: values.map((value, index) => ({ id: `value_${index + 1}`, values: [value], ...nothing })) }),
    classes: [...new Set(listOf(source.guards).map((guard) => textOf(recordOf(guard).class)))].map((name) => ({
      class: name,
      ...nothing,
    })),
    absent: { missing: nothing, confidential: nothing, notApplicable: nothing, stale: nothing },
  };
}

/** The name itself, or with the first number that makes it one of its own. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) if (!taken.has(`${id}_${number}`)) return `${id}_${number}`;
}
