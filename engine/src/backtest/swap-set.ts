import type { JudgedCase } from './judged-case.js';
import { OutcomeCounter } from './outcome-counter.js';
import type { BacktestReport } from './report.js';
import { mcNemar } from './statistics/mcnemar.js';

/** Approvals of both versions crossed, with what became of them. Limits counted are the challenger's. */
export class SwapSetCounter {
  readonly #bothApprove = new OutcomeCounter();
  readonly #swapIn = new OutcomeCounter();
  readonly #swapOut = new OutcomeCounter();
  readonly #neither = new OutcomeCounter();

  add({ observation, champion, challenger }: JudgedCase): void {
    const isOld = champion.outcome === 'approve';
    const isNew = challenger.outcome === 'approve';
    const cell = isOld ? (isNew ? this.#bothApprove : this.#swapOut) : isNew ? this.#swapIn : this.#neither;
    cell.add(observation, challenger.limitMinor);
  }

  report(): BacktestReport['swapSet'] {
    const { good, bad, unobserved, indeterminate, n } = this.#swapIn;
    // Approving is right for a good and wrong for a bad; the versions differ on swap-ins and swap-outs only.
    const onlyChallenger = good + this.#swapOut.bad;
    const onlyChampion = bad + this.#swapOut.good;
    const test = mcNemar(onlyChampion, onlyChallenger);
    return {
      bothApprove: this.#bothApprove.report(),
      swapIn: {
        counts: this.#swapIn.report(),
        // Best and worst: all whose outcome was not seen, or not clear, turned out good, or bad.
        badRateBest: n === 0 ? null : bad / n,
        badRateWorst: n === 0 ? null : (bad + unobserved + indeterminate) / n,
      },
      swapOut: this.#swapOut.report(),
      neither: this.#neither.report(),
      mcNemar: test === null ? null : { onlyChampion, onlyChallenger, ...test },
    };
  }
}
