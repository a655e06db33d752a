/** How much a migration matrix moves cases. */
export interface Mobility {
  /** (k − trace P) / (k − 1) of the row shares P: 0 nobody moves, 1 the old grade says nothing of the new one. */
  readonly index: number;
  /** Shares of all cases that keep their grade, move to a better (lower) one and to a worse one. */
  readonly same: number;
  readonly better: number;
  readonly worse: number;
}

/**
 * Mobility of a square matrix of counts, rows = from, columns = to, grade 1 first and best. Rows without cases say
 * nothing and are left out of k. Null when fewer than two rows have cases.
 */
export function mobility(cells: readonly (readonly number[])[]): Mobility | null {
  let rows = 0;
  let trace = 0;
  let same = 0;
  let better = 0;
  let worse = 0;
  cells.forEach((row, i) => {
    const total = row.reduce((a, b) => a + b, 0);
    if (total === 0) return;
    rows++;
    row.forEach((count, j) => {
      if (j === i) {
        trace += count / total;
        same += count;
      } else if (j < i) better += count;
      else worse += count;
    });
  });
  const n = same + better + worse;
  if (rows < 2) return null;
  return { index: (rows - trace) / (rows - 1), same: same / n, better: better / n, worse: worse / n };
}
