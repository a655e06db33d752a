/** What the benchmark checks before it measures. */
import { decideVersion } from '../../src/backtest/decide-version.js';
import { DEFAULT_ECONOMICS } from '../../src/backtest/economics.js';
import type { BacktestReport } from '../../src/backtest/report.js';
import { type ReportInput, reportOn } from '../../src/backtest/report-on.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { reportNaively } from '../../src/testing/naive-report.js';
import { challenger, champion, createObservations } from './observations.js';

/** Rows that a walk over all of them for every figure can take. */
const SMALL = 600;

/** Cases by score rating of the champion, as SQL counts them. */
export function checkAgainstSql(report: BacktestReport, totals: readonly number[]): void {
  // The rules of the card do not touch its rating here, so that the final one is the one of the score.
  const counts = report.champion.ratings.map(({ counts }) => counts.n);
  if (counts.some((n, index) => n !== totals[index])) {
    throw new Error(`the report and DuckDB disagree: ${counts.join()} and ${totals.slice(0, 5).join()}`);
  }
}

export function checkAgainstNaive(): void {
  const observations = createObservations(SMALL);
  const input: ReportInput = {
    observations,
    dataset: { id: 'bench', name: 'bench', digest: 'sha256:0' },
    engineVersion: '0.0.0',
    champion: decideVersion(champion, observations.applications),
    challenger: decideVersion(challenger, observations.applications),
    release: champion.scorecard.release,
    economics: DEFAULT_ECONOMICS,
  };
  // Only the order of additions may differ.
  const rounded = (value: unknown): string =>
    canonicalJson(
      JSON.parse(
        JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? Number(part.toPrecision(9)) : part)),
      ),
    );
  const [fast, slow] = [reportOn(input), reportNaively(input)];
  for (const key of Object.keys(slow) as (keyof BacktestReport)[]) {
    if (rounded(fast[key]) !== rounded(slow[key])) throw new Error(`the slow report says something else of ${key}`);
  }
}
