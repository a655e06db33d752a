/** Arithmetic of a migration matrix: `cells[i][j]` counts cases of champion rating i+1 and challenger rating j+1. */
import type { ChartTable } from './chart-table.js';

export type MigrationCells = readonly (readonly number[])[];

export interface MigrationTotals {
  readonly total: number;
  readonly same: number;
  /** Rated better (a lower rating) by the challenger. */
  readonly better: number;
  readonly worse: number;
}

export function totalsOf(cells: MigrationCells): MigrationTotals {
  let same = 0;
  let better = 0;
  let worse = 0;
  for (const [from, row] of cells.entries()) {
    for (const [to, count] of row.entries()) {
      if (to === from) same += count;
      else if (to < from) better += count;
      else worse += count;
    }
  }
  return { total: same + better + worse, same, better, worse };
}

/** How strongly a cell off the diagonal is shaded, 0…1, against the fullest of them; the diagonal is never shaded. */
export function shadeOf(cells: MigrationCells, from: number, to: number): number {
  const count = cells[from]?.[to] ?? 0;
  if (from === to || count === 0) return 0;
  const fullest = Math.max(...cells.flatMap((row, i) => row.filter((_, j) => i !== j)));
  // Square root: small moves stay visible beside one large one.
  return 0.12 + 0.88 * Math.sqrt(count / fullest);
}

export function tableOfMigration(
  cells: MigrationCells,
  words: { readonly fromChampion: string; readonly migrationHead: (rating: number) => string; readonly total: string },
): ChartTable {
  return {
    columns: [
      { header: words.fromChampion, kind: 'number' },
      ...cells.map((_, index) => ({ header: words.migrationHead(index + 1), kind: 'number' as const })),
      { header: words.total, kind: 'number' },
    ],
    rows: cells.map((row, index) => [index + 1, ...row, row.reduce((sum, count) => sum + count, 0)]),
  };
}
