/** The words and rows of a swap set: what became of swap-ins was seen under the champion's terms at best, so it is bounded. */
import type { BacktestReport } from '@encours/engine';
import type { Formats } from '../i18n/format.js';
import { setFrenchSpaces } from '../i18n/typography.js';
import type { ChartTable } from './chart-table.js';

type SwapSet = BacktestReport['swapSet'];

export function captionSwap({ swapIn, swapOut }: SwapSet, formats: Formats): string {
  const french = formats.locale === 'fr';
  if (swapIn.counts.n === 0 && swapOut.n === 0) {
    return french
      ? 'Les deux versions acceptent exactement les mêmes dossiers.'
      : 'Both versions approve exactly the same cases.';
  }
  const entering = formats.number(swapIn.counts.n);
  const leaving = formats.number(swapOut.n);
  const moves = french
    ? `${entering} dossiers seraient nouvellement acceptés, ${leaving} ne le seraient plus.`
    : `${entering} cases would be newly approved, ${leaving} no longer.`;
  if (swapIn.counts.unobserved === 0) return french ? setFrenchSpaces(moves) : moves;
  return french
    ? setFrenchSpaces(
        `${moves} Un dossier dont l’issue n’a pas été observée compte comme bon dans le meilleur cas, comme défaut dans le pire.`,
      )
    : `${moves} A case whose outcome was not observed counts as good at best and as bad at worst.`;
}

interface SwapWords {
  readonly swapGroup: string;
  readonly bothApprove: string;
  readonly swapIn: string;
  readonly swapOut: string;
  readonly neither: string;
  readonly cases: string;
  readonly goods: string;
  readonly bads: string;
  readonly unlabelled: string;
  readonly badRate: string;
  readonly badRateBest: string;
  readonly badRateWorst: string;
  readonly exposure: string;
}

export function tableOfSwap(swapSet: SwapSet, words: SwapWords, currency: string | undefined): ChartTable {
  const groups = [
    { name: words.bothApprove, counts: swapSet.bothApprove, bounds: null },
    { name: words.swapIn, counts: swapSet.swapIn.counts, bounds: swapSet.swapIn },
    { name: words.swapOut, counts: swapSet.swapOut, bounds: null },
    { name: words.neither, counts: swapSet.neither, bounds: null },
  ];
  return {
    columns: [
      { header: words.swapGroup, kind: 'text' },
      { header: words.cases, kind: 'number' },
      { header: words.goods, kind: 'number' },
      { header: words.bads, kind: 'number' },
      { header: words.unlabelled, kind: 'number' },
      { header: words.badRate, kind: 'share' },
      { header: words.badRateBest, kind: 'share' },
      { header: words.badRateWorst, kind: 'share' },
      { header: words.exposure, kind: 'money', ...(currency === undefined ? {} : { currency }) },
    ],
    rows: groups.map(({ name, counts, bounds }) => [
      name,
      counts.n,
      counts.good,
      counts.bad,
      counts.n - counts.good - counts.bad,
      counts.badRate,
      bounds?.badRateBest ?? null,
      bounds?.badRateWorst ?? null,
      counts.exposureMinor,
    ]),
  };
}
