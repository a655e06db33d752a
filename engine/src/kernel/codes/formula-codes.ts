/** Faults inside the text of a formula. */
import { defineCode } from '../diagnostic-code.js';
import { inEachLanguage, quote, quoteList } from '../messages.js';
import type { Text } from '../text.js';

const LANGUAGE_HELP: Text = {
  fr: 'Une formule connaît + - * / ( ), < <= > >= == !=, and or not, et les fonctions min max abs clamp coalesce prior percentile.',
  en: 'A formula knows + - * / ( ), < <= > >= == !=, and or not, and the functions min max abs clamp coalesce prior percentile.',
};

/** "Did you mean …?", or what else to do when nothing resembles the name. */
export function suggest(nearest: string | null, otherwise: Text): Text {
  if (nearest === null) return otherwise;
  return inEachLanguage((locale) =>
    locale === 'fr' ? `Vouliez-vous dire ${quote(nearest, locale)} ?` : `Did you mean ${quote(nearest, locale)}?`,
  );
}

export const formulaCodes = {
  empty: defineCode('formula_empty', 'error', () => ({
    message: {
      fr: 'Cette formule est vide : rien ne peut être calculé.',
      en: 'This formula is empty: nothing can be computed.',
    },
    help: {
      fr: 'Écrire une expression, par exemple fin.netDebt / fin.equity.',
      en: 'Write an expression, for instance fin.netDebt / fin.equity.',
    },
  })),

  character: defineCode(
    'formula_character',
    'error',
    ({ text, instead }: { text: string; instead: string | null }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Le signe ${quote(text, locale)} ne fait pas partie du langage des formules : la formule ne peut pas être lue.`
          : `The sign ${quote(text, locale)} is not part of the formula language: the formula cannot be read.`,
      ),
      help:
        instead === null
          ? LANGUAGE_HELP
          : inEachLanguage((locale) =>
              locale === 'fr' ? `Écrire ${quote(instead, locale)}.` : `Write ${quote(instead, locale)}.`,
            ),
    }),
  ),

  number: defineCode('formula_number', 'error', ({ text }: { text: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `${quote(text, locale)} n’est pas un nombre que le moteur peut garder exactement : la formule ne peut pas être lue.`
        : `${quote(text, locale)} is not a number that the engine can hold exactly: the formula cannot be read.`,
    ),
    help: {
      fr: 'Écrire des chiffres avec un point décimal, 15 chiffres significatifs au plus : 1.2 ou 360.',
      en: 'Write digits with a decimal point, at most 15 significant ones: 1.2 or 360.',
    },
  })),

  unexpected: defineCode(
    'formula_unexpected',
    'error',
    ({ found, expected }: { found: string; expected: 'value' | 'operator' | 'comma_or_close' }) => {
      const wanted: Text = {
        value: {
          fr: 'une valeur (un nombre, un nom, une fonction ou une parenthèse)',
          en: 'a value (a number, a name, a function or a parenthesis)',
        },
        operator: { fr: 'un opérateur ou la fin de la formule', en: 'an operator or the end of the formula' },
        comma_or_close: { fr: 'une virgule ou une parenthèse fermante', en: 'a comma or a closing parenthesis' },
      }[expected];
      return {
        message: inEachLanguage((locale) => {
          const what = found === '' ? { fr: 'La formule s’arrête', en: 'The formula ends' } : null;
          if (what !== null)
            return locale === 'fr'
              ? `${what.fr} là où il faudrait ${wanted.fr} : elle ne peut pas être lue.`
              : `${what.en} where ${wanted.en} should be: it cannot be read.`;
          return locale === 'fr'
            ? `${quote(found, locale)} se trouve là où il faudrait ${wanted.fr} : la formule ne peut pas être lue.`
            : `${quote(found, locale)} stands where ${wanted.en} should be: the formula cannot be read.`;
        }),
        help:
          found === ','
            ? {
                fr: 'La virgule sépare les arguments d’une fonction ; un nombre décimal s’écrit avec un point : 1.5.',
                en: 'A comma separates the arguments of a function; a decimal number is written with a point: 1.5.',
              }
            : LANGUAGE_HELP,
      };
    },
  ),

  unclosed: defineCode('formula_unclosed', 'error', () => ({
    message: {
      fr: 'Cette parenthèse n’est jamais fermée : la formule ne peut pas être lue.',
      en: 'This parenthesis is never closed: the formula cannot be read.',
    },
    help: { fr: 'Ajouter la parenthèse fermante.', en: 'Add the closing parenthesis.' },
  })),

  chained: defineCode('formula_chained', 'error', () => ({
    message: {
      fr: 'Deux comparaisons se suivent : a < b < c n’a pas de sens ici.',
      en: 'Two comparisons follow each other: a < b < c has no meaning here.',
    },
    help: { fr: 'Écrire les deux séparément : a < b and b < c.', en: 'Write them apart: a < b and b < c.' },
  })),

  tooDeep: defineCode('formula_too_deep', 'error', ({ most }: { most: number }) => ({
    message: {
      fr: `La formule emboîte plus de ${most} niveaux : elle est refusée.`,
      en: `The formula is nested more than ${most} levels deep: it is refused.`,
    },
    help: { fr: 'La découper en plusieurs ratios.', en: 'Cut it into several ratios.' },
  })),

  tooLarge: defineCode(
    'formula_too_large',
    'error',
    ({ most, what }: { most: number; what: 'nodes' | 'characters' }) => ({
      message:
        what === 'nodes'
          ? {
              fr: `La formule compte plus de ${most} éléments : elle est refusée.`,
              en: `The formula has more than ${most} elements: it is refused.`,
            }
          : {
              fr: `La formule compte plus de ${most} caractères : elle est refusée.`,
              en: `The formula has more than ${most} characters: it is refused.`,
            },
      help: { fr: 'La découper en plusieurs ratios.', en: 'Cut it into several ratios.' },
    }),
  ),

  unknownFunction: defineCode(
    'formula_unknown_function',
    'error',
    ({ name, nearest, known }: { name: string; nearest: string | null; known: readonly string[] }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `La fonction ${quote(name, locale)} n’existe pas : la formule ne peut pas être calculée.`
          : `The function ${quote(name, locale)} does not exist: the formula cannot be computed.`,
      ),
      help: suggest(
        nearest,
        inEachLanguage((locale) =>
          locale === 'fr'
            ? `Les fonctions sont ${quoteList(known, locale, 'and')}.`
            : `The functions are ${quoteList(known, locale, 'and')}.`,
        ),
      ),
    }),
  ),

  argumentCount: defineCode(
    'formula_argument_count',
    'error',
    ({ name, given, least, most }: { name: string; given: number; least: number; most: number }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `La fonction ${quote(name, locale)} reçoit ${given} argument(s) : la formule ne peut pas être calculée.`
          : `The function ${quote(name, locale)} is given ${given} argument(s): the formula cannot be computed.`,
      ),
      help:
        least === most
          ? { fr: `Lui en donner ${least}.`, en: `Give it ${least}.` }
          : { fr: `Lui en donner de ${least} à ${most}.`, en: `Give it ${least} to ${most}.` },
    }),
  ),

  argumentNotName: defineCode('formula_argument_not_name', 'error', ({ name }: { name: 'prior' | 'percentile' }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `${quote(name, locale)} porte sur un nom, pas sur un calcul : la formule ne peut pas être calculée.`
        : `${quote(name, locale)} takes a name, not a calculation: the formula cannot be computed.`,
    ),
    help:
      name === 'prior'
        ? {
            fr: 'Déclarer le calcul comme un ratio, puis écrire prior(ce_ratio).',
            en: 'Declare the calculation as a ratio, then write prior(that_ratio).',
          }
        : {
            fr: 'Déclarer le calcul comme un ratio avec sa formule publiée ("formulaId"), puis écrire percentile(ce_ratio).',
            en: 'Declare the calculation as a ratio with its published formula ("formulaId"), then write percentile(that_ratio).',
          },
  })),

  unknownName: defineCode(
    'formula_unknown_name',
    'error',
    ({ name, nearest }: { name: string; nearest: string | null }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `${quote(name, locale)} n’est ni un fait ni un ratio de cette grille : la formule ne peut pas être calculée.`
          : `${quote(name, locale)} is neither a fact nor a ratio of this scorecard: the formula cannot be computed.`,
      ),
      help: suggest(nearest, {
        fr: 'Le déclarer parmi les faits ou les ratios ("facts", "ratios"), ou corriger le nom.',
        en: 'Declare it among the facts or ratios ("facts", "ratios"), or correct the name.',
      }),
    }),
  ),

  nameNotHere: defineCode(
    'formula_name_not_here',
    'error',
    ({ name, reason }: { name: string; reason: 'limit_only' | 'later_component' | 'prior' | 'percentile' }) => {
      const why: Text = {
        limit_only: {
          fr: 'n’a de valeur que dans les formules du plafond',
          en: 'has a value only in the formulas of the limit',
        },
        later_component: {
          fr: 'est calculé après celui-ci, ou est celui-ci même',
          en: 'is computed after this one, or is this one itself',
        },
        prior: { fr: 'n’a pas de valeur un an plus tôt', en: 'has no value one year earlier' },
        percentile: {
          fr: 'n’est pas un ratio : il n’a pas de position dans le secteur',
          en: 'is not a ratio: it has no position in the sector',
        },
      }[reason];
      const mend: Text = {
        limit_only: { fr: 'Le retirer de cette formule.', en: 'Take it out of this formula.' },
        later_component: {
          fr: 'Placer cette composante avant celles qui l’utilisent.',
          en: 'Put that component before those that use it.',
        },
        prior: {
          fr: 'prior() porte sur un fait déclaré ou un ratio.',
          en: 'prior() takes a declared fact or a ratio.',
        },
        percentile: {
          fr: 'Déclarer un ratio de cette valeur, avec sa formule publiée ("formulaId").',
          en: 'Declare a ratio of that value, with its published formula ("formulaId").',
        },
      }[reason];
      return {
        message: inEachLanguage((locale) =>
          locale === 'fr'
            ? `${quote(name, locale)} ${why.fr} : la formule ne peut pas être calculée.`
            : `${quote(name, locale)} ${why.en}: the formula cannot be computed.`,
        ),
        help: mend,
      };
    },
  ),

  notNumeric: defineCode('formula_not_numeric', 'error', ({ name }: { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `${quote(name, locale)} n’est pas un nombre : une formule ne peut pas calculer avec.`
        : `${quote(name, locale)} is not a number: a formula cannot compute with it.`,
    ),
    help: {
      fr: 'Employer ce fait dans une règle ou dans un critère par catégories.',
      en: 'Use this fact in a rule or in a characteristic with categories.',
    },
  })),

  notANumber: defineCode('formula_not_a_number', 'error', () => ({
    message: {
      fr: 'Ceci est une condition (vrai ou faux) là où il faut un nombre : la formule ne peut pas être calculée.',
      en: 'This is a condition (true or false) where a number is needed: the formula cannot be computed.',
    },
    help: {
      fr: 'Les comparaisons et and, or, not ne s’emploient que dans la condition d’une garde ("when").',
      en: 'Comparisons and and, or, not belong only in the condition of a guard ("when").',
    },
  })),

  notACondition: defineCode('formula_not_a_condition', 'error', () => ({
    message: {
      fr: 'Ceci est un nombre là où il faut une condition : on ne sait pas quand la garde s’applique.',
      en: 'This is a number where a condition is needed: nobody can tell when the guard applies.',
    },
    help: {
      fr: 'Comparer ce nombre, par exemple fin.equity <= 0.',
      en: 'Compare the number, for instance fin.equity <= 0.',
    },
  })),

  divisionByZero: defineCode('formula_division_by_zero', 'error', () => ({
    message: {
      fr: 'Le diviseur vaut toujours zéro : ce calcul n’aura jamais de valeur.',
      en: 'The divisor is always zero: this calculation will never have a value.',
    },
    help: { fr: 'Corriger le diviseur.', en: 'Correct the divisor.' },
  })),

  priorTwice: defineCode('formula_prior_twice', 'error', ({ name }: { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `prior(${name}) remonterait de deux ans, car ${quote(name, locale)} lit déjà l’année précédente : seule une année l’est.`
        : `prior(${name}) would go back two years, since ${quote(name, locale)} reads the year before already: only one is known.`,
    ),
    help: {
      fr: 'Prendre un ratio qui n’emploie pas prior().',
      en: 'Take a ratio that does not use prior().',
    },
  })),
};
