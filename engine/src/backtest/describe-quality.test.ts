import { describe, expect, it } from 'vitest';
import { describeRatings } from './describe-quality.js';
import type { BacktestReport } from './report.js';
import { wordsOf } from './report-words.js';

/** Good and bad cases of each rating, the best first. */
function reportOf(cases: readonly (readonly [good: number, bad: number])[]): BacktestReport {
  const ratings = cases.map(([good, bad], index) => {
    const n = good + bad;
    return { rating: index + 1, counts: { n, good, bad, badRate: n === 0 ? null : bad / n } };
  });
  const total = { n: ratings.length, bad: cases.reduce((sum, [, bad]) => sum + bad, 0) };
  const challenger = { ratings, ratingOrder: { inversions: 0, neighbours: [] } };
  return { challenger, observations: total } as unknown as BacktestReport;
}

const COMPARED = {
  currency: 'EUR',
  champion: { scorecard: { version: 1 } },
  challenger: { scorecard: { version: 2 } },
};

describe('describeRatings', () => {
  it.each([
    {
      note: 'one rating has judged cases',
      cases: [
        [0, 0],
        [900, 100],
        [0, 0],
      ],
      fr: 'Seule la cote 2 a des dossiers jugés\u00a0: pas d’ordre à vérifier.',
      en: 'Rating 2 alone has judged cases: there is no order to check.',
    },
    {
      note: 'two have',
      cases: [
        [950, 50],
        [900, 100],
        [0, 0],
      ],
      fr: 'Le taux de défaut croît de cote en cote.',
      en: 'The bad rate rises from rating to rating.',
    },
    { note: 'none has a case', cases: [[0, 0]], fr: 'Aucune cote à comparer.', en: 'No ratings to compare.' },
  ] as const)('tells an order where there is one: $note', ({ cases, fr, en }) => {
    const report = reportOf(cases);
    expect(describeRatings(report, wordsOf(COMPARED, 'fr'))).toBe(fr);
    expect(describeRatings(report, wordsOf(COMPARED, 'en'))).toBe(en);
  });
});
