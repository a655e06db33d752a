import type { JudgedCase } from './judged-case.js';
import type { Economics, Money } from './report.js';
import type { BacktestSide, DecisionSummary } from './side.js';

/** Euros won and lost by approvals, under the company's own assumptions. See docs/statistics.md#money. */
export class MoneyCounter {
  readonly #economics: Economics;
  readonly #champion: SideMoney;
  readonly #challenger: SideMoney;

  constructor(economics: Economics, champion: BacktestSide, challenger: BacktestSide, horizonMonths: number) {
    this.#economics = economics;
    this.#champion = new SideMoney(economics, champion, horizonMonths);
    this.#challenger = new SideMoney(economics, challenger, horizonMonths);
  }

  add(judged: JudgedCase): void {
    this.#champion.add(judged, judged.champion);
    this.#challenger.add(judged, judged.challenger);
  }

  report(dateCount: number): Money {
    const champion = this.#champion.report(dateCount);
    const challenger = this.#challenger.report(dateCount);
    return {
      economics: this.#economics,
      champion,
      challenger,
      lossAvoidedMinor: champion.lossMinor - challenger.lossMinor,
      marginRefusedMinor: champion.marginMinor - challenger.marginMinor,
    };
  }
}

class SideMoney {
  readonly #economics: Economics;
  readonly #probabilities: readonly number[] | null;
  readonly #horizonMonths: number;
  #badExposure = 0;
  #goodSales = 0;
  #expectedShare = 0;

  constructor(economics: Economics, side: BacktestSide, horizonMonths: number) {
    this.#economics = economics;
    this.#probabilities = side.calibration?.defaultProbability ?? null;
    this.#horizonMonths = horizonMonths;
  }

  add({ observation }: JudgedCase, decision: DecisionSummary): void {
    if (decision.outcome !== 'approve') return;
    if (observation.flag === 'bad') this.#badExposure += observation.exposureMinor;
    if (observation.flag === 'good') this.#goodSales += observation.monthlyInvoicedMinor * this.#horizonMonths;
    this.#expectedShare += (this.#probabilities?.[decision.rating - 1] ?? 0) * observation.exposureMinor;
  }

  report(dateCount: number): Money['champion'] {
    const { lossGivenDefault, marginRate } = this.#economics;
    const dates = Math.max(1, dateCount);
    return {
      lossMinor: Math.round((this.#badExposure * lossGivenDefault) / dates),
      marginMinor: Math.round((this.#goodSales * marginRate) / dates),
      expectedLossMinor:
        this.#probabilities === null ? null : Math.round((this.#expectedShare * lossGivenDefault) / dates),
    };
  }
}
