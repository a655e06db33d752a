/** Faults in a benchmark document. */
import { defineCode } from '../diagnostic-code.js';
import { inEachLanguage, quote } from '../messages.js';

export const benchmarkCodes = {
  quantilesUnordered: defineCode('quantiles_unordered', 'error', ({ cell }: { cell: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Les quantiles de la cellule ${quote(cell, locale)} décroissent : une position y serait fausse.`
        : `The quantiles of the cell ${quote(cell, locale)} decrease: a position in it would be wrong.`,
    ),
    help: { fr: 'q10 ≤ q25 ≤ q50 ≤ q75 ≤ q90.', en: 'q10 ≤ q25 ≤ q50 ≤ q75 ≤ q90.' },
  })),

  cellRepeated: defineCode('cell_repeated', 'error', ({ cell }: { cell: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La cellule ${quote(cell, locale)} figure deux fois : on ne sait pas laquelle est lue.`
        : `The cell ${quote(cell, locale)} is there twice: nobody can tell which is read.`,
    ),
    help: { fr: 'N’en garder qu’une.', en: 'Keep only one.' },
  })),
};
