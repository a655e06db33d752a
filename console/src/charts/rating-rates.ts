/** What the chart of bad rates needs of a version, and the sentence it says. */
import type { SideReport } from '@encours/engine';
import type { Formats } from '../i18n/format.js';
import { setFrenchSpaces } from '../i18n/typography.js';
import type { ChartTable } from './chart-table.js';

export interface RatingRate {
  readonly rating: number;
  readonly n: number;
  readonly good: number;
  readonly bad: number;
  /** Bad / (good + bad); null when that base is empty. */
  readonly badRate: number | null;
  /** Jeffreys 95 %. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** From the best rating to the worst. */
export function toRatingRates(side: Pick<SideReport, 'ratings'>): readonly RatingRate[] {
  return [...side.ratings]
    .sort((a, b) => a.rating - b.rating)
    .map(({ rating, counts }) => ({
      rating,
      n: counts.n,
      good: counts.good,
      bad: counts.bad,
      badRate: counts.badRate,
      interval: counts.badRateInterval,
    }));
}

/** Whether the rate never falls from a rating to the next worse one, over the ratings that have one. */
export function isOrdered(rates: readonly RatingRate[]): boolean {
  const known = rates.flatMap(({ badRate }) => (badRate === null ? [] : [badRate]));
  return known.every((rate, index) => index === 0 || rate >= (known[index - 1] ?? 0));
}

/** The sentence over the chart: the span of the rates and whether worse ratings fail more often, where two can be compared. */
export function captionRates(challenger: readonly RatingRate[], name: string, formats: Formats): string {
  const known = challenger.filter(({ badRate }) => badRate !== null);
  const first = known[0];
  const last = known.at(-1);
  const bads = challenger.reduce((sum, { bad }) => sum + bad, 0);
  const french = formats.locale === 'fr';
  if (first === undefined || last === undefined) {
    return french
      ? setFrenchSpaces('Aucun dossier jugé : aucune cote n’a de taux de défaut.')
      : 'No judged case: no rating has a bad rate.';
  }
  if (bads === 0) {
    return french
      ? setFrenchSpaces('Aucun défaut dans la période : les cotes ne peuvent pas être comparées à ce qui est arrivé.')
      : 'No bad case in the period: ratings cannot be compared with what happened.';
  }
  const low = formats.percent(first.badRate ?? 0);
  if (known.length === 1) {
    return french
      ? setFrenchSpaces(
          `${name} : le taux de défaut est de ${low} en cote ${first.rating}, la seule qui ait des dossiers jugés.`,
        )
      : `${name}: the bad rate is ${low} at rating ${first.rating}, the only one with judged cases.`;
  }
  const high = formats.percent(last.badRate ?? 0);
  if (french) {
    const order = isOrdered(challenger)
      ? 'il croît d’une cote à la suivante.'
      : 'il ne croît pas d’une cote à la suivante : l’ordre des cotes est à revoir.';
    return setFrenchSpaces(
      `${name} : le taux de défaut va de ${low} en cote ${first.rating} à ${high} en cote ${last.rating} ; ${order}`,
    );
  }
  const order = isOrdered(challenger)
    ? 'it rises from each rating to the next.'
    : 'it does not rise from each rating to the next: look at the order of the ratings.';
  return `${name}: the bad rate goes from ${low} at rating ${first.rating} to ${high} at rating ${last.rating}; ${order}`;
}

interface RatingTableWords {
  readonly version: string;
  readonly rating: string;
  readonly cases: string;
  readonly share: string;
  readonly goods: string;
  readonly bads: string;
  readonly badRate: string;
  readonly intervalLow: string;
  readonly intervalHigh: string;
}

export function tableOfRates(
  sides: readonly { readonly name: string; readonly rates: readonly RatingRate[] }[],
  words: RatingTableWords,
): ChartTable {
  return {
    columns: [
      { header: words.version, kind: 'text' },
      { header: words.rating, kind: 'number' },
      { header: words.cases, kind: 'number' },
      { header: words.share, kind: 'share' },
      { header: words.goods, kind: 'number' },
      { header: words.bads, kind: 'number' },
      { header: words.badRate, kind: 'share' },
      { header: words.intervalLow, kind: 'share' },
      { header: words.intervalHigh, kind: 'share' },
    ],
    rows: sides.flatMap(({ name, rates }) => {
      const shares = shareOfEach(rates);
      return rates.map((rate, index) => [
        name,
        rate.rating,
        rate.n,
        shares[index] ?? null,
        rate.good,
        rate.bad,
        rate.badRate,
        rate.interval?.low ?? null,
        rate.interval?.high ?? null,
      ]);
    }),
  };
}

/** Share of all cases in each rating; zeros when there are none. */
export function shareOfEach(rates: readonly RatingRate[]): readonly number[] {
  const total = rates.reduce((sum, { n }) => sum + n, 0);
  return rates.map(({ n }) => (total === 0 ? 0 : n / total));
}
