import type { FactDefinition } from '@encours/engine';

export interface FactGroup {
  /** First part of the names: `fin`, `pay`. */
  readonly prefix: string;
  readonly facts: readonly { readonly name: string; readonly definition: FactDefinition }[];
}

/** Facts by the source that their names begin with, in the order of the document; `query` keeps those that match. */
export function groupFacts(
  facts: Readonly<Record<string, FactDefinition>>,
  query: string,
  labelOf: (definition: FactDefinition) => string,
): readonly FactGroup[] {
  const wanted = fold(query.trim());
  const groups = new Map<string, FactGroup['facts'][number][]>();
  for (const [name, definition] of Object.entries(facts)) {
    if (wanted !== '' && !fold(`${name} ${labelOf(definition)}`).includes(wanted)) continue;
    const prefix = name.slice(0, name.indexOf('.'));
    const group = groups.get(prefix) ?? [];
    group.push({ name, definition });
    groups.set(prefix, group);
  }
  return [...groups].map(([prefix, members]) => ({ prefix, facts: members }));
}

/** Without accents and case. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
