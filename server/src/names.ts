/** Names that people give to things: one way of writing each, so that names that look the same are the same. */

/** Composed (NFC), with single blanks and none at its ends. */
export function normaliseName(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** What names that differ in letter case alone have in common. */
function fold(name: string): string {
  return normaliseName(name).toUpperCase().toLowerCase().normalize('NFC');
}

/**
 * What already has this name: the very one, or, where names were given before they were held to one form, the first that
 * differs in how it is written; null when there is none.
 */
export function findNamed<T extends { readonly name: string }>(given: readonly T[], name: string): T | null {
  const folded = fold(name);
  return given.find((one) => one.name === name) ?? given.find((one) => fold(one.name) === folded) ?? null;
}
