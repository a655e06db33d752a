import type { Locale } from '../kernel/text.js';
import { describeOutcomes } from './describe-changes.js';
import { describeNoBads } from './describe-population.js';
import { describeDifference } from './describe-quality.js';
import { describeRelease } from './describe-release.js';
import type { BacktestReport } from './report.js';
import { wordsOf } from './report-words.js';

/**
 * The verdict on a backtest in a few sentences: what the challenger changes, what became of those it approves, whether
 * it discriminates better, and whether the release gate opens. Small numbers are called small; what was not seen is
 * not claimed.
 */
export function summariseReport(report: BacktestReport, locale: Locale): string {
  const words = wordsOf(report, locale);
  const outcomes = describeOutcomes(report, words);
  if (report.observations.n === 0) return outcomes;
  const parts = [outcomes];
  if (describeNoBads(report, words) === null && report.aucDifference !== null)
    parts.push(describeDifference(report, words));
  const bads = report.challenger.discrimination?.bads ?? 0;
  if (report.challenger.discrimination?.indicative === true) {
    parts.push(
      words.pick(
        `Avec ${words.count(bads, 'défaut seulement', 'défauts seulement')}, ces chiffres ne sont qu’indicatifs.`,
        `With only ${words.count(bads, 'bad', 'bads')}, these figures are indicative.`,
      ),
    );
  }
  if (report.release.length > 0) parts.push(describeRelease(report, words));
  return parts.join(' ');
}
