export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}
export type SortValue = string | number | null;

/** Orders two cells; null comes last in both directions, texts by the alphabet without regard to accents or case. */
export function compareValues(a: SortValue, b: SortValue, direction: Sort['direction']): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order =
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : String(a).localeCompare(String(b), undefined, { sensitivity: 'base', numeric: true });
  return direction === 'ascending' ? order : -order;
}
