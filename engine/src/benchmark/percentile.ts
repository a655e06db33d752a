/**
 * Where a company stands among its peers: the cell of a benchmark that fits it best, and its position there.
 *
 * The chain climbs from the finest cell to the coarsest: subclass × size, class × size, group × size,
 * division × size, division × all, section × all, all × all. A cell counts only if enough companies stand behind it.
 */
import type { Absent } from '../kernel/absent.js';
import { translateCode } from './correspondence.js';
import { SIZE_CLASSES } from './levels.js';
import type { Benchmark, BenchmarkCell } from './schema.js';

/** One step of the search for a cell. `n` is null where the benchmark has no such cell. */
export interface CellSearchStep {
  /** `id@version` of the benchmark. */
  readonly benchmark: string;
  readonly level: BenchmarkCell['level'];
  readonly code: string;
  readonly size: BenchmarkCell['size'];
  /** `46.19Y → 46.1`: the code was translated from another nomenclature; null when it is the company's own. */
  readonly correspondence: string | null;
  readonly n: number | null;
  readonly used: boolean;
}

/** What is known of a company when its cell is looked for, by the names of the facts that hold it. */
export type TextFactReader = (factName: string) => string | Absent;

export interface CellSearch {
  /** The cell, or why there is none: `no_benchmark`, or the absence of the activity code. */
  readonly cell: BenchmarkCell | Absent;
  /** Every step tried, in order; the last one is `used` when a cell was found. */
  readonly steps: readonly CellSearchStep[];
}

/** Cells by formula, level, code and size, for every benchmark in the order in which they are read. */
export interface BenchmarkIndex {
  readonly entries: readonly { readonly benchmark: Benchmark; readonly cells: ReadonlyMap<string, BenchmarkCell> }[];
}

export const NO_BENCHMARK: Absent = Object.freeze({ absent: 'notApplicable', cause: 'no_benchmark' });

const SECTOR_CODE = /^(\d{2})(?:\.?(\d)(?:(\d)(?:([A-Z]))?)?)?$/;

interface PreparedBenchmark {
  readonly cells: ReadonlyMap<string, BenchmarkCell>;
  readonly formulaIds: ReadonlySet<string>;
}

// A benchmark is a published document that nobody changes, so what is prepared of it may be kept as long as it lives.
const preparedBenchmarks = new WeakMap<Benchmark, PreparedBenchmark>();

/** Prepares benchmarks for {@link findCell}. */
export function indexBenchmarks(benchmarks: readonly Benchmark[]): BenchmarkIndex {
  return { entries: benchmarks.map((benchmark) => ({ benchmark, cells: prepare(benchmark).cells })) };
}

/** Tells whether a benchmark has any cell for a formula. */
export function holdsFormula(benchmark: Benchmark, formulaId: string): boolean {
  return prepare(benchmark).formulaIds.has(formulaId);
}

function prepare(benchmark: Benchmark): PreparedBenchmark {
  const known = preparedBenchmarks.get(benchmark);
  if (known !== undefined) return known;
  const prepared = {
    cells: new Map(benchmark.cells.map((cell) => [keyOf(cell.formulaId, cell.level, cell.code, cell.size), cell])),
    formulaIds: new Set(benchmark.cells.map(({ formulaId }) => formulaId)),
  };
  preparedBenchmarks.set(benchmark, prepared);
  return prepared;
}

function keyOf(formulaId: string, level: string, code: string, size: string): string {
  return `${formulaId}\n${level}\n${code}\n${size}`;
}

/** Names of the facts by which a company is placed in a benchmark. */
export function listPlacingFacts({ sectorFact, sizeFact, correspondence }: Benchmark): readonly string[] {
  return [sectorFact, sizeFact, ...(correspondence === undefined ? [] : [correspondence.fact])];
}

/**
 * Finds the cell in which to place a company. Benchmarks are tried in order; the first usable cell is taken. Where the
 * activity code of a benchmark's nomenclature is absent and the benchmark can translate another one, that is used.
 *
 * An absent activity code makes the result absent: comparing with all sectors would look like knowledge. An absent
 * or foreign size only skips the steps by size. A code that is none (`46.51Z`, `4651Z`, `46.5`, `46` are) finds nothing.
 */
