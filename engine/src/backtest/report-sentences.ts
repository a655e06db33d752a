/** One sentence or two for every chart and table of a report: what it shows, with its base, and how far to trust it. */
import type { Locale } from '../kernel/text.js';
import {
  describeLimits,
  describeMigration,
  describeMoney,
  describeMoved,
  describeOutcomes,
  describeRelease,
  describeSwapSet,
  describeWorkload,
} from './describe-changes.js';
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
import type { BacktestReport } from './report.js';
import { type Words, wordsOf } from './report-words.js';

export const SENTENCE_KEYS = [
  'population',
  'outcomes',
  'ratings',
  'discrimination',
  'difference',
  'calibration',
  'migration',
  'stability',
  'swapSet',
  'limits',
  'workload',
  'characteristics',
  'cohorts',
  'slices',
  'money',
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
  calibration: describeCalibration,
  migration: describeMigration,
  stability: describeStability,
  swapSet: describeSwapSet,
  limits: describeLimits,
  workload: describeWorkload,
  characteristics: describeCharacteristics,
  cohorts: describeCohorts,
  slices: describeSlices,
  money: describeMoney,
  moved: describeMoved,
  release: describeRelease,
};
