/** Units that do not fit together in a formula, and divisors that may be negative. */
import { defineCode } from '../diagnostic-code.js';
import { inEachLanguage, quote } from '../messages.js';
import type { Text } from '../text.js';

/** A unit as the checker sees it, to be named in a sentence. */
export type UnitWord = 'money' | 'ratio' | 'share' | 'percent' | 'days' | 'months' | 'years' | 'count' | 'points';

const UNIT_WORDS: Readonly<Record<UnitWord, Text>> = {
  money: { fr: 'montant', en: 'money' },
  ratio: { fr: 'ratio sans unité', en: 'a plain ratio' },
  share: { fr: 'part de 0 à 1', en: 'a share from 0 to 1' },
  percent: { fr: 'pourcentage', en: 'a percentage' },
  days: { fr: 'jours', en: 'days' },
  months: { fr: 'mois', en: 'months' },
  years: { fr: 'années', en: 'years' },
  count: { fr: 'nombre', en: 'a count' },
  points: { fr: 'points', en: 'points' },
};

interface Pair {
  readonly left: UnitWord;
  readonly right: UnitWord;
}

export const unitCodes = {
  moneyMixed: defineCode('unit_money_mixed', 'error', ({ left, right }: Pair) => ({
    message: {
      fr: `On ne peut ni additionner ni comparer ces deux grandeurs (${UNIT_WORDS[left].fr}, ${UNIT_WORDS[right].fr}) : le résultat n’aurait pas de sens.`,
      en: `These two cannot be added or compared (${UNIT_WORDS[left].en}, ${UNIT_WORDS[right].en}): the result would have no meaning.`,
    },
    help: {
      fr: 'Diviser d’abord le montant par un autre montant.',
      en: 'First divide the money by another amount of money.',
    },
  })),

  mixed: defineCode('unit_mixed', 'warning', ({ left, right }: Pair) => ({
    message: {
      fr: `Deux unités différentes se rencontrent (${UNIT_WORDS[left].fr}, ${UNIT_WORDS[right].fr}) : le résultat est sans doute faux.`,
      en: `Two different units meet here (${UNIT_WORDS[left].en}, ${UNIT_WORDS[right].en}): the result is probably wrong.`,
    },
    help: {
      fr: 'Convertir l’une des deux, par exemple mois * 30.',
      en: 'Convert one of them, for instance months * 30.',
    },
  })),

  percentMixed: defineCode('unit_percent_mixed', 'warning', () => ({
    message: {
      fr: 'Un pourcentage (0 à 100) rencontre un ratio (0 à 1) : le résultat est faux d’un facteur cent.',
      en: 'A percentage (0 to 100) meets a ratio (0 to 1): the result is wrong by a factor of a hundred.',
    },
    help: { fr: 'Diviser le pourcentage par 100.', en: 'Divide the percentage by 100.' },
  })),

  vatMixed: defineCode('unit_vat_mixed', 'warning', () => ({
    message: {
      fr: 'Un montant TTC rencontre un montant HT : un délai de règlement calculé ainsi serait trop long, jusqu’à 20 %.',
      en: 'An amount with VAT meets one without: payment days computed so would be up to 20 % too long.',
    },
    help: {
      fr: 'Ramener les deux à la même base, par exemple fin.turnover * 1.2.',
      en: 'Bring both to the same basis, for instance fin.turnover * 1.2.',
    },
  })),

  moneyProduct: defineCode('unit_money_product', 'warning', () => ({
    message: {
      fr: 'Deux montants sont multipliés l’un par l’autre : des euros carrés n’existent pas.',
      en: 'Two amounts of money are multiplied: there are no square euros.',
    },
    help: { fr: 'Multiplier par un ratio, ou diviser.', en: 'Multiply by a ratio, or divide.' },
  })),

  declaredDiffers: defineCode(
    'unit_declared_differs',
    'warning',
    ({ name, declared, found }: { name: string; declared: UnitWord; found: UnitWord }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `${quote(name, locale)} est déclaré en ${UNIT_WORDS[declared].fr}, mais sa formule donne : ${UNIT_WORDS[found].fr}. Les tranches seraient lues dans la mauvaise unité.`
          : `${quote(name, locale)} is declared as ${UNIT_WORDS[declared].en}, but its formula gives ${UNIT_WORDS[found].en}: bands would be read in the wrong unit.`,
      ),
      help: {
        fr: 'Déclarer l’unité que donne la formule, ou multiplier par le facteur voulu (* 100, * 365).',
        en: 'Declare the unit that the formula gives, or multiply by the factor that is meant (* 100, * 365).',
      },
    }),
  ),

  guardMissing: defineCode('guard_missing', 'warning', ({ name, divisor }: { name: string; divisor: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le ratio ${quote(name, locale)} accepte un diviseur négatif (${divisor}) : son signe s’inverserait et le pire client pourrait passer pour le meilleur.`
        : `The ratio ${quote(name, locale)} accepts a negative divisor (${divisor}): its sign would turn around and the worst customer could pass for the best.`,
    ),
    help: {
      fr: `Ajouter une garde pour ${divisor} <= 0 ("when", "class"), et des points pour sa classe.`,
      en: `Add a guard for ${divisor} <= 0 ("when", "class"), and points for its class.`,
    },
  })),
};
