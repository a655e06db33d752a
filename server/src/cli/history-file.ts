/** A delimited file named on the command line, with the mapping to read it by. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { History } from '@encours/engine';
import { dayIn } from '../calendar.js';
import { Book } from '../history/book.js';
import { RecordLists } from '../history/record-lists.js';
import type { Segment } from '../history/segment.js';
import {
  describeMixedDates,
  describeRepeatedHeader,
  explainImportError,
  findOpenQuestions,
} from '../imports/explain-error.js';
import { guessField } from '../imports/header-guess.js';
import { inspectFile, readJsonNames } from '../imports/inspect-file.js';
import { isCurrency } from '../imports/is-currency.js';
import { IMPORT_KINDS, type ImportKind } from '../imports/kinds.js';
import { DATE_ORDERS, DECIMAL_SIGNS, guessJsonKind, Mapping, mappingOfJson } from '../imports/mapping.js';
import { readImport } from '../imports/read-import.js';
import { describeReject, type Reject } from '../imports/reasons.js';
import type { ImportSummary } from '../imports/summarise-import.js';
import { readText, unreadable } from './read-documents.js';
import { CliFailure, type Terminal } from './terminal.js';

export interface FileOptions {
  readonly kind?: string;
  readonly mapping?: string;
  readonly dateOrder?: string;
  readonly decimal?: string;
  readonly currency?: string;
}

/** Refused rows shown on the terminal. */
const SHOWN_REJECTS = 10;

function oneOf<T extends string>(value: string | undefined, allowed: readonly T[], option: string): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((item) => item === value);
  if (found !== undefined) return found;
  const list = allowed.join(', ');
  throw new CliFailure({ fr: `${option} : l’un de ${list}.`, en: `${option}: one of ${list}.` }, 2);
}

async function explain<T>(path: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error: unknown) {
    const fault = explainImportError(error);
    if (fault === null) throw unreadable(path, error) ?? error;
    throw new CliFailure({ fr: `${path} : ${fault.text.fr}`, en: `${path}: ${fault.text.en}` });
  }
}

/**
 * The mapping of the file: the one given, or what the file itself suggests with what the options say.
 * @throws CliFailure naming the option that answers what the file leaves open
 */
export async function chooseMapping(path: string, options: FileOptions): Promise<Mapping> {
  if (!existsSync(path)) {
    throw new CliFailure({ fr: `Le fichier ${path} n’existe pas.`, en: `The file ${path} does not exist.` }, 2);
  }
  const kind = oneOf(options.kind, IMPORT_KINDS, '--kind');
  const dateOrder = oneOf(options.dateOrder, DATE_ORDERS, '--date-order');
  const decimal = oneOf(options.decimal, DECIMAL_SIGNS, '--decimal');
  const { currency } = options;
  if (currency !== undefined && !isCurrency(currency)) {
    throw new CliFailure(
      {
        fr: `--currency attend le code d’une devise en trois capitales, EUR par exemple, et non « ${currency} ».`,
        en: `--currency takes the code of a currency in three capitals, EUR for instance, not “${currency}”.`,
      },
      2,
    );
  }
  const names = await explain(path, () => readJsonNames(path));
  if (names !== null) return chooseJsonMapping(path, kind ?? guessJsonKind(names), options);
  const inspection = await explain(path, () => inspectFile(path, kind));
  const repeated = inspection.repeatedHeaders.find((header) => guessField(header, inspection.kind) !== null);
  if (repeated !== undefined && options.mapping === undefined) {
    const text = describeRepeatedHeader(repeated);
    throw new CliFailure({
      fr: `${path} : ${text.fr} Une correspondance (--mapping) le dit.`,
      en: `${path}: ${text.en} A --mapping says so.`,
    });
  }
  const base = options.mapping === undefined ? inspection.suggestedMapping : await readMapping(options.mapping);
  const mapping: Mapping = {
    ...base,
    delimiter: inspection.delimiter,
    encoding: inspection.encoding,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(currency === undefined ? {} : { currency }),
  };
  const [question] = findOpenQuestions(mapping, inspection.columns);
  if (question === 'date_order' && inspection.mixedDates !== null) {
    const text = describeMixedDates(inspection.mixedDates);
    throw new CliFailure({ fr: `${path} : ${text.fr}`, en: `${path}: ${text.en}` });
  }
  if (question === 'date_order') {
    throw new CliFailure({
      fr: `${path} : les dates ne prouvent pas l’ordre du jour et du mois. Indiquez --date-order dmy (31/12), mdy (12/31) ou ymd.`,
      en: `${path}: the dates do not prove the order of day and month. State --date-order dmy (31/12), mdy (12/31) or ymd.`,
    });
  }
  if (question === 'decimal_sign') {
    throw new CliFailure({
      fr: `${path} : les montants peuvent se lire de deux façons. Indiquez --decimal . ou --decimal ,`,
      en: `${path}: the amounts can be read in two ways. State --decimal . or --decimal ,`,
    });
  }
  return mapping;
}

