import type { PerformanceFlag } from '../history/records.js';
import { OUTCOMES, type Outcome, RATINGS } from '../scorecard/schema.js';
import { calibrate } from './calibration.js';
import { CharacteristicCounter } from './characteristic-counter.js';
import { histogramOf } from './histogram.js';
import type { JudgedCase } from './judged-case.js';
import { OutcomeCounter } from './outcome-counter.js';
import { checkRatingOrder } from './rating-order.js';
import type { Discrimination, SideReport } from './report.js';
import type { BacktestSide, DecisionSummary } from './side.js';

/** Adds one version's decisions up into its {@link SideReport}. */
export class SideCounter {
  readonly #side: BacktestSide;
  readonly #horizonMonths: number;
  readonly #outcomes: Record<Outcome, OutcomeCounter>;
  readonly #ratings = RATINGS.map(() => new OutcomeCounter());
  readonly #total = new OutcomeCounter();
  readonly #scores = new Map<number, Map<PerformanceFlag, number>>();
  readonly #workload: { role: string; n: number; exposureMinor: number }[];
  readonly #characteristics: CharacteristicCounter;

  constructor(side: BacktestSide, horizonMonths: number, dateCount: number) {
    this.#side = side;
    this.#horizonMonths = horizonMonths;
    this.#outcomes = { approve: new OutcomeCounter(), refer: new OutcomeCounter(), decline: new OutcomeCounter() };
    this.#workload = side.roles.map((role) => ({ role, n: 0, exposureMinor: 0 }));
    this.#characteristics = new CharacteristicCounter(side.characteristics, dateCount);
  }

  add({ observation, dateIndex }: JudgedCase, decision: DecisionSummary): void {
    const { flag } = observation;
    this.#total.add(observation, decision.limitMinor);
    this.#outcomes[decision.outcome].add(observation, decision.limitMinor);
    this.#ratings[decision.rating - 1]?.add(observation, decision.limitMinor);
    const flags = this.#scores.get(decision.score) ?? new Map<PerformanceFlag, number>();
    this.#scores.set(decision.score, flags.set(flag, (flags.get(flag) ?? 0) + 1));
    this.#addWork(decision);
    this.#characteristics.add(decision, flag, dateIndex);
  }

  get total(): OutcomeCounter {
    return this.#total;
  }

  get approved(): OutcomeCounter {
    return this.#outcomes.approve;
  }

  /** Cases per rating, 1 first. */
  get ratingCounts(): number[] {
    return this.#ratings.map(({ n }) => n);
  }

  report(discrimination: Discrimination | null): SideReport {
    const ratings = RATINGS.map((rating, i) => ({
      rating,
      counts: (this.#ratings[i] ?? new OutcomeCounter()).report(),
    }));
    return {
      scorecard: { ...this.#side.scorecard },
      outcomes: OUTCOMES.map((outcome) => ({ outcome, counts: this.#outcomes[outcome].report() })),
      ratings,
      total: this.#total.report(),
      approvalRate: this.#total.n === 0 ? 0 : this.#outcomes.approve.n / this.#total.n,
      discrimination,
      workload: this.#workload,
      histogram: histogramOf(this.#scores),
      calibration:
        this.#side.calibration === null ? null : calibrate(this.#side.calibration, ratings, this.#horizonMonths),
      ratingOrder: checkRatingOrder(ratings),
      characteristics: this.#characteristics.report(),
    };
  }

  /** What is not referred the machine decides; what is referred, a person: at least the authority next to the machine. */
  #addWork(decision: DecisionSummary): void {
    const named = this.#side.roles.indexOf(decision.role);
    if (named < 0) throw new Error(`the scorecard has no authority \`${decision.role}\``);
    const index = decision.outcome === 'refer' ? Math.max(1, named) : 0;
    const work = this.#workload[Math.min(index, this.#workload.length - 1)];
    if (work === undefined) return;
    work.n++;
    work.exposureMinor += decision.countedMinor;
  }
}
