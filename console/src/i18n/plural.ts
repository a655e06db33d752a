/** French counts zero as singular: « 0 dossier », « 1 dossier », « 1,5 dossier », « 2 dossiers ». */
export function frPlural(count: number, one: string, other: string): string {
  return Math.abs(count) < 2 ? one : other;
}

export function enPlural(count: number, one: string, other: string): string {
  return count === 1 ? one : other;
}
