/** What a person is told when a file as a whole cannot be read. */
import type { Text } from '@encours/engine';
import { FIELDS } from './fields.js';
import type { MixedDates } from './inspect-file.js';
import type { Mapping, MappingFault } from './mapping.js';
import { MappingFaultsError, OtherCurrencyError } from './read-import.js';
import { type FilePlace, UnreadableFileError, type UnreadableReason } from './unreadable-file.js';

export interface ImportFault {
  readonly code: 'file_unreadable' | 'mapping_invalid' | 'import_currency_differs';
  readonly text: Text;
}

/** Why a file as a whole cannot be read. */
export const UNREADABLE: Readonly<Record<UnreadableReason, Text>> = {
  empty: { fr: 'Le fichier est vide.', en: 'The file is empty.' },
  no_records: {
    fr: 'Il n’y a aucun enregistrement : il en faut au moins un, chacun un objet JSON sur sa ligne.',
    en: 'There is no record: at least one is needed, each a JSON object on a line of its own.',
  },
  no_rows: {
    fr: 'Le fichier n’a qu’une ligne d’en-tête, sans aucune donnée.',
    en: 'The file has a header line only, and no data.',
  },
  no_header: { fr: 'Le fichier n’a pas de ligne d’en-tête.', en: 'The file has no header line.' },
  too_large: { fr: 'Décompressé, le fichier dépasse 4 Gio.', en: 'Decompressed, the file exceeds 4 GiB.' },
  broken_gzip: { fr: 'L’archive gzip est incomplète ou abîmée.', en: 'The gzip archive is cut short or damaged.' },
  broken_quotes: {
    fr: 'Un guillemet ouvert n’est pas refermé.',
    en: 'A quotation mark is opened and never closed.',
  },
  long_line: {
    fr: 'Une ligne dépasse un million d’octets : ce n’est pas une ligne par enregistrement.',
    en: 'A line exceeds a million bytes: this is not one line for each record.',
  },
  cut_short: {
    fr: 'La dernière ligne est incomplète et sans fin de ligne : le fichier a été coupé. Exportez-le de nouveau ; si la ligne est complète, terminez-la par un retour à la ligne.',
    en: 'The last line is incomplete and has no line end: the file was cut. Export it again; if the line is complete, end it with a line break.',
  },
  not_delimited: {
    fr: 'Cela ressemble à du JSON ou à du XML, pas à un texte délimité. Enregistrez les données au format CSV, une ligne par enregistrement ; l’API et « encours import » prennent aussi du NDJSON.',
    en: 'This looks like JSON or XML, not like delimited text. Save the data as CSV, one line for each record; the API and “encours import” take NDJSON as well.',
  },
  binary: {
    fr: 'Ce n’est pas un fichier texte. Enregistrez le classeur au format CSV.',
    en: 'This is not a text file. Save the workbook as CSV.',
  },
};

/** One sentence about one fault of a mapping, in the words that a person knows. */
export function describeMappingFault(fault: MappingFault): Text {
  const { label } = FIELDS.get(fault.field) ?? { label: { fr: fault.field, en: fault.field } };
  switch (fault.code) {
    case 'required_field_not_mapped':
      return {
        fr: `Aucune colonne n’est choisie pour « ${label.fr} ».`,
        en: `No column is chosen for “${label.en}”.`,
      };
    case 'field_not_of_kind':
      return {
        fr: `« ${label.fr} » n’existe pas pour ce type de fichier.`,
        en: `“${label.en}” does not exist for this kind of file.`,
      };
    case 'column_not_in_file':
      return {
        fr: `La colonne « ${fault.column} », choisie pour « ${label.fr} », n’est pas dans le fichier.`,
        en: `The column “${fault.column}”, chosen for “${label.en}”, is not in the file.`,
      };
    case 'column_mapped_twice':
      return {
        fr: `La colonne « ${fault.column} » est choisie deux fois.`,
        en: `The column “${fault.column}” is chosen twice.`,
      };
  }
}

