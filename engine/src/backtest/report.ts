/** The backtest report: two versions judged on the same observations. Plain JSON; rates are shares 0…1, never percent. */
import { z } from 'zod';
import { ObservationPlan, PERFORMANCE_FLAGS } from '../history/records.js';
import { Text } from '../kernel/text.js';
import { Outcome, Rating } from '../scorecard/schema.js';
import { Economics } from './economics.js';

const Interval = z.strictObject({ low: z.number(), high: z.number() });

/** Fewer bads than this: figures of discrimination are indicative only. */
export const FEW_BADS = 20;
/** Fewer judged cases (good or bad) than this: a rate of theirs is called small. */
export const FEW_CASES = 50;

/**
 * Counts of performance flags; `badRate` = bad / (good + bad), null when that base is empty. Amounts are sums over
 * observations: a customer observed at twelve dates counts twelve times (divide by the dates for a usual day).
 */
export const OutcomeCounts = z.strictObject({
  n: z.int(),
  good: z.int(),
  bad: z.int(),
  indeterminate: z.int(),
  unobserved: z.int(),
  badRate: z.number().nullable(),
  /** Jeffreys 95 % interval of the bad rate. */
  badRateInterval: Interval.nullable(),
  /** The same with each case weighted by what it owes; null when the judged owe nothing. */
  badRateByExposure: z.number().nullable(),
  exposureMinor: z.int(),
  badExposureMinor: z.int(),
  /** Limits granted or proposed; observations without a limit add nothing. */
  limitMinor: z.int(),
});
export type OutcomeCounts = z.infer<typeof OutcomeCounts>;

/** Discrimination of good from bad by score; null where good or bad is empty. Ties are pooled. */
export const Discrimination = z.strictObject({
  goods: z.int(),
  bads: z.int(),
  auc: z.number(),
  /** DeLong 95 % interval, each observation counted as independent; null with fewer than two goods or bads. */
  aucInterval: Interval.nullable(),
  /** 95 % interval with customers as clusters: the honest one where customers are observed several times. */
  aucClusterInterval: Interval.nullable(),
  gini: z.number(),
  ks: z.number(),
  /** The score at and below which the gap is widest. */
  ksScore: z.number(),
  /** Of the scores of goods and bads; null with fewer than two of either, or when nothing varies. */
  divergence: z.number().nullable(),
  /** Fewer than 20 bads: the figures are indicative only. */
  indicative: z.boolean(),
  /** Points of the curve, from (0,0) to (1,1): share of goods, share of bads at or below each score. */
  roc: z.array(z.strictObject({ score: z.number(), goodShare: z.number(), badShare: z.number() })),
});
export type Discrimination = z.infer<typeof Discrimination>;

/** Green above 5 %, amber from 1 %, red below, after Holm's adjustment for the number of ratings tested. */
export const TRAFFIC_LIGHTS = ['green', 'amber', 'red'] as const;

/** Stated default probabilities against what was observed. */
export const Calibration = z.strictObject({
  /** The card's horizon and that of the plan are the same; if not, the comparison is not one. */
  sameHorizon: z.boolean(),
  ratings: z.array(
    z.strictObject({
      rating: Rating,
      n: z.int(),
      bad: z.int(),
      stated: z.number(),
      observed: z.number().nullable(),
      /** Chance that the true rate is at or below the stated one; small: it is underestimated. */
      jeffreysPValue: z.number().nullable(),
      binomialPValue: z.number().nullable(),
      light: z.enum(TRAFFIC_LIGHTS).nullable(),
    }),
  ),
  portfolio: z.strictObject({
    n: z.int(),
    bad: z.int(),
    /** Mean stated probability of the judged cases. */
    stated: z.number().nullable(),
    observed: z.number().nullable(),
    jeffreysPValue: z.number().nullable(),
  }),
  hosmerLemeshow: z.strictObject({ statistic: z.number(), degrees: z.int(), pValue: z.number() }).nullable(),
  brier: z
    .strictObject({ score: z.number(), reliability: z.number(), resolution: z.number(), uncertainty: z.number() })
    .nullable(),
  logLoss: z.number().nullable(),
});
export type Calibration = z.infer<typeof Calibration>;

const Concentration = z.strictObject({ hhi: z.number(), normalised: z.number(), ecb: z.number() }).nullable();