export function findCell(index: BenchmarkIndex, formulaId: string, read: TextFactReader): CellSearch {
  const steps: CellSearchStep[] = [];
  let absent: Absent = NO_BENCHMARK;
  for (const { benchmark, cells } of index.entries) {
    const sector = findSector(benchmark, read);
    if ('absent' in sector) {
      absent = sector;
      continue;
    }
    const { correspondence } = sector;
    const size = read(benchmark.sizeFact);
    for (const step of chainOf(sector.code, typeof size === 'string' ? size : null, benchmark)) {
      const cell = cells.get(keyOf(formulaId, step.level, step.code, step.size));
      const used = cell !== undefined && cell.n >= benchmark.minimumN;
      const name = `${benchmark.id}@${benchmark.version}`;
      steps.push({ benchmark: name, ...step, correspondence, n: cell?.n ?? null, used });
      if (used) return { cell, steps };
    }
  }
  return { cell: absent, steps };
}

/** The activity code to look under, and how it was translated if it was; null code: under no division in particular. */
function findSector(
  { sectorFact, correspondence }: Benchmark,
  read: TextFactReader,
): { readonly code: string | null; readonly correspondence: string | null } | Absent {
  const own = read(sectorFact);
  if (typeof own === 'string') return { code: own, correspondence: null };
  const other = correspondence === undefined ? own : read(correspondence.fact);
  if (correspondence === undefined || typeof other !== 'string') return own;
  const code = translateCode(correspondence, other);
  return { code, correspondence: `${other} → ${code ?? '?'}` };
}

type ChainStep = Pick<BenchmarkCell, 'level' | 'code' | 'size'>;

function chainOf(sector: string | null, size: string | null, benchmark: Benchmark): ChainStep[] {
  if (sector === null) return [{ level: 'all', code: 'all', size: 'all' }];
  const match = SECTOR_CODE.exec(sector);
  if (match === null) return [];
  const [, division = '', group, classDigit, letter] = match;
  const levels: Omit<ChainStep, 'size'>[] = [];
  if (letter !== undefined) levels.push({ level: 'subclass', code: `${division}.${group}${classDigit}${letter}` });
  if (classDigit !== undefined) levels.push({ level: 'class', code: `${division}.${group}${classDigit}` });
  if (group !== undefined) levels.push({ level: 'group', code: `${division}.${group}` });
  levels.push({ level: 'division', code: division });
  const sizeClass = SIZE_CLASSES.find((known) => known === size && known !== 'all');
  const steps: ChainStep[] = sizeClass === undefined ? [] : levels.map((level) => ({ ...level, size: sizeClass }));
  steps.push({ level: 'division', code: division, size: 'all' });
  const section = Object.hasOwn(benchmark.sections, division) ? benchmark.sections[division] : undefined;
  if (section !== undefined) steps.push({ level: 'section', code: section, size: 'all' });
  steps.push({ level: 'all', code: 'all', size: 'all' });
  return steps;
}

/**
 * Position of a value in a cell, 0…100, in the good direction: 100 − position when lower is better.
 *
 * Linear between quantiles. Beyond q10 and q90: 5 and 95; beyond q25 and q75 where those are unknown: 25 and 75.
 * A value on which several quantiles coincide gets the middle of their positions.
 */
export function positionInCell(cell: BenchmarkCell, value: number, lowerIsBetter: boolean): number {
  const position = rawPosition(cell, value);
  return lowerIsBetter ? 100 - position : position;
}

function rawPosition(cell: BenchmarkCell, value: number): number {
  const knots: [position: number, quantile: number][] = [
    [25, cell.q25],
    [50, cell.q50],
    [75, cell.q75],
  ];
  if (cell.q10 !== null) knots.unshift([10, cell.q10]);
  if (cell.q90 !== null) knots.push([90, cell.q90]);
  const equal = knots.filter(([, quantile]) => quantile === value);
  const [firstEqual] = equal;
  const lastEqual = equal.at(-1);
  if (firstEqual !== undefined && lastEqual !== undefined) return (firstEqual[0] + lastEqual[0]) / 2;

  let below: [number, number] | null = null;
  for (const knot of knots) {
    if (value < knot[1]) {
      if (below === null) return cell.q10 === null ? 25 : 5;
      return below[0] + ((value - below[1]) / (knot[1] - below[1])) * (knot[0] - below[0]);
    }
    below = knot;
  }
  return cell.q90 === null ? 75 : 95;
}
