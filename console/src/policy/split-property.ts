import type { JsonPath } from '@encours/engine';
import { changeMessages } from './change-messages.js';

/** Lists of one value for each rating, the best first. */
export const RATING_LISTS: ReadonlySet<string> = new Set([
  'maxMinor',
  'values',
  'monthsByRating',
  'strategyByRating',
  'defaultProbability',
]);

type Word = (typeof changeMessages)['points'];

/** A path as the thing that it is in and what of it: its property, where that has a word, and the rating. */
export function splitProperty(path: JsonPath): {
  readonly place: JsonPath;
  readonly property: Word | null;
  readonly rating: number | null;
} {
  const last = path.at(-1);
  const rating = typeof last === 'number' && RATING_LISTS.has(String(path.at(-2))) ? last + 1 : null;
  const whole = rating === null ? path : path.slice(0, -1);
  const key = whole.at(-1);
  const words: Readonly<Record<string, { readonly fr: unknown; readonly en: unknown }>> = changeMessages;
  const word = typeof key === 'string' ? words[key] : undefined;
  const property = isWord(word) ? word : null;
  return { place: property === null ? whole : whole.slice(0, -1), property, rating };
}

function isWord(value: { readonly fr: unknown; readonly en: unknown } | undefined): value is Word {
  return typeof value?.fr === 'string' && typeof value.en === 'string';
}