/** Does the bad rate rise with the rating, and can neighbours be told apart? */
export const RatingOrder = z.strictObject({
  /** Pairs of neighbouring ratings with cases whose bad rate falls instead of rising. */
  inversions: z.int(),
  /** Cochran-Armitage test against "no rise"; null when no trend can show. */
  trendPValue: z.number().nullable(),
  /** Fisher's exact test of each rating against the next worse one that has cases. */
  neighbours: z.array(z.strictObject({ better: Rating, worse: Rating, pValue: z.number() })),
  /** How concentrated the observations are over the ratings. */
  concentration: Concentration,
});
export type RatingOrder = z.infer<typeof RatingOrder>;

/** What one characteristic contributes, entry by entry in the card's order. */
export const CharacteristicReport = z.strictObject({
  id: z.string(),
  label: Text,
  /** Over good and bad; null when one is empty. */
  informationValue: z.number().nullable(),
  /** Some entry had no good or no bad, and ½ was added to both. */
  smoothed: z.boolean(),
  /** Stability between the earlier and the later half of the dates; null with a single date. */
  csi: z.number().nullable(),
  /** By how many points the later half differs on average. */
  pointsShift: z.number().nullable(),
  entries: z.array(
    z.strictObject({
      kind: z.enum(['band', 'category', 'class', 'absent']),
      id: z.string(),
      points: z.int(),
      n: z.int(),
      good: z.int(),
      bad: z.int(),
      badRate: z.number().nullable(),
      badRateInterval: Interval.nullable(),
      weightOfEvidence: z.number().nullable(),
    }),
  ),
});
export type CharacteristicReport = z.infer<typeof CharacteristicReport>;

/** By number of cases, and by what they owe. */
const Concentrations = z.strictObject({ count: Concentration, exposure: Concentration });

/** Not to approve as a prediction of bad, on the judged cases. Shares are null where nothing could be predicted. */
export const CutOff = z.strictObject({
  precision: z.number().nullable(),
  recall: z.number().nullable(),
  fHalf: z.number().nullable(),
  fOne: z.number().nullable(),
  fTwo: z.number().nullable(),
});

export const SideReport = z.strictObject({
  scorecard: z.strictObject({ id: z.string(), version: z.int(), digest: z.string() }),
  outcomes: z.array(z.strictObject({ outcome: Outcome, counts: OutcomeCounts })),
  ratings: z.array(z.strictObject({ rating: Rating, counts: OutcomeCounts })),
  total: OutcomeCounts,
  /** 0 when nothing was observed. */
  approvalRate: z.number(),
  discrimination: Discrimination.nullable(),
  /** Cases by who decides: the first role is the machine (approvals and declines), the others decide what is referred. */
  workload: z.array(z.strictObject({ role: z.string(), n: z.int(), exposureMinor: z.int() })),
  /** Score histogram for charts: `[from, from + width)`. */
  histogram: z.strictObject({
    from: z.number(),
    width: z.number(),
    bins: z.array(z.strictObject({ n: z.int(), good: z.int(), bad: z.int() })),
  }),
  /** Null where the scorecard states no probabilities. */
  calibration: Calibration.nullable(),
  ratingOrder: RatingOrder,
  characteristics: z.array(CharacteristicReport),
  cutOff: CutOff,
  /** How concentrated the approved are. */
  concentration: z.strictObject({ customers: Concentrations, sectors: Concentrations, ratings: Concentrations }),
  /** Terms granted that the regimes of the version in force do not allow. */
  unlawfulTerms: z.int(),
  /** Declined although the customer is, or may be, a natural person. */
  naturalPersonDeclines: z.int(),
});
export type SideReport = z.infer<typeof SideReport>;

const MovedSide = z.strictObject({
  outcome: Outcome,
  rating: Rating,
  score: z.int(),
  limitMinor: z.int().nullable(),
});
export const MovedCustomer = z.strictObject({
  customerId: z.string(),
  name: z.string().nullable(),
  date: z.string(),
  flag: z.enum(PERFORMANCE_FLAGS),
  exposureMinor: z.int(),
  champion: MovedSide,
  challenger: MovedSide,
});
export type MovedCustomer = z.infer<typeof MovedCustomer>;

/** One version within a cohort or a slice. */
const PartSide = z.strictObject({
  approved: z.int(),
  approvalRate: z.number(),
  approvedBad: z.int(),
  /** Of the approved that were judged; null without any. */
  approvedBadRate: z.number().nullable(),
  limitMinor: z.int(),
});
export const ReportPart = z.strictObject({
  n: z.int(),
  good: z.int(),
  bad: z.int(),
  badRate: z.number().nullable(),
  badRateInterval: Interval.nullable(),
  exposureMinor: z.int(),
  champion: PartSide,
  challenger: PartSide,
});
export type ReportPart = z.infer<typeof ReportPart>;

