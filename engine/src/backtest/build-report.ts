/** Puts the report together, case by case: memory grows with scores and customers, not with whole applications. */
import type { Observation, ObservationSummary } from '../history/observe.js';
import { observationDates } from '../history/observe.js';
import type { ObservationPlan } from '../history/records.js';
import { RATINGS } from '../scorecard/schema.js';
import type { JudgedCase } from './judged-case.js';
import { LimitChangeCounter } from './limit-changes.js';
import { MoneyCounter } from './money.js';
import { MovedCustomers } from './moved.js';
import { PartsCounter } from './parts.js';
import { checkRelease, type ReleaseTolerances } from './release.js';
import type { BacktestReport, Economics } from './report.js';
import { ScoreColumns } from './score-columns.js';
import type { BacktestSide, DecisionSummary } from './side.js';
import { SideCounter } from './side-counter.js';
import { mobility } from './statistics/mobility.js';
import { populationStability } from './statistics/population-stability.js';
import { SwapSetCounter } from './swap-set.js';

export interface ReportInput {
  readonly plan: ObservationPlan;
  readonly dataset: BacktestReport['dataset'];
  readonly engineVersion: string;
  readonly champion: BacktestSide;
  readonly challenger: BacktestSide;
  /** Tolerances of the version in force; null: no gate. */
  readonly release: ReleaseTolerances | null;
  readonly economics: Economics | null;
}

export class ReportBuilder {
  readonly #input: ReportInput;
  readonly #dates: readonly string[];
  readonly #dateIndex: ReadonlyMap<string, number>;
  readonly #customers = new Map<string, number>();
  readonly #champion: SideCounter;
  readonly #challenger: SideCounter;
  readonly #scores = new ScoreColumns();
  readonly #swapSet = new SwapSetCounter();
  readonly #limits = new LimitChangeCounter();
  readonly #parts: PartsCounter;
  readonly #money: MoneyCounter | null;
  readonly #moved = new MovedCustomers();
  readonly #migration: number[][] = RATINGS.map(() => RATINGS.map(() => 0));

  constructor(input: ReportInput) {
    const { champion, challenger, plan, economics } = input;
    if (champion.currency !== challenger.currency) throw new Error('both versions must decide in one currency');
    this.#input = input;
    this.#dates = observationDates(plan);
    this.#dateIndex = new Map(this.#dates.map((date, i) => [date, i]));
    this.#champion = new SideCounter(champion, plan.outcome.horizonMonths, this.#dates.length);
    this.#challenger = new SideCounter(challenger, plan.outcome.horizonMonths, this.#dates.length);
    this.#parts = new PartsCounter(this.#dates);
    this.#money =
      economics === null ? null : new MoneyCounter(economics, champion, challenger, plan.outcome.horizonMonths);
  }

  /** Adds one observation that is not immature, with both decisions. */
  add(observation: Observation, champion: DecisionSummary, challenger: DecisionSummary): void {
    const dateIndex = this.#dateIndex.get(observation.date);
    if (dateIndex === undefined) throw new Error(`the plan has no date ${observation.date}`);
    const customer = this.#customers.get(observation.customerId) ?? this.#customers.size;
    this.#customers.set(observation.customerId, customer);
    const judged: JudgedCase = { observation, dateIndex, customer, champion, challenger };
    this.#champion.add(judged, champion);
    this.#challenger.add(judged, challenger);
    this.#scores.add(judged);
    this.#swapSet.add(judged);
    this.#limits.add(judged);
    this.#parts.add(judged);
    this.#money?.add(judged);
    this.#moved.add(judged);
    const row = this.#migration[champion.rating - 1];
    if (row !== undefined) row[challenger.rating - 1] = (row[challenger.rating - 1] ?? 0) + 1;
  }

  finish(summary: ObservationSummary): BacktestReport {
    const { plan, dataset, engineVersion, release } = this.#input;
    const champion = this.#champion.report(this.#scores.discrimination('champion'));
    const challenger = this.#challenger.report(this.#scores.discrimination('challenger'));
    const ratingsBefore = this.#champion.ratingCounts;
    const ratingsAfter = this.#challenger.ratingCounts;
    const difference = this.#scores.difference();
    const { total } = this.#champion;
    const observations = {
      n: total.n,
      customers: this.#customers.size,
      dates: [...summary.dates],
      good: total.good,
      bad: total.bad,
      indeterminate: total.indeterminate,
      unobserved: total.unobserved,
      immature: summary.immature,
      immatureBad: summary.immatureBad,
      alreadyBad: summary.alreadyBad,
      dormant: summary.dormant,
      worstDaysPastDue: summary.worstDaysPastDue,
      knownFrom: summary.knownFrom,
      knownUntil: summary.knownUntil,
      overlapping: summary.dates.length > 1 && plan.everyMonths < plan.outcome.horizonMonths,
    };
    const psi = populationStability(ratingsBefore, ratingsAfter) ?? 0;
    return {
      plan,
      dataset: { ...dataset },
      engineVersion,
      currency: this.#input.challenger.currency,
      observations,
      champion,
      challenger,
      aucDifference:
        difference === null
          ? null
          : {
              ...difference.plain,
              clusterPValue: difference.clustered?.pValue ?? null,
              clusterInterval: difference.clustered?.interval ?? null,
            },
      migration: this.#migration,
      mobility: mobility(this.#migration),
      psi,
      swapSet: this.#swapSet.report(),
      limits: this.#limits.report(),
      cohorts: this.#parts.cohorts(ratingsBefore, ratingsAfter).filter(({ date }) => summary.dates.includes(date)),
      slices: this.#parts.slices(),
      money: this.#money?.report(summary.dates.length) ?? null,
      moved: this.#moved.report(),
      release: release === null ? [] : checkRelease(release, { champion, challenger, psi, observations }),
    };
  }
}
