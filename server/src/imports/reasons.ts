/** Why a row was refused, in both languages; the code is stable, the text is for a person. */
import type { Text } from '@encours/engine';
import { FIRST_YEAR, LAST_YEAR } from './dates.js';
import type { ImportNote } from './summarise-import.js';

export const REJECT_CODES = [
  'missing_value',
  'too_long',
  'not_a_date',
  'impossible_date',
  'year_out_of_range',
  'date_in_future',
  'not_an_amount',
  'decimal_sign_unknown',
  'too_many_decimals',
  'amount_too_large',
  'not_yes_or_no',
  'not_a_number',
  'not_a_choice',
  'not_a_score',
  'invalid_siren',
  'wrong_encoding',
  'control_character',
  'direction_mark',
  'not_a_currency',
  'other_currency',
  'due_before_issue',
  'dates_out_of_order',
  'paid_before_issue',
  'not_positive',
  'no_amount',
  'invalid_value',
  'settled_amount_without_date',
  'wrong_column_count',
  'not_json',
  'line_too_long',
  'unknown_field',
  'wrong_type',
  'duplicate_in_file',
  'duplicate_in_dataset',
  'unknown_customer',
  'unknown_invoice',
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/** One refused row: its line in the file (a header is line 1), the column at fault and what stood in it. */
export interface Reject {
  readonly row: number;
  readonly column: string | null;
  readonly value: string;
  readonly code: RejectCode;
  /** What the sentence needs beyond the value: the first line of a duplicate, an expected currency. */
  readonly detail: string | null;
}

/** What each type of field takes where the file is JSON. */
const JSON_TYPES: Readonly<Record<string, Text>> = {
  amount: { fr: 'un nombre entier de centimes', en: 'a whole number of cents' },
  number: { fr: 'un nombre', en: 'a number' },
  boolean: { fr: 'true ou false', en: 'true or false' },
  date: { fr: 'une date "AAAA-MM-JJ"', en: 'a date "YYYY-MM-DD"' },
  value: { fr: 'un nombre, un texte ou true/false', en: 'a number, a text or true/false' },
};

function jsonType(detail: string): Text {
  return JSON_TYPES[detail] ?? { fr: 'un texte entre guillemets', en: 'a text in quotation marks' };
}

type Sentence = (detail: string) => Text;

const SENTENCES: Record<RejectCode, Sentence> = {
  missing_value: () => ({ fr: 'valeur obligatoire absente', en: 'required value is missing' }),
  too_long: (detail) => ({
    fr: `texte trop long (maximum ${detail} caractères)`,
    en: `text too long (at most ${detail} characters)`,
  }),
  not_a_date: () => ({ fr: 'ce n’est pas une date', en: 'not a date' }),
  impossible_date: (detail) => ({
    fr: `cette date n’existe pas dans l’ordre choisi (${detail === 'dmy' ? 'jour, mois, année' : detail === 'mdy' ? 'mois, jour, année' : 'année, mois, jour'})`,
    en: `no such day in the chosen order (${detail === 'dmy' ? 'day, month, year' : detail === 'mdy' ? 'month, day, year' : 'year, month, day'})`,
  }),
  year_out_of_range: () => ({
    fr: `année hors de ${FIRST_YEAR}–${LAST_YEAR}`,
    en: `year outside ${FIRST_YEAR}–${LAST_YEAR}`,
  }),
  date_in_future: (detail) => ({
    fr: `date postérieure au jour de l’import (${detail})`,
    en: `after the day of the import (${detail})`,
  }),
  not_an_amount: () => ({ fr: 'ce n’est pas un montant', en: 'not an amount' }),
  decimal_sign_unknown: () => ({
    fr: 'le signe décimal du fichier n’est pas indiqué : ce montant peut se lire de deux façons',
    en: 'the decimal sign of the file is not stated: this amount can be read in two ways',
  }),
  too_many_decimals: () => ({
    fr: 'plus de décimales que la monnaie n’en a : arrondir serait changer le montant',
    en: 'more decimals than the currency has: rounding would change the amount',
  }),
  amount_too_large: () => ({ fr: 'montant trop grand pour être exact', en: 'amount too large to be exact' }),
  not_yes_or_no: () => ({ fr: 'ni oui ni non', en: 'neither yes nor no' }),
  invalid_siren: () => ({
    fr: 'numéro SIREN ou SIRET invalide (chiffre de contrôle)',
    en: 'invalid SIREN or SIRET number (check digit)',
  }),
  not_a_number: () => ({ fr: 'ce n’est pas un nombre', en: 'not a number' }),
  not_a_choice: (detail) => ({ fr: `valeur inconnue ; attendu : ${detail}`, en: `unknown value; expected: ${detail}` }),
  not_a_score: () => ({ fr: 'hors de l’échelle de ce score', en: 'not on the scale of this score' }),
  wrong_encoding: (detail) => ({
    fr: `octets qui ne sont pas dans l’encodage du fichier (octet ${detail})`,
    en: `bytes that are not in the encoding of the file (byte ${detail})`,
  }),
  control_character: () => ({
    fr: 'contient un caractère de contrôle invisible',
    en: 'holds an invisible control character',
  }),
  direction_mark: () => ({
    fr: 'contient une marque de sens d’écriture, qui fait lire un autre nom',
    en: 'holds a mark of writing direction, which makes it read as another name',
  }),
  not_a_currency: () => ({
    fr: 'ce n’est pas le code d’une devise (EUR, USD…)',
    en: 'not the code of a currency (EUR, USD…)',
  }),
  other_currency: (detail) => ({
    fr: `autre monnaie que celle de l’import (${detail}) : les montants ne s’additionnent pas`,
    en: `another currency than that of the import (${detail}): the amounts do not add up`,
  }),
  due_before_issue: (detail) => ({
    fr: `échéance antérieure à la date de facture (${detail})`,
    en: `due before the invoice date (${detail})`,
  }),
  dates_out_of_order: (detail) => ({
    fr: `antérieur à la date dont il dépend (${detail})`,
    en: `before the date that it depends on (${detail})`,
  }),
  paid_before_issue: (detail) => ({
    fr: `règlement antérieur à la facture (${detail})`,
    en: `paid before the invoice (${detail})`,
  }),
  not_positive: () => ({ fr: 'le montant doit être positif', en: 'the amount must be positive' }),
  no_amount: () => ({ fr: 'aucun poste des comptes n’est rempli', en: 'no item of the accounts is filled in' }),
  invalid_value: () => ({ fr: 'valeur hors des limites admises', en: 'value outside what is allowed' }),
  settled_amount_without_date: () => ({
    fr: 'montant réglé sans date de règlement',
    en: 'settled amount without a settlement date',
  }),
  wrong_column_count: (detail) => ({
    fr: `nombre de colonnes différent de celui de l’en-tête (${detail})`,
    en: `not as many columns as the header has (${detail})`,
  }),
  not_json: (detail) => ({
    fr: `ce n’est pas un objet JSON strict (caractère ${detail})`,
    en: `not a strict JSON object (character ${detail})`,
  }),
  line_too_long: () => ({ fr: 'ligne de plus de 256 Kio', en: 'line of more than 256 KiB' }),
  unknown_field: (detail) => ({
    fr: detail === '' ? 'champ inconnu pour ce type de données' : `champ inconnu ; vouliez-vous dire « ${detail} » ?`,
    en: detail === '' ? 'unknown field for this kind of records' : `unknown field; did you mean “${detail}”?`,
  }),
  wrong_type: (detail) => ({
    fr: `il faut ${jsonType(detail).fr} : rien n’est converti`,
    en: `${jsonType(detail).en} is needed: nothing is converted`,
  }),
  duplicate_in_file: (detail) => ({ fr: `déjà présent à la ligne ${detail}`, en: `already on line ${detail}` }),
  duplicate_in_dataset: () => ({ fr: 'déjà présent dans le jeu de données', en: 'already in the dataset' }),
  unknown_customer: () => ({
    fr: 'client inconnu du jeu de données : importez d’abord les clients, ou demandez qu’ils soient créés',
    en: 'customer not in the dataset: import the customers first, or have them created',
  }),
  unknown_invoice: () => ({
    fr: 'facture inconnue du jeu de données : importez d’abord les factures',
    en: 'invoice not in the dataset: import the invoices first',
  }),
};

/** The sentence that a person reads. */
export function describeReject(reject: Pick<Reject, 'code' | 'detail'>): Text {
  return SENTENCES[reject.code](reject.detail ?? '');
}

/** What a person should know of a file although its rows were taken, or why so many were not. */
export function describeNote({ code, rows, line, column }: ImportNote): Text {
  if (code === 'paid_before_issue') {
    return {
      fr: `Règlements antérieurs à leur facture : ${rows}, le premier à la ligne ${line}. Ils sont repris comme des acomptes.`,
      en: `Payments before their invoice: ${rows}, the first on line ${line}. They are taken as deposits.`,
    };
  }
  return column === null
    ? {
        fr: `À partir de la ligne ${line}, les lignes n’ont plus les colonnes de l’en-tête : ${rows} sont refusées. Deux exports ont peut-être été mis bout à bout.`,
        en: `From line ${line} on, rows no longer have the columns of the header: ${rows} are refused. Two exports may have been joined.`,
      }
    : {
        fr: `À partir de la ligne ${line}, la colonne « ${column} » contient autre chose : ${rows} lignes sont refusées. Deux exports ont peut-être été mis bout à bout.`,
        en: `From line ${line} on, the column “${column}” holds something else: ${rows} rows are refused. Two exports may have been joined.`,
      };
}
