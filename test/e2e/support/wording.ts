/** Finds words of the other language, and words of no language, on a page. */
import type { Page } from 'playwright-core';

type Locale = 'fr' | 'en';

/** Small words and dates that every sentence of a language is full of, and that the other one does not have. */
const FOREIGN: Readonly<Record<Locale, readonly string[]>> = {
  fr: [
    ...[
      'the',
      'and',
      'of',
      'with',
      'from',
      'is',
      'are',
      'was',
      'this',
      'that',
      'your',
      'not',
      'none',
      'missing',
      'loading',
    ],
    ...[
      'day',
      'days',
      'month',
      'months',
      'year',
      'years',
      'ago',
      'approve',
      'approved',
      'decline',
      'declined',
      'referred',
    ],
    ...[
      'january',
      'february',
      'march',
      'april',
      'june',
      'july',
      'august',
      'september',
      'october',
      'november',
      'december',
    ],
    ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'safeguard', 'reorganisation'],
  ],
  en: [
    ...[
      'est',
      'sont',
      'une',
      'les',
      'des',
      'avec',
      'pour',
      'dans',
      'sur',
      'qui',
      'aucun',
      'aucune',
      'votre',
      'chargement',
    ],
    ...['jour', 'jours', 'mois', 'années', 'accordé', 'refusé', 'règle', 'client', 'clients', 'facture', 'factures'],
    ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'décembre'],
    ...['janv', 'févr', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  ],
};
/** What shows when a message or a value is missing. */
const NO_LANGUAGE = ['undefined', 'null', 'nan', 'infinity', '\\[object object\\]'];

/** Each foreign word with the text around it. `ownWords`: texts that people wrote, left out. */
export async function findForeignWords(
  page: Page,
  locale: Locale,
  ownWords: readonly string[],
): Promise<readonly string[]> {
  let text = await readWords(page);
  for (const words of ownWords) if (words !== '') text = text.replaceAll(words, '…');
  const pattern = new RegExp(
    `(?<![\\p{L}\\d_.-])(?:${[...FOREIGN[locale], ...NO_LANGUAGE].join('|')})(?![\\p{L}\\d_-])`,
    'giu',
  );
  return [...text.matchAll(pattern)].map(
    ({ 0: word, index }) =>
      `“${word}” in “${text.slice(Math.max(0, index - 40), index + 40).replaceAll(/\s+/gu, ' ')}”`,
  );
}

/** All that the page says, to the eye and to a screen reader; not texts that are code or somebody's document. */
function readWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.createElement('div');
    copy.innerHTML = document.body.innerHTML;
    for (const part of copy.querySelectorAll('.monaco-editor, pre, code, script, style, [lang]')) part.remove();
    const labels = [...copy.querySelectorAll('*')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    );
    // A block ends a sentence: words of neighbours must not run into one.
    const texts: string[] = [];
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) texts.push(walker.currentNode.textContent ?? '');
    return [document.title, ...texts, ...labels].join(' · ');
  });
}
