/** Sector benchmarks: quantiles of a ratio by activity and size, as a versioned document of their own. */
import { z } from 'zod';
import { Text } from '../kernel/text.js';
import { NOMENCLATURES, SECTOR_LEVELS, SIZE_CLASSES } from './levels.js';

export const BenchmarkCell = z.strictObject({
  level: z.enum(SECTOR_LEVELS),
  /** Activity code at that level (`46.51Z`, `46.51`, `46.5`, `46`, `G`), or `all`. */
  code: z.string().min(1).max(10),
  size: z.enum(SIZE_CLASSES),
  /** Only a ratio with the same formula id may be compared with this cell. */
  formulaId: z.string().min(1).max(100),
  /** Companies behind the cell. */
  n: z.int().nonnegative(),
  /** Quantiles, not decreasing; q10 and q90 may be unknown. */
  q10: z.number().nullable(),
  q25: z.number(),
  q50: z.number(),
  q75: z.number(),
  q90: z.number().nullable(),
});
export type BenchmarkCell = z.infer<typeof BenchmarkCell>;

const ActivityCode = z.string().regex(/^\d{2}(\.\d(\d[A-Z]?)?)?$/);

/**
 * How companies of which only the code of another nomenclature is known are placed. Tables between nomenclatures are
 * many to many, so each code has all its counterparts with the weight of each, and none is picked by guess.
 */
const Correspondence = z.strictObject({
  nomenclature: z.enum(NOMENCLATURES),
  /** The fact that holds the code of that other nomenclature. */
  fact: z.string(),
  source: Text,
  /** Share of a code's weight, more than half, that must stand under one code to place a company there. */
  minimumShare: z.number().gt(0.5).max(1),
  /** Weights are relative (companies, turnover); they need not add up to anything. */
  codes: z.record(ActivityCode, z.array(z.strictObject({ code: ActivityCode, weight: z.number().positive() })).min(1)),
});

export const Benchmark = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  version: z.int().positive(),
  name: Text,
  source: Text,
  licence: z.string().min(1),
  nomenclature: z.enum(NOMENCLATURES),
  country: z.string().length(2),
  year: z.int(),
  /** A cell counts only from this many companies on; below it the chain climbs. */
  minimumN: z.int().positive(),
  /** The facts that hold the customer's activity code and size class. */
  sectorFact: z.string(),
  sizeFact: z.string(),
  /** Division (two digits) → section (letter), needed to climb the last step. */
  /** Left out: only companies with a code of the benchmark's own nomenclature are placed. */
  correspondence: Correspondence.optional(),
  sections: z.record(z.string().regex(/^\d{2}$/), z.string().regex(/^[A-V]$/)),
  cells: z.array(BenchmarkCell).min(1).max(100_000),
});
export type Benchmark = z.infer<typeof Benchmark>;
