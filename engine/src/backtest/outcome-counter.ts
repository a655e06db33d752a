import type { Observation } from '../history/observe.js';
import type { OutcomeCounts } from './report.js';
import { jeffreysInterval } from './statistics/binomial-interval.js';
import type { Interval } from './statistics/interval.js';

/** Adds observations up into {@link OutcomeCounts}. */
export class OutcomeCounter {
  n = 0;
  good = 0;
  bad = 0;
  indeterminate = 0;
  unobserved = 0;
  exposureMinor = 0;
  badExposureMinor = 0;
  limitMinor = 0;

  add({ flag, exposureMinor }: Pick<Observation, 'flag' | 'exposureMinor'>, limitMinor: number | null): void {
    if (flag === 'immature') throw new Error('an immature observation has no outcome to count');
    this.n++;
    this[flag]++;
    this.exposureMinor += exposureMinor;
    if (flag === 'bad') this.badExposureMinor += exposureMinor;
    this.limitMinor += limitMinor ?? 0;
  }

  report(): OutcomeCounts {
    return {
      n: this.n,
      good: this.good,
      bad: this.bad,
      indeterminate: this.indeterminate,
      unobserved: this.unobserved,
      ...rateOf(this.good, this.bad),
      exposureMinor: this.exposureMinor,
      badExposureMinor: this.badExposureMinor,
      limitMinor: this.limitMinor,
    };
  }
}

/** The bad rate of judged cases and its Jeffreys interval; null without any. */
export function rateOf(good: number, bad: number): { badRate: number | null; badRateInterval: Interval | null } {
  const judged = good + bad;
  return { badRate: judged === 0 ? null : bad / judged, badRateInterval: jeffreysInterval(bad, judged) };
}
