import type { PerformanceFlag } from '../history/records.js';
import { rateOf } from './outcome-counter.js';
import type { CharacteristicReport } from './report.js';
import type { DecisionSummary, SideCharacteristic } from './side.js';
import { pointsShift, populationStability } from './statistics/population-stability.js';
import { weightOfEvidence } from './statistics/weight-of-evidence.js';

interface EntryCounts {
  n: number;
  good: number;
  bad: number;
  /** Cases of the earlier half of the dates. */
  earlier: number;
}

/** Counts which entry of each characteristic applied, and what became of it. */
export class CharacteristicCounter {
  readonly #characteristics: readonly SideCharacteristic[];
  readonly #counts: EntryCounts[][];
  readonly #firstLaterDate: number;

  constructor(characteristics: readonly SideCharacteristic[], dateCount: number) {
    this.#characteristics = characteristics;
    this.#counts = characteristics.map(({ entries }) => entries.map(() => ({ n: 0, good: 0, bad: 0, earlier: 0 })));
    this.#firstLaterDate = Math.ceil(dateCount / 2);
  }

  add(decision: DecisionSummary, flag: PerformanceFlag, dateIndex: number): void {
    for (const [i, counts] of this.#counts.entries()) {
      const count = counts[decision.entries[i] ?? -1];
      if (count === undefined) throw new Error('a decision names an entry that its scorecard does not have');
      count.n++;
      if (flag === 'good' || flag === 'bad') count[flag]++;
      if (dateIndex < this.#firstLaterDate) count.earlier++;
    }
  }

  report(): CharacteristicReport[] {
    return this.#characteristics.map(({ id, label, entries }, i) => {
      const counts = this.#counts[i] ?? [];
      const evidence = weightOfEvidence(counts);
      const earlier = counts.map((count) => count.earlier);
      const later = counts.map((count) => count.n - count.earlier);
      return {
        id,
        label,
        informationValue: evidence?.informationValue ?? null,
        smoothed: evidence?.smoothed ?? false,
        csi: populationStability(earlier, later),
        pointsShift: pointsShift(
          earlier,
          later,
          entries.map(({ points }) => points),
        ),
        entries: entries.map((entry, position) => {
          const { n, good, bad } = counts[position] ?? { n: 0, good: 0, bad: 0 };
          return {
            kind: entry.kind,
            id: entry.id,
            points: entry.points,
            n,
            good,
            bad,
            ...rateOf(good, bad),
            weightOfEvidence: evidence?.woe[position] ?? null,
          };
        }),
      };
    });
  }
}
