/** How fast customers go bad, in sentences and by month. */
import { smallNote } from './describe-population.js';
import type { BacktestReport, VintageCurve } from './report.js';
import type { Words } from './report-words.js';

/** Months that a table has room for. */
const MOST_MONTHS = 12;

/** The months to show, ending with the horizon: every one of a year, fewer of a longer window. */
export function monthsShown({ badByMonth }: VintageCurve): number[] {
  const horizon = badByMonth.length;
  const step = Math.ceil(horizon / MOST_MONTHS);
  return badByMonth.map((_, i) => i + 1).filter((month) => (horizon - month) % step === 0);
}

/** Share of the judged that were bad by the end of a month (1: the first); null where nobody was judged. */
export function badRateAfter({ judged, badByMonth }: VintageCurve, month: number): number | null {
  return judged === 0 ? null : (badByMonth[month - 1] ?? 0) / judged;
}

export function describeVintages({ vintages }: BacktestReport, words: Words): string {
  const { pick } = words;
  const { all, champion, challenger } = vintages.total;
  const horizon = all.badByMonth.length;
  const bad = all.badByMonth[horizon - 1] ?? 0;
  if (bad === 0)
    return pick('Aucun dossier jugé n’est passé en défaut.', 'No judged case went bad.') + smallNote(all.judged, words);
  const rate = (curve: VintageCurve, month: number): string => {
    const share = badRateAfter(curve, month);
    return share === null ? '–' : words.share(share);
  };
  const [first, ...later] = [...new Set([Math.ceil(horizon / 4), Math.ceil(horizon / 2), horizon])].map((month) =>
    pick(
      `${rate(all, month)} à ${words.count(month, 'mois', 'mois')}`,
      `${rate(all, month)} after ${words.count(month, 'month', 'months')}`,
    ),
  );
  const half = all.badByMonth.findIndex((count) => 2 * count >= bad) + 1;
  return (
    pick(
      `Part des dossiers jugés en défaut\u00a0: ${words.list([first ?? '', ...later])}. La moitié des défauts survient ${half === 1 ? 'dès le premier mois' : `dans les ${half} premiers mois`}. Parmi les acceptés, à ${horizon} mois\u00a0: ${rate(champion, horizon)} avec ${words.champion}, ${rate(challenger, horizon)} avec ${words.challenger}.`,
      `Share of the judged cases that were bad: ${words.list([first ?? '', ...later])}. Half of the bads come ${half === 1 ? 'within the first month' : `within the first ${half} months`}. Among the approved, after ${words.count(horizon, 'month', 'months')}: ${rate(champion, horizon)} with ${words.champion}, ${rate(challenger, horizon)} with ${words.challenger}.`,
    ) + smallNote(all.judged, words)
  );
}
