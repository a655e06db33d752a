/**
 * Coefficients of a logistic regression of 0/1 `outcomes` on `rows` of inputs, the intercept first: Newton's method on
 * the log likelihood, to machine precision on data that do not separate. Small and plain: it is here to reach published
 * figures by another way than the software that printed them.
 */
export function fitLogistic(rows: readonly (readonly number[])[], outcomes: readonly number[]): number[] {
  const inputs = rows.map((row) => [1, ...row]);
  const size = inputs[0]?.length ?? 0;
  let coefficients = Array.from({ length: size }, () => 0);
  for (let round = 0; round < 25; round += 1) {
    const gradient = Array.from({ length: size }, () => 0);
    const information = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
    for (const [n, row] of inputs.entries()) {
      const p = logistic(dot(coefficients, row));
      for (const [i, x] of row.entries()) {
        gradient[i] = (gradient[i] ?? 0) + x * ((outcomes[n] ?? 0) - p);
        const line = information[i] ?? [];
        for (const [j, z] of row.entries()) line[j] = (line[j] ?? 0) + x * z * p * (1 - p);
      }
    }
    const step = solve(information, gradient);
    coefficients = coefficients.map((value, i) => value + (step[i] ?? 0));
  }
  return coefficients;
}

/** The probability that the regression gives to one row of inputs. */
export function logisticOf([intercept = 0, ...slopes]: readonly number[], row: readonly number[]): number {
  return logistic(intercept + dot(slopes, row));
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, i) => total + value * (b[i] ?? 0), 0);
}

/** x of `matrix`·x = `right`, by Gauss-Jordan elimination; the matrix is symmetric and positive definite: no pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const lines = matrix.map((line, i) => [...line, right[i] ?? 0]);
  for (const [i, pivotLine] of lines.entries()) {
    const pivot = pivotLine[i] ?? 0;
    for (let k = i; k < pivotLine.length; k += 1) pivotLine[k] = (pivotLine[k] ?? 0) / pivot;
    for (const [j, line] of lines.entries()) {
      const factor = line[i] ?? 0;
      if (j === i) continue;
      for (let k = i; k < line.length; k += 1) line[k] = (line[k] ?? 0) - factor * (pivotLine[k] ?? 0);
    }
  }
  return lines.map((line) => line.at(-1) ?? 0);
}
