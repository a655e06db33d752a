import type { Benchmark, BenchmarkCell } from '../benchmark/schema.js';
import type { Tape } from './tape.js';

const PLACES = [
  ['all', 'all', 'all'],
  ['section', 'G', 'all'],
  ['division', '46', 'all'],
  ['division', '46', 'PME'],
  ['group', '46.5', 'PME'],
  ['class', '46.51', 'TPE'],
  ['subclass', '46.51Z', 'PME'],
  ['division', '43', 'all'],
] as const;

/** Activity codes around which benchmarks are drawn, one of them unknown to all, one of them no code. */
export const SECTOR_CODES = ['46.51Z', '4651Z', '46.5', '43.21A', '99.99Z', 'none'] as const;

/** Codes of another nomenclature: one to one, spread in a division, spread beyond one, in no table. */
export const OTHER_SECTOR_CODES = ['11.11Y', '1111Y', '22.22Y', '33.33Y', '44.44Y'] as const;

/** A benchmark with a few cells for each of the formulas, some too thin to be used, some without outer quantiles. */
export function drawBenchmark(tape: Tape, formulaIds: readonly string[]): Benchmark {
  const cells: BenchmarkCell[] = [];
  for (const formulaId of formulaIds) {
    for (const [level, code, size] of PLACES) {
      // The widest cell is always there: a formula without any cell is an error of the scorecard.
      if (level !== 'all' && tape.chance(40)) continue;
      const step = (from: number): number => from + tape.pick([0.5, 0, 1, 2.5]);
      const q10 = tape.pick([0, -1, 0.5, 10]);
      const q25 = step(q10);
      const q50 = step(q25);
      const q75 = step(q50);
      const q90 = step(q75);
      const outer = tape.chance(70);
      const n = tape.pick([150, 100, 99, 5]);
      cells.push({ level, code, size, formulaId, n, q10: outer ? q10 : null, q25, q50, q75, q90: outer ? q90 : null });
    }
  }
  return {
    schemaVersion: 1,
    id: 'fuzz-sectors',
    version: 1,
    name: { fr: 'Secteurs', en: 'Sectors' },
    source: { fr: 'Tirage', en: 'Drawn at random' },
    licence: 'none',
    nomenclature: 'NAF_REV2',
    country: 'FR',
    year: 2024,
    minimumN: 100,
    sectorFact: 'registry.naf',
    sizeFact: 'registry.sizeClass',
    ...(tape.chance(60)
      ? {
          correspondence: {
            nomenclature: 'NAF_2025' as const,
            fact: 'registry.naf2025',
            source: { fr: 'Tirage', en: 'Drawn at random' },
            minimumShare: tape.pick([0.75, 1, 0.51]),
            codes: {
              '11.11Y': [{ code: '46.51Z', weight: 1 }],
              '22.22Y': [
                { code: '46.51Z', weight: 3 },
                { code: '46.52Z', weight: 1 },
              ],
              '33.33Y': [
                { code: '43.21A', weight: tape.pick([1, 2, 30]) },
                { code: '46.5', weight: 1 },
              ],
            },
          },
        }
      : {}),
    sections: { '46': 'G', '43': 'F' },
    cells,
  };
}
