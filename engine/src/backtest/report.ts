/** The backtest report: two versions judged on the same observations. Plain JSON; rates are shares 0…1, never percent. */
import { z } from 'zod';
import { ObservationPlan } from '../history/records.js';
import { Outcome, Rating } from '../scorecard/schema.js';

const Interval = z.strictObject({ low: z.number(), high: z.number() });

/** Counts of performance flags; `rate` = bad / (good + bad), null when that base is empty. */
export const OutcomeCounts = z.strictObject({
  n: z.int(),
  good: z.int(),
  bad: z.int(),
  indeterminate: z.int(),
  unobserved: z.int(),
  badRate: z.number().nullable(),
  /** Jeffreys 95 % interval of the bad rate. */
  badRateInterval: Interval.nullable(),
  exposureMinor: z.int(),
  badExposureMinor: z.int(),
  limitMinor: z.int(),
});
export type OutcomeCounts = z.infer<typeof OutcomeCounts>;

/** Discrimination of good from bad by score; null where good or bad is empty. Ties are pooled. */
export const Discrimination = z.strictObject({
  auc: z.number(),
  /** DeLong 95 % interval. */
  aucInterval: Interval,
  gini: z.number(),
  ks: z.number(),
  /** The score at and below which the gap is widest. */
  ksScore: z.number(),
  /** Fewer than 20 bads: the figures are indicative only. */
  indicative: z.boolean(),
  /** Points of the curve, from (0,0) to (1,1): share of goods, share of bads at or below each score. */
  roc: z.array(z.strictObject({ score: z.number(), goodShare: z.number(), badShare: z.number() })),
});
export type Discrimination = z.infer<typeof Discrimination>;

export const SideReport = z.strictObject({
  scorecard: z.strictObject({ id: z.string(), version: z.int(), digest: z.string() }),
  outcomes: z.array(z.strictObject({ outcome: Outcome, counts: OutcomeCounts })),
  ratings: z.array(z.strictObject({ rating: Rating, counts: OutcomeCounts })),
  total: OutcomeCounts,
  approvalRate: z.number(),
  discrimination: Discrimination.nullable(),
  /** Expected loss is left out where the scorecard states no calibration. */
  workload: z.array(z.strictObject({ role: z.string(), n: z.int(), exposureMinor: z.int() })),
  /** Score histogram for charts: `[from, from + width)`. */
  histogram: z.strictObject({
    from: z.number(),
    width: z.number(),
    bins: z.array(z.strictObject({ n: z.int(), good: z.int(), bad: z.int() })),
  }),
});
export type SideReport = z.infer<typeof SideReport>;

export const MovedCustomer = z.strictObject({
  customerId: z.string(),
  name: z.string().nullable(),
  date: z.string(),
  flag: z.enum(['good', 'bad', 'indeterminate', 'unobserved', 'immature']),
  exposureMinor: z.int(),
  champion: z.strictObject({ outcome: Outcome, rating: Rating, score: z.int(), limitMinor: z.int().nullable() }),
  challenger: z.strictObject({ outcome: Outcome, rating: Rating, score: z.int(), limitMinor: z.int().nullable() }),
});
export type MovedCustomer = z.infer<typeof MovedCustomer>;

export const BacktestReport = z.strictObject({
  plan: ObservationPlan,
  dataset: z.strictObject({ id: z.string(), name: z.string(), digest: z.string() }),
  engineVersion: z.string(),
  observations: z.strictObject({
    n: z.int(),
    customers: z.int(),
    dates: z.array(z.string()),
    good: z.int(),
    bad: z.int(),
    indeterminate: z.int(),
    unobserved: z.int(),
    /** Performance window not over yet at the last known record: counted, not used. */
    immature: z.int(),
    /** Already bad at the observation date: counted, not used. */
    alreadyBad: z.int(),
    /** The longest delay seen in any window; helps to choose the bad definition. */
    worstDaysPastDue: z.int(),
  }),
  champion: SideReport,
  challenger: SideReport,
  /** Paired DeLong test of the difference in AUC; null where either is undefined. */
  aucDifference: z
    .strictObject({ difference: z.number(), z: z.number(), pValue: z.number(), interval: Interval })
    .nullable(),
  /** `cells[i][j]`: observations of champion rating i+1 and challenger rating j+1. */
  migration: z.array(z.array(z.int()).length(5)).length(5),
  /** Population stability of challenger's ratings against champion's. */
  psi: z.number(),
  swapSet: z.strictObject({
    bothApprove: OutcomeCounts,
    /** Newly approved: what became of them was seen under the champion's terms at best, so it is bounded. */
    swapIn: z.strictObject({
      counts: OutcomeCounts,
      badRateBest: z.number().nullable(),
      badRateWorst: z.number().nullable(),
    }),
    swapOut: OutcomeCounts,
    neither: OutcomeCounts,
  }),
  moved: z.array(MovedCustomer),
  release: z.array(
    z.strictObject({
      tolerance: z.string(),
      allowed: z.number(),
      actual: z.number().nullable(),
      passed: z.boolean(),
    }),
  ),
});
export type BacktestReport = z.infer<typeof BacktestReport>;