/** Customers observed together. `psi`: each version's ratings in the cohort against those of all cohorts together. */
export const Cohort = z.strictObject({
  /** The date; on the calendar of orders, which has dates without end, the month `YYYY-MM`. */
  date: z.string(),
  part: ReportPart,
  championPsi: z.number().nullable(),
  challengerPsi: z.number().nullable(),
});
export type Cohort = z.infer<typeof Cohort>;

/** How some judged observations went bad, month by month. */
const VintageCurve = z.strictObject({
  /** Good and bad, as known at the end of the window. */
  judged: z.int(),
  /** Of these, how many were bad by the end of the first, second… month after the date, up to the horizon. */
  badByMonth: z.array(z.int()),
});
export type VintageCurve = z.infer<typeof VintageCurve>;

/** Of all judged observations, and of those that each version approves. */
const VintageCurves = z.strictObject({ all: VintageCurve, champion: VintageCurve, challenger: VintageCurve });
export type VintageCurves = z.infer<typeof VintageCurves>;

/** Cumulative bad rates by age. */
export const Vintages = z.strictObject({
  total: VintageCurves,
  /** The same dates or months as `BacktestReport.cohorts`. */
  cohorts: z.array(z.strictObject({ date: z.string(), curves: VintageCurves })),
});
export type Vintages = z.infer<typeof Vintages>;

export const SLICE_KINDS = ['segment', 'sector', 'size', 'country'] as const;
export type SliceKind = (typeof SLICE_KINDS)[number];
/** Customers of one segment, activity, size or country (`value` null: not known; `more` counts smaller values pooled). */
export const Slice = z.strictObject({
  kind: z.enum(SLICE_KINDS),
  value: z.string().nullable(),
  more: z.int(),
  part: ReportPart,
});
export type Slice = z.infer<typeof Slice>;

const MoneySide = z.strictObject({
  /** What the approved owe at the date. */
  exposureMinor: z.int(),
  /** Loss on the approved that went bad, from what was found owed. */
  lossMinor: z.int(),
  /** Margin on what the approved that were judged usually buy in a window. */
  marginMinor: z.int(),
  /** Funding under the terms granted, and keeping the accounts, of the approved that were judged. */
  fundingAndAdminMinor: z.int(),
  /** Margin less loss, funding and administration. */
  profitMinor: z.int(),
  /** Over all approved, judged or not, from the stated probabilities; null without them. */
  expectedLossMinor: z.int().nullable(),
  expectedProfitMinor: z.int().nullable(),
  /** What the terms granted leave open on a usual day. */
  workingCapitalMinor: z.int(),
  /** The same in days of sales; null when the approved buy nothing. */
  dsoDays: z.number().nullable(),
});
const SwapMoney = z.strictObject({ lossMinor: z.int(), marginMinor: z.int() });
/** Mean amounts per observation date (a usual day's portfolio over one window), not sums over dates. */
export const Money = z.strictObject({
  economics: Economics,
  champion: MoneySide,
  challenger: MoneySide,
  /** Loss of the champion less that of the challenger: positive is avoided. */
  lossAvoidedMinor: z.int(),
  /** Margin of the champion less that of the challenger: positive is refused. */
  marginRefusedMinor: z.int(),
  /** Loss and margin of the judged among those that only one version approves. */
  swapIn: SwapMoney,
  swapOut: SwapMoney,
  /** Profit of the challenger less that of the champion. */
  profitChange: z.strictObject({
    /** On what was judged, with its 95 % interval, customers as clusters; null with fewer than two customers. */
    judgedMinor: z.int(),
    interval: Interval.nullable(),
    /** With what was not judged as well, as it would help the challenger most, as it may be expected, as it would hurt. */
    bestMinor: z.int(),
    expectedMinor: z.int(),
    worstMinor: z.int(),
  }),
  /** By rating of the challenger, over all its cases: probability of default above which credit loses money. */
  breakEven: z.array(
    z.strictObject({
      rating: Rating,
      marginMinor: z.int(),
      lossAtDefaultMinor: z.int(),
      probability: z.number().nullable(),
    }),
  ),
});
export type Money = z.infer<typeof Money>;