/** Of a file of JSON the first line tells what it holds; only the currency can be said besides. */
function chooseJsonMapping(path: string, kind: ImportKind | null, options: FileOptions): Mapping {
  if (options.mapping !== undefined) {
    throw new CliFailure(
      {
        fr: `${path} : un fichier NDJSON se lit par le nom de ses champs, sans --mapping.`,
        en: `${path}: an NDJSON file is read by the names of its fields, without --mapping.`,
      },
      2,
    );
  }
  if (kind === null) {
    throw new CliFailure({
      fr: `${path} : les champs de la première ligne ne disent pas ce qu’est une ligne. Indiquez --kind.`,
      en: `${path}: the fields of the first line do not tell what a line is. State --kind.`,
    });
  }
  return mappingOfJson(kind, { currency: options.currency });
}

async function readMapping(path: string): Promise<Mapping> {
  const text = await readText(path);
  try {
    return Mapping.parse(JSON.parse(text));
  } catch {
    throw new CliFailure({
      fr: `${path} n’est pas une correspondance de colonnes.`,
      en: `${path} is not a column mapping.`,
    });
  }
}

export interface FileRead {
  readonly segments: readonly Segment[];
  readonly summary: ImportSummary;
  readonly rejects: readonly Reject[];
}

/** The day where the command is run. */
function localDay(): string {
  return dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date());
}

/**
 * Reads the file into memory, as one more of a dataset that holds the `earlier` segments; nothing in it may have happened
 * after `today`.
 * @throws CliFailure when it cannot be read at all
 */
export async function readHistoryFile(
  path: string,
  mapping: Mapping,
  earlier: readonly Segment[] = [],
  today = localDay(),
): Promise<FileRead> {
  const book = new Book(mapping.kind);
  for (const segment of earlier) book.addSegment(segment);
  const segments: Segment[] = [];
  const rejects: Reject[] = [];
  const summary = await explain(path, async () => {
    const batches = readImport({ path, mapping, book, today });
    let next = await batches.next();
    while (next.done !== true) {
      rejects.push(...next.value.rejects);
      segments.push(...next.value.segments);
      next = await batches.next();
    }
    return next.value;
  });
  return { segments, summary, rejects };
}

/**
 * A history of several files: the first holds the invoices, the headers of the others tell what they are. The digest is
 * over the records, in their order.
 * @throws CliFailure when one cannot be read at all
 */
export async function readHistoryFiles(
  terminal: Terminal,
  paths: readonly string[],
  options: FileOptions,
): Promise<{ readonly history: History; readonly digest: string }> {
  const segments: Segment[] = [];
  const records = new RecordLists();
  const hash = createHash('sha256');
  for (const [index, path] of paths.entries()) {
    const mapping = await chooseMapping(path, index === 0 ? { ...options, kind: 'invoices' } : withoutMapping(options));
    const read = await readHistoryFile(path, mapping, segments);
    sayRejects(terminal, path, read.rejects);
    for (const segment of read.segments) {
      segments.push(segment);
      records.add(segment);
      hash.update(segment.body);
    }
  }
  return { history: records.toHistory(), digest: `sha256:${hash.digest('hex')}` };
}

/** A mapping names the columns of one file. */
function withoutMapping({ dateOrder, decimal, currency }: FileOptions): FileOptions {
  return {
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(currency === undefined ? {} : { currency }),
  };
}

/** The first refused rows, for a person to see what is wrong with the file. */
export function sayRejects(terminal: Terminal, path: string, rejects: readonly Reject[]): void {
  for (const reject of rejects.slice(0, SHOWN_REJECTS)) {
    const where = reject.column === null ? '' : ` ${reject.column}`;
    const value = terminal.locale === 'fr' ? `« ${reject.value} »` : `“${reject.value}”`;
    terminal.say(`${path}:${reject.row}:${where} ${value} ${describeReject(reject)[terminal.locale]}`);
  }
  const more = rejects.length - SHOWN_REJECTS;
  if (more > 0) terminal.say(terminal.locale === 'fr' ? `… et ${more} autres rejets.` : `… and ${more} more refusals.`);
}
