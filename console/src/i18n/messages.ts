import type { Locale } from './locale.js';
import { setFrenchSpaces } from './typography.js';

/** A message that needs values: it gets them already formatted, or as numbers where a plural depends on them. */
type MessageFunction = (...values: never[]) => string;
type MessageText = string | MessageFunction;
export interface MessagePair {
  readonly fr: MessageText;
  readonly en: MessageText;
}
export type Catalogue = Readonly<Record<string, MessagePair>>;

/** Both languages must take the same values. */
type Consistent<M extends Catalogue> = {
  readonly [K in keyof M]: M[K]['fr'] extends MessageFunction
    ? { readonly fr: M[K]['fr']; readonly en: (...values: Parameters<M[K]['fr']>) => string }
    : { readonly fr: string; readonly en: string };
};

/** The catalogue in one language: a string, or a function of the values. */
export type Messages<M extends Catalogue> = {
  readonly [K in keyof M]: M[K]['fr'] extends MessageFunction ? (...values: Parameters<M[K]['fr']>) => string : string;
};

/**
 * Declares the messages of one feature, each in every language, side by side. The compiler refuses a message that lacks
 * a language or whose languages take different values. French needs no special spaces: they are put in when read.
 */
export function defineMessages<const M extends Catalogue>(catalogue: M & Consistent<M>): M {
  return catalogue;
}

const read = new WeakMap<Catalogue, Map<Locale, unknown>>();

/** The messages of one language; the same object at each call, so that it may be a dependency of hooks. */
export function messagesIn<M extends Catalogue>(catalogue: M, locale: Locale): Messages<M> {
  let byLocale = read.get(catalogue);
  if (byLocale === undefined) {
    byLocale = new Map();
    read.set(catalogue, byLocale);
  }
  let messages = byLocale.get(locale);
  if (messages === undefined) {
    messages = Object.fromEntries(
      Object.entries(catalogue).map(([key, pair]) => [key, inLocale(pair[locale], locale)] as const),
    );
    byLocale.set(locale, messages);
  }
  // The one place where the mapped type cannot be followed by the compiler: keys and kinds are those of the catalogue.
  return messages as Messages<M>;
}

function inLocale(text: MessageText, locale: Locale): MessageText {
  if (locale !== 'fr') return text;
  if (typeof text === 'string') return setFrenchSpaces(text);
  return (...values: never[]) => setFrenchSpaces(text(...values));
}