export const ReleaseCheck = z.strictObject({
  tolerance: z.string(),
  allowed: z.number(),
  /** Null when it cannot be measured on these observations; then it is not passed. */
  actual: z.number().nullable(),
  /** 95 % interval of what was found, where the report has one. The gate judges `actual`. */
  interval: Interval.nullable(),
  passed: z.boolean(),
});
export type ReleaseCheck = z.infer<typeof ReleaseCheck>;

export const BacktestReport = z.strictObject({
  plan: ObservationPlan,
  dataset: z.strictObject({ id: z.string(), name: z.string(), digest: z.string() }),
  engineVersion: z.string(),
  /** Currency of every amount. */
  currency: z.string(),
  observations: z.strictObject({
    /** Observations used: good, bad, indeterminate and unobserved. */
    n: z.int(),
    customers: z.int(),
    dates: z.array(z.string()),
    good: z.int(),
    bad: z.int(),
    indeterminate: z.int(),
    unobserved: z.int(),
    /** Performance window not over yet at the last known record: counted, not used. */
    immature: z.int(),
    /** Immature ones that are bad already. */
    immatureBad: z.int(),
    /** Already bad at the observation date: counted, not used. */
    alreadyBad: z.int(),
    /** Nothing happened for twelve months and nothing is owed: counted, not used. */
    dormant: z.int(),
    /** The longest delay seen in any window; helps to choose the bad definition. */
    worstDaysPastDue: z.int(),
    /** Days of the first and last record; null in an empty history. */
    knownFrom: z.string().nullable(),
    knownUntil: z.string().nullable(),
    /** Windows of one customer overlap, so observations are not independent. */
    overlapping: z.boolean(),
  }),
  champion: SideReport,
  challenger: SideReport,
  /** Paired DeLong test of the difference in AUC, challenger less champion; null where either is undefined. */
  aucDifference: z
    .strictObject({
      difference: z.number(),
      z: z.number(),
      pValue: z.number(),
      interval: Interval,
      /** The same with customers as clusters; null with fewer than two customers on a side. */
      clusterPValue: z.number().nullable(),
      clusterInterval: Interval.nullable(),
    })
    .nullable(),
  /** `cells[i][j]`: observations of champion rating i+1 and challenger rating j+1. */
  migration: z.array(z.array(z.int()).length(5)).length(5),
  /** How much the ratings move; null when fewer than two champion ratings have cases. */
  mobility: z.strictObject({ index: z.number(), same: z.number(), better: z.number(), worse: z.number() }).nullable(),
  /** Population stability of challenger's ratings against champion's. */
  psi: z.number(),
  swapSet: z.strictObject({
    bothApprove: OutcomeCounts,
    /** Newly approved: what became of them was seen under the champion's terms at best; bounds are those of `boundBadRate`. */
    swapIn: z.strictObject({
      counts: OutcomeCounts,
      badRateBest: z.number().nullable(),
      /** What was not judged taken as often bad as what was judged of the same rating; null when nothing was judged. */
      badRateExpected: z.number().nullable(),
      badRateWorst: z.number().nullable(),
    }),
    swapOut: OutcomeCounts,
    neither: OutcomeCounts,
    /**
     * McNemar's test of "approved and good, or not approved and bad": cases that only one version got right. Null when
     * they never disagree.
     */
    mcNemar: z
      .strictObject({
        onlyChampion: z.int(),
        onlyChallenger: z.int(),
        statistic: z.number(),
        pValue: z.number(),
        exactPValue: z.number(),
      })
      .nullable(),
  }),
  /** Limits that both versions set, compared case by case. */
  limits: z.strictObject({
    raised: z.strictObject({ n: z.int(), changeMinor: z.int() }),
    lowered: z.strictObject({ n: z.int(), changeMinor: z.int() }),
    same: z.int(),
    /** Cases for which one of the two could not set a limit. */
    unavailable: z.int(),
  }),
  /** Cases that are granted longer or shorter terms. */
  terms: z.strictObject({ longer: z.int(), shorter: z.int(), same: z.int() }),
  cohorts: z.array(Cohort),
  vintages: Vintages,
  slices: z.array(Slice),
  /** Null unless economics were given. */
  money: Money.nullable(),
  moved: z.array(MovedCustomer),
  release: z.array(ReleaseCheck),
});
export type BacktestReport = z.infer<typeof BacktestReport>;
