import type { Locale } from '@encours/engine';

/** One and more of something, in each language. */
export type Noun = Readonly<Record<Locale, readonly [one: string, more: string]>>;

/** `1 region`, `2 regions`; in French none is singular: `0 région`. */
export function count(amount: number, noun: Noun, locale: Locale): string {
  const isOne = locale === 'fr' ? amount < 2 : amount === 1;
  return `${amount} ${noun[locale][isOne ? 0 : 1]}`;
}
