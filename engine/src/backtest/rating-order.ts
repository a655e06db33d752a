import type { Rating } from '../scorecard/schema.js';
import type { OutcomeCounts, RatingOrder } from './report.js';
import { trendTest } from './statistics/cochran-armitage.js';
import { concentration } from './statistics/concentration.js';
import { fisherExact } from './statistics/fisher-exact.js';

/** Whether worse ratings do worse: trend, inversions, and whether neighbours can be told apart. */
export function checkRatingOrder(
  ratings: readonly { readonly rating: Rating; readonly counts: OutcomeCounts }[],
): RatingOrder {
  const judged = ratings
    .map(({ rating, counts }) => ({ rating, n: counts.good + counts.bad, events: counts.bad }))
    .filter(({ n }) => n > 0);
  let inversions = 0;
  const neighbours: RatingOrder['neighbours'] = [];
  for (const [i, worse] of judged.entries()) {
    const better = judged[i - 1];
    if (better === undefined) continue;
    if (worse.events * better.n < better.events * worse.n) inversions++;
    neighbours.push({
      better: better.rating,
      worse: worse.rating,
      pValue: fisherExact(better.events, better.n, worse.events, worse.n),
    });
  }
  return {
    inversions,
    trendPValue: trendTest(judged)?.pValueRising ?? null,
    neighbours,
    concentration: concentration(ratings.map(({ counts }) => counts.n)),
  };
}
