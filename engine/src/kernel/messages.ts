/** Words and numbers as a person reads them, in each language. No `Intl`: its tables differ between runtimes. */
import type { Locale, Text } from './text.js';

const NARROW_SPACE = '\u202f';
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

/** A number with all its digits: `1 234,5` in French (narrow no-break space), `1,234.5` in English; `−5`. */
export function formatNumber(value: number, locale: Locale): string {
  const text = String(value);
  // Exponents are left as they are: such numbers are not written for people.
  if (!/^-?\d+(\.\d+)?$/.test(text)) return locale === 'fr' ? text.replace('.', ',') : text;
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace('-', MINUS).replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? NARROW_SPACE : ',');
  if (fraction === undefined) return grouped;
  return `${grouped}${locale === 'fr' ? ',' : '.'}${fraction}`;
}

/** A name or label set apart from the sentence around it. */
export function quote(name: string, locale: Locale): string {
  return locale === 'fr' ? `«${NO_BREAK_SPACE}${name}${NO_BREAK_SPACE}»` : `“${name}”`;
}

/** With a capital as its first letter: what begins a sentence. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `“a”, “b” or “c”`; at most `limit` names, then how many more there are. */
export function quoteList(names: readonly string[], locale: Locale, conjunction: 'and' | 'or', limit = 8): string {
  const quoted = names.slice(0, limit).map((name) => quote(name, locale));
  const more = names.length - quoted.length;
  if (more > 0) return `${quoted.join(', ')} ${locale === 'fr' ? `et ${more} de plus` : `and ${more} more`}`;
  return joinList(quoted, locale, conjunction);
}

/** `a, b or c`. */
export function joinList(items: readonly string[], locale: Locale, conjunction: 'and' | 'or'): string {
  const words = { fr: { and: 'et', or: 'ou' }, en: { and: 'and', or: 'or' } };
  const first = items.slice(0, -1).join(', ');
  return first === '' ? (items[0] ?? '') : `${first} ${words[locale][conjunction]} ${items.at(-1) ?? ''}`;
}

/** Builds a text from what each language says. */
export function inEachLanguage(write: (locale: Locale) => string): Text {
  return { fr: write('fr'), en: write('en') };
}
