import type { JudgedCase } from './judged-case.js';
import type { BacktestReport } from './report.js';

/** How the challenger changes limits, case by case. */
export class LimitChangeCounter {
  readonly #raised = { n: 0, changeMinor: 0 };
  readonly #lowered = { n: 0, changeMinor: 0 };
  #same = 0;
  #unavailable = 0;

  add({ champion, challenger }: JudgedCase): void {
    if (champion.limitMinor === null || challenger.limitMinor === null) {
      this.#unavailable++;
      return;
    }
    const change = challenger.limitMinor - champion.limitMinor;
    if (change === 0) {
      this.#same++;
      return;
    }
    const side = change > 0 ? this.#raised : this.#lowered;
    side.n++;
    side.changeMinor += change;
  }

  report(): BacktestReport['limits'] {
    return { raised: this.#raised, lowered: this.#lowered, same: this.#same, unavailable: this.#unavailable };
  }
}
