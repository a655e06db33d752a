/** The check of a benchmark document. */
import { benchmarkCodes } from '../kernel/codes/benchmark-codes.js';
import type { Diagnostic, JsonPath } from '../kernel/diagnostic.js';
import { inEachLanguage, quote } from '../kernel/messages.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { explainIssues } from '../kernel/shape/explain-issues.js';
import type { Text } from '../kernel/text.js';
import { Benchmark, type BenchmarkCell } from './schema.js';

/** Reads a benchmark: its form, the order of quantiles, and that no cell is there twice. */
export function checkBenchmark(value: unknown): Result<Benchmark, Diagnostic[]> {
  const parsed = Benchmark.safeParse(value);
  if (!parsed.success) {
    return fail(
      explainIssues(value, parsed.error.issues, { schema: Benchmark, describePlace, proposeValue: () => undefined }),
    );
  }
  const faults: Diagnostic[] = [];
  const seen = new Set<string>();
  parsed.data.cells.forEach((cell, at) => {
    const path = ['cells', at];
    const name = `${cell.formulaId} ${cell.level} ${cell.code} ${cell.size}`;
    if (seen.has(name)) faults.push(benchmarkCodes.cellRepeated.at({ path }, { cell: name }));
    seen.add(name);
    if (!isOrdered(cell)) faults.push(benchmarkCodes.quantilesUnordered.at({ path }, { cell: name }));
  });
  return faults.length > 0 ? fail(faults) : ok(parsed.data);
}

function isOrdered({ q10, q25, q50, q75, q90 }: BenchmarkCell): boolean {
  const quantiles = [q10 ?? q25, q25, q50, q75, q90 ?? q75];
  return quantiles.every((quantile, at) => at === 0 || quantile >= (quantiles[at - 1] ?? quantile));
}

function describePlace(_root: unknown, path: JsonPath): Text {
  const [section, index] = path;
  const key = path.findLast((part) => typeof part === 'string');
  return inEachLanguage((locale) => {
    if (section === 'cells' && typeof index === 'number') return `${locale === 'fr' ? 'cellule' : 'cell'} ${index + 1}`;
    return key === undefined ? '' : quote(key, locale);
  });
}
