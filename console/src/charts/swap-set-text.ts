/** The words and rows of a swap set: what became of swap-ins was seen under the champion's terms at best, so it is bounded. */
import type { BacktestReport } from '@encours/engine';
import type { Formats } from '../i18n/format.js';
import { frPlural } from '../i18n/plural.js';
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
  if (swapIn.badRateBest === swapIn.badRateWorst) return french ? setFrenchSpaces(moves) : moves;
  return french
    ? setFrenchSpaces(
        `${moves} Un dossier entrant indéterminé ou non observé compte comme bon dans le meilleur cas, comme défaut dans le pire.`,
      )
    : `${moves} A swap-in that is indeterminate or not observed counts as good at best and as bad at worst.`;
}

type Counts = SwapSet['swapOut'];

/** `69 good, 0 bad, 1 indeterminate, 0 not observed`: what became of all of them, as every screen says it. */
export function describeFates({ good, bad, indeterminate, unobserved }: Counts, formats: Formats): string {
  const number = (n: number): string => formats.number(n);
  const some = (n: number, one: string, many: string): string => `${number(n)} ${frPlural(n, one, many)}`;
  return formats.locale === 'fr'
    ? [
        some(good, 'bon', 'bons'),
        some(bad, 'défaut', 'défauts'),
        some(indeterminate, 'indéterminé', 'indéterminés'),
        some(unobserved, 'non observé', 'non observés'),
      ].join(', ')
    : `${number(good)} good, ${number(bad)} bad, ${number(indeterminate)} indeterminate, ${number(unobserved)} not observed`;
}

interface RateWords {
  readonly rateKnown: (rate: string) => string;
  readonly rateBounded: (best: string, worst: string) => string;
  readonly rateUnknown: string;
}

/** The bad rate of swap-ins: one figure only where all of them were judged. */
export function describeSwapInRate(
  { badRateBest, badRateWorst }: Pick<SwapSet['swapIn'], 'badRateBest' | 'badRateWorst'>,
  words: RateWords,
  formats: Formats,
): string {
  if (badRateBest === null || badRateWorst === null) return words.rateUnknown;
  return badRateBest === badRateWorst
    ? words.rateKnown(formats.percent(badRateBest, 1))
    : words.rateBounded(formats.percent(badRateBest, 1), formats.percent(badRateWorst, 1));
}

export function describeSwapOutRate({ badRate }: Pick<Counts, 'badRate'>, words: RateWords, formats: Formats): string {
  return badRate === null ? words.rateUnknown : words.rateKnown(formats.percent(badRate, 1));
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
  readonly indeterminate: string;
  readonly unobserved: string;
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
      { header: words.indeterminate, kind: 'number' },
      { header: words.unobserved, kind: 'number' },
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
      counts.indeterminate,
      counts.unobserved,
      counts.badRate,
      bounds?.badRateBest ?? null,
      bounds?.badRateWorst ?? null,
      counts.exposureMinor,
    ]),
  };
}