/** What a file whose dates contradict each other is told. */
export function describeMixedDates({ dmy, mdy }: MixedDates): Text {
  return {
    fr: `Ce fichier mêle deux ordres de dates : ${dmy} ne se lisent que le jour en premier (13/02), ${mdy} que le mois en premier (02/13). Les dates de l’autre ordre seraient refusées, ou lues à tort comme 03/04. Exportez-le de nouveau dans un seul ordre, ou importez séparément les lignes de chacun.`,
    en: `This file mixes two orders of dates: ${dmy} can only be read with the day first (13/02), ${mdy} only with the month first (02/13). Dates in the other order would be refused or, like 03/04, misread. Export it again in one order, or import the rows of each apart.`,
  };
}

/** What a file is told in which a header stands above several columns. */
export function describeRepeatedHeader(header: string): Text {
  return {
    fr: `L’en-tête « ${header} » figure sur plusieurs colonnes. Dites laquelle reprendre : la première se nomme « ${header} », la deuxième « ${header} (2) ».`,
    en: `The header “${header}” stands above several columns. Say which to take: the first is called “${header}”, the second “${header} (2)”.`,
  };
}

/** Where in the file, in front of what is wrong there. */
function atPlace({ line, position }: FilePlace, text: Text): Text {
  return {
    fr: `Ligne ${line}, octet ${position} : ${text.fr}`,
    en: `Line ${line}, byte ${position}: ${text.en}`,
  };
}

const ELSEWHERE: Text = {
  fr: 'Le fichier envoyé n’est pas sur ce serveur : un autre l’a reçu, ou il a été retiré. Envoyez-le de nouveau. Plusieurs serveurs sur une base doivent partager un dossier de données (ENCOURS_DATA).',
  en: 'The file that was sent is not on this server: another one took it, or it was removed. Send it again. Servers over one database must share one data folder (ENCOURS_DATA).',
};

function describeOtherCurrency({ stated, held }: OtherCurrencyError): Text {
  return {
    fr: `L’import est en ${stated} et les factures du jeu de données en ${held} : leurs montants s’additionneraient un pour un, et rien n’a été importé. Indiquez ${held} si les montants sont dans cette devise, ou importez dans un autre jeu de données.`,
    en: `The import is in ${stated} and the invoices of the dataset are in ${held}: their amounts would be added up one for one, so nothing was imported. State ${held} if that is the currency of the amounts, or import into another dataset.`,
  };
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The fault behind an error thrown while reading, or null when it is none of the file's or mapping's. */
export function explainImportError(error: unknown): ImportFault | null {
  if (isMissingFile(error)) return { code: 'file_unreadable', text: ELSEWHERE };
  if (error instanceof UnreadableFileError) {
    const text = UNREADABLE[error.reason];
    return { code: 'file_unreadable', text: error.place === null ? text : atPlace(error.place, text) };
  }
  if (error instanceof OtherCurrencyError) {
    return { code: 'import_currency_differs', text: describeOtherCurrency(error) };
  }
  if (error instanceof MappingFaultsError) {
    const texts = error.faults.map(describeMappingFault);
    return {
      code: 'mapping_invalid',
      text: { fr: texts.map(({ fr }) => fr).join(' '), en: texts.map(({ en }) => en).join(' ') },
    };
  }
  return null;
}

/** What must still be asked before this mapping may be used: the questions that no value of the file answers. */
export function findOpenQuestions(
  mapping: Mapping,
  columns: readonly { readonly name: string; readonly dateOrder: string | null; readonly decimal: string | null }[],
): ('date_order' | 'decimal_sign')[] {
  const used = new Set(Object.values(mapping.columns));
  const open: ('date_order' | 'decimal_sign')[] = [];
  const mapped = columns.filter(({ name }) => used.has(name));
  if (mapping.dateOrder === null && mapped.some(({ dateOrder }) => dateOrder !== null)) open.push('date_order');
  if (mapping.decimal === null && mapped.some(({ decimal }) => decimal !== null)) open.push('decimal_sign');
  return open;
}
