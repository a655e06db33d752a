import { listEntries } from '../evaluate/resolve-band.js';
import { PERFORMANCE_FLAGS } from '../history/records.js';
import type { Characteristic } from '../scorecard/schema.js';
import { rateOf } from './cross-margins.js';
import type { CharacteristicReport } from './report.js';
import { pointsShift, populationStability } from './statistics/population-stability.js';
import { weightOfEvidence } from './statistics/weight-of-evidence.js';

const [GOOD, BAD] = [PERFORMANCE_FLAGS.indexOf('good'), PERFORMANCE_FLAGS.indexOf('bad')];
/** Cells of an entry: one for every flag, for the earlier and for the later dates. */
const CELLS = 2 * PERFORMANCE_FLAGS.length;

/** Position of the cell of a row within its entry: its flag, and whether its date is among the later half. */
export function cellColumn(flags: Uint8Array, dateOf: Int32Array, dateCount: number): Uint8Array {
  const firstLater = Math.ceil(dateCount / 2);
  const cells = new Uint8Array(flags.length);
  for (let row = 0; row < cells.length; row += 1) {
    cells[row] = (flags[row] ?? 0) * 2 + Number((dateOf[row] ?? 0) >= firstLater);
  }
  return cells;
}

/** Counts which entry of a characteristic applied, and what became of it. */
export function reportCharacteristic(
  characteristic: Characteristic,
  entryOf: Uint8Array,
  cells: Uint8Array,
): CharacteristicReport {
  const entries = listEntries(characteristic);
  const counts = new Float64Array(entries.length * CELLS);
  for (let row = 0; row < cells.length; row += 1) {
    const at = (entryOf[row] ?? 0) * CELLS + (cells[row] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const bins = entries.map((_, position) => {
    const own = counts.subarray(position * CELLS, (position + 1) * CELLS);
    const of = (flag: number): number => (own[flag * 2] ?? 0) + (own[flag * 2 + 1] ?? 0);
    const n = own.reduce((total, count) => total + count, 0);
    const earlier = own.reduce((total, count, cell) => (cell % 2 === 0 ? total + count : total), 0);
    return { n, good: of(GOOD), bad: of(BAD), earlier, later: n - earlier };
  });
  const evidence = weightOfEvidence(bins);
  const earlier = bins.map((bin) => bin.earlier);
  const later = bins.map((bin) => bin.later);
  return {
    id: characteristic.id,
    label: characteristic.label,
    informationValue: evidence?.informationValue ?? null,
    smoothed: evidence?.smoothed ?? false,
    csi: populationStability(earlier, later),
    pointsShift: pointsShift(
      earlier,
      later,
      entries.map(({ points }) => points),
    ),
    entries: entries.map(({ kind, id, points }, position) => {
      const { n, good, bad } = bins[position] ?? { n: 0, good: 0, bad: 0 };
      return {
        kind,
        id,
        points,
        n,
        good,
        bad,
        ...rateOf(good, bad),
        weightOfEvidence: evidence?.woe[position] ?? null,
      };
    }),
  };
}
