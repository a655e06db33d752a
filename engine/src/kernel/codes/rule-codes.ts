/** Rules: comparisons that can be true, effects that have one. */
import { defineCode } from '../diagnostic-code.js';
import { inEachLanguage, quote, quoteList } from '../messages.js';
import type { Text } from '../text.js';
import { suggest } from './formula-codes.js';

/** What the left side of a comparison holds. */
export type OperandKind = 'number' | 'text' | 'boolean' | 'date';

const KIND_WORDS: Readonly<Record<OperandKind, Text>> = {
  number: { fr: 'un nombre', en: 'a number' },
  text: { fr: 'un texte', en: 'a text' },
  boolean: { fr: 'true ou false', en: 'true or false' },
  date: { fr: 'un jour AAAA-MM-JJ', en: 'a day YYYY-MM-DD' },
};

export const ruleCodes = {
  operator: defineCode(
    'rule_operator',
    'error',
    ({ name, operator, operators }: { name: string; operator: string; operators: readonly string[] }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `${quote(name, locale)} ne se compare pas avec ${quote(operator, locale)} : la règle ne se déclencherait jamais.`
          : `${quote(name, locale)} cannot be compared with ${quote(operator, locale)}: the rule would never fire.`,
      ),
      help: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Employer ${quoteList(operators, locale, 'or')}.`
          : `Use ${quoteList(operators, locale, 'or')}.`,
      ),
    }),
  ),

  valueKind: defineCode('rule_value_type', 'error', ({ name, kind }: { name: string; kind: OperandKind }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `${quote(name, locale)} est ${KIND_WORDS[kind].fr} et se compare à une valeur d’une autre sorte : la règle ne se déclencherait jamais.`
        : `${quote(name, locale)} is ${KIND_WORDS[kind].en} and is compared with a value of another kind: the rule would never fire.`,
    ),
    help: inEachLanguage((locale) =>
      locale === 'fr' ? `Comparer avec ${KIND_WORDS[kind].fr}.` : `Compare with ${KIND_WORDS[kind].en}.`,
    ),
  })),

  valueUnknown: defineCode(
    'rule_value_unknown',
    'error',
    ({
      name,
      value,
      values,
      nearest,
    }: {
      name: string;
      value: string;
      values: readonly string[];
      nearest: string | null;
    }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `${quote(name, locale)} ne vaut jamais ${quote(value, locale)} : cette comparaison ne dit rien.`
          : `${quote(name, locale)} is never ${quote(value, locale)}: this comparison says nothing.`,
      ),
      help: suggest(
        nearest,
        inEachLanguage((locale) => {
          if (values.length === 0)
            return locale === 'fr'
              ? 'Ajouter une garde qui donne cette classe, ou retirer la comparaison.'
              : 'Add a guard that gives this class, or remove the comparison.';
          return locale === 'fr'
            ? `Les valeurs sont ${quoteList(values, locale, 'and')}.`
            : `The values are ${quoteList(values, locale, 'and')}.`;
        }),
      ),
    }),
  ),

  listNeeded: defineCode('rule_list_needed', 'error', ({ operator }: { operator: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `L’opérateur ${quote(operator, locale)} se lit avec une liste, et il n’y a qu’une valeur.`
        : `The operator ${quote(operator, locale)} reads a list, and there is only one value.`,
    ),
    help: { fr: 'Mettre la valeur entre crochets.', en: 'Put the value in brackets.' },
  })),

  listRefused: defineCode('rule_list_refused', 'error', ({ operator }: { operator: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `L’opérateur ${quote(operator, locale)} compare avec une seule valeur, et il y a une liste : la règle ne se déclencherait jamais.`
        : `The operator ${quote(operator, locale)} compares with one value, and there is a list: the rule would never fire.`,
    ),
    help: {
      fr: 'Comparer par « est parmi » ou « n’est pas parmi » ("in", "notIn"), ou donner une seule valeur.',
      en: 'Compare by “is one of” or “is none of” ("in", "notIn"), or give a single value.',
    },
  })),

  effectRepeated: defineCode('effect_repeated', 'warning', ({ rule, effect }: { rule: string; effect: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La règle ${quote(rule, locale)} a deux fois l’effet ${quote(effect, locale)} : seul le plus sévère compte.`
        : `The rule ${quote(rule, locale)} has the effect ${quote(effect, locale)} twice: only the stricter one counts.`,
    ),
    help: { fr: 'N’en garder qu’un.', en: 'Keep only one.' },
  })),

  effectIdle: defineCode('effect_idle', 'warning', ({ rule, effect }: { rule: string; effect: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `L’effet ${quote(effect, locale)} de la règle ${quote(rule, locale)} ne peut rien changer : aucune décision n’est au-delà.`
        : `The effect ${quote(effect, locale)} of the rule ${quote(rule, locale)} can change nothing: no decision lies beyond it.`,
    ),
    help: {
      fr: 'Choisir une valeur plus sévère, ou retirer l’effet.',
      en: 'Choose a stricter value, or remove the effect.',
    },
  })),
};
