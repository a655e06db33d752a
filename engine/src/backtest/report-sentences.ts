/** One sentence or two for every chart and table of a report: what it shows, with its base, and how far to trust it. */
import type { Locale } from '../kernel/text.js';
import {
  describeConcentration,
  describeLimits,
  describeMigration,
  describeMoved,
  describeOutcomes,
  describeSwapSet,
  describeTerms,
  describeWorkload,
} from './describe-changes.js';
import { describeCutOff } from './describe-cut-off.js';
import { describeBreakEven, describeMoney } from './describe-money.js';
import { describeCohorts, describeSlices } from './describe-parts.js';
import { describePopulation } from './describe-population.js';
import {
  describeCalibration,
  describeCharacteristics,
  describeDifference,
  describeDiscrimination,
  describeRatings,
  describeStability,
} from './describe-quality.js';
import { describeRelease } from './describe-release.js';
import { describeVintages } from './describe-vintages.js';
import type { BacktestReport } from './report.js';
import { type Words, wordsOf } from './report-words.js';

export const SENTENCE_KEYS = [
  'population',
  'outcomes',
  'ratings',
  'discrimination',
  'difference',
  'cutOff',
  'calibration',
  'migration',
  'stability',
  'swapSet',
  'limits',
  'terms',
  'workload',
  'concentration',
  'characteristics',
  'cohorts',
  'vintages',
  'slices',
  'money',
  'breakEven',
  'moved',
  'release',
] as const;
export type SentenceKey = (typeof SENTENCE_KEYS)[number];

/** Texts in the order of the report; a part with nothing to show says so and why. */
export function reportSentences(report: BacktestReport, locale: Locale): { key: SentenceKey; text: string }[] {
  const words = wordsOf(report, locale);
  return SENTENCE_KEYS.map((key) => ({ key, text: WRITERS[key](report, words) }));
}

const WRITERS: Readonly<Record<SentenceKey, (report: BacktestReport, words: Words) => string>> = {
  population: describePopulation,
  outcomes: describeOutcomes,
  ratings: describeRatings,
  discrimination: describeDiscrimination,
  difference: describeDifference,
  cutOff: describeCutOff,
  calibration: describeCalibration,
  migration: describeMigration,
  stability: describeStability,
  swapSet: describeSwapSet,
  limits: describeLimits,
  terms: describeTerms,
  workload: describeWorkload,
  concentration: describeConcentration,
  characteristics: describeCharacteristics,
  cohorts: describeCohorts,
  vintages: describeVintages,
  slices: describeSlices,
  money: describeMoney,
  breakEven: describeBreakEven,
  moved: describeMoved,
  release: describeRelease,
};
