/** The same few figures for parts of the observations: dates (cohorts) and groups of customers (slices). */
import { RATINGS } from '../scorecard/schema.js';
import type { JudgedCase } from './judged-case.js';
import { OutcomeCounter, rateOf } from './outcome-counter.js';
import { type Cohort, type ReportPart, SLICE_KINDS, type Slice, type SliceKind } from './report.js';
import type { DecisionSummary } from './side.js';
import { populationStability } from './statistics/population-stability.js';

/** Values of one kind shown one by one; the rest is pooled. */
const MOST_SLICES = 20;

class PartCounter {
  readonly total = new OutcomeCounter();
  readonly champion = new VersionCounter();
  readonly challenger = new VersionCounter();

  add(judged: JudgedCase): void {
    this.total.add(judged.observation, null);
    this.champion.add(judged, judged.champion);
    this.challenger.add(judged, judged.challenger);
  }

  addAll(other: PartCounter): void {
    this.total.n += other.total.n;
    this.total.good += other.total.good;
    this.total.bad += other.total.bad;
    this.total.exposureMinor += other.total.exposureMinor;
    this.champion.addAll(other.champion);
    this.challenger.addAll(other.challenger);
  }

  report(): ReportPart {
    const { n, good, bad, exposureMinor } = this.total;
    return {
      n,
      good,
      bad,
      ...rateOf(good, bad),
      exposureMinor,
      champion: this.champion.report(n),
      challenger: this.challenger.report(n),
    };
  }
}

class VersionCounter {
  readonly ratings: number[] = RATINGS.map(() => 0);
  #approved = 0;
  #good = 0;
  #bad = 0;
  #limitMinor = 0;

  add({ observation: { flag } }: JudgedCase, decision: DecisionSummary): void {
    this.ratings[decision.rating - 1] = (this.ratings[decision.rating - 1] ?? 0) + 1;
    this.#limitMinor += decision.limitMinor ?? 0;
    if (decision.outcome !== 'approve') return;
    this.#approved++;
    if (flag === 'good') this.#good++;
    if (flag === 'bad') this.#bad++;
  }

  addAll(other: VersionCounter): void {
    this.#approved += other.#approved;
    this.#good += other.#good;
    this.#bad += other.#bad;
    this.#limitMinor += other.#limitMinor;
  }

  report(n: number): ReportPart['champion'] {
    return {
      approved: this.#approved,
      approvalRate: n === 0 ? 0 : this.#approved / n,
      approvedBad: this.#bad,
      approvedBadRate: rateOf(this.#good, this.#bad).badRate,
      limitMinor: this.#limitMinor,
    };
  }
}

export class PartsCounter {
  readonly #dates: readonly string[];
  readonly #cohorts: PartCounter[];
  readonly #slices = new Map<SliceKind, Map<string | null, PartCounter>>();

  constructor(dates: readonly string[]) {
    this.#dates = dates;
    this.#cohorts = dates.map(() => new PartCounter());
  }

  add(judged: JudgedCase): void {
    this.#cohorts[judged.dateIndex]?.add(judged);
    for (const kind of SLICE_KINDS) {
      const values = this.#slices.get(kind) ?? new Map<string | null, PartCounter>();
      this.#slices.set(kind, values);
      const value = judged.observation.groups[kind];
      const part = values.get(value) ?? new PartCounter();
      values.set(value, part);
      part.add(judged);
    }
  }

  /** One cohort per date, empty ones included: a gap in time is a finding. */
  cohorts(champion: readonly number[], challenger: readonly number[]): Cohort[] {
    return this.#dates.map((date, i) => {
      const part = this.#cohorts[i] ?? new PartCounter();
      return {
        date,
        part: part.report(),
        championPsi: populationStability(champion, part.champion.ratings),
        challengerPsi: populationStability(challenger, part.challenger.ratings),
      };
    });
  }

  /** Largest first, those not known last, small ones beyond the twentieth pooled; a kind nobody knows is left out. */
  slices(): Slice[] {
    return SLICE_KINDS.flatMap((kind) => {
      const values = this.#slices.get(kind) ?? new Map<string | null, PartCounter>();
      const unknown = values.get(null);
      const known = [...values].filter((entry): entry is [string, PartCounter] => entry[0] !== null);
      if (known.length === 0) return [];
      known.sort(([a, x], [b, y]) => y.total.n - x.total.n || (a < b ? -1 : 1));
      const slices: Slice[] = known
        .slice(0, MOST_SLICES)
        .map(([value, part]) => ({ kind, value, more: 0, part: part.report() }));
      const rest = known.slice(MOST_SLICES);
      if (rest.length > 0) {
        const pooled = new PartCounter();
        for (const [, part] of rest) pooled.addAll(part);
        slices.push({ kind, value: null, more: rest.length, part: pooled.report() });
      }
      if (unknown !== undefined) slices.push({ kind, value: null, more: 0, part: unknown.report() });
      return slices;
    });
  }
}
