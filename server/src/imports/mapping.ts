/** How the columns of a delimited file become records: chosen once, saved by name, checked again at every border. */
import { z } from 'zod';
import { FIELDS } from './fields.js';
import { fieldsOf, IMPORT_KINDS, ImportKind, KINDS } from './kinds.js';

export const DELIMITERS = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** `dmy`: 31/12/2026, `mdy`: 12/31/2026, `ymd`: 2026-12-31. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export const DECIMAL_SIGNS = ['.', ','] as const;
export type DecimalSign = (typeof DECIMAL_SIGNS)[number];

/**
 * Shape of a mapping; a draft may still lack a required column, the date order or the decimal sign.
 * {@link findMappingFaults} says what a draft lacks.
 */
export const Mapping = z.strictObject({
  kind: ImportKind,
  /** `ndjson`: a JSON object on each line, its properties named as `columns` says; delimiter and signs do not matter. */
  format: z.enum(['delimited', 'ndjson']).default('delimited'),
  delimiter: z.enum(DELIMITERS),
  encoding: z.enum(ENCODINGS),
  /** Null: not known yet. A date that starts with a four-digit year is read in any order. */
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  /** Null: not known yet; allowed only where no amount has a sign that could be read two ways. */
  decimal: z.enum(DECIMAL_SIGNS).nullable(),
  /** ISO 4217; a row that states another one is refused, since amounts of two currencies do not add up. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  /** What a written 1 is: one euro, a thousand euros, or a cent. */
  amountUnit: z.enum(['units', 'thousands', 'minor']).default('units'),
  /** What to do with an invoice of a customer that the dataset does not have. */
  unknownCustomers: z.enum(['create', 'reject']).default('create'),
  /** What to do with a payment that is dated before its invoice: a deposit is one, and so is a slip of the pen. */
  earlyPayments: z.enum(['accept', 'reject']).default('accept'),
  /** Field → header of the column that holds it. */
  columns: z.record(z.string().max(100), z.string().max(500)),
});
export type Mapping = z.infer<typeof Mapping>;

/**
 * The mapping by which records are read that come as JSON: each property is called as its field. Amounts are whole numbers
 * of minor units, as everywhere in the API, and those of our own fields say so in their name (`amountMinor`).
 */
export function mappingOfJson(kind: ImportKind, choices: JsonChoices = {}): Mapping {
  const { currency = null, unknownCustomers = 'create', earlyPayments = 'accept' } = choices;
  const nameOf = (field: string) =>
    FIELDS.get(field)?.type === 'amount' && !field.includes('.') ? `${field}Minor` : field;
  return {
    kind,
    format: 'ndjson',
    delimiter: ',',
    encoding: 'utf-8',
    dateOrder: 'ymd',
    decimal: '.',
    currency,
    amountUnit: 'minor',
    unknownCustomers,
    earlyPayments,
    columns: Object.fromEntries(fieldsOf(kind).map((field) => [field, nameOf(field)])),
  };
}

/** What may be chosen where records come as JSON. */
export interface JsonChoices {
  readonly currency?: Mapping['currency'] | undefined;
  readonly unknownCustomers?: Mapping['unknownCustomers'] | undefined;
  readonly earlyPayments?: Mapping['earlyPayments'] | undefined;
}

/** The kind of records that a JSON object with these properties is; null when that cannot be told. */
export function guessJsonKind(names: readonly string[]): ImportKind | null {
  const fitting = IMPORT_KINDS.filter((kind) => {
    const { columns } = mappingOfJson(kind);
    const known = Object.values(columns);
    return (
      names.every((name) => known.includes(name)) &&
      KINDS[kind].required.every((field) => names.includes(columns[field] ?? field))
    );
  });
  const [kind = null] = fitting;
  return fitting.length === 1 ? kind : null;
}

export type MappingFault =
  | { readonly code: 'required_field_not_mapped'; readonly field: string }
  | { readonly code: 'field_not_of_kind'; readonly field: string }
  | { readonly code: 'column_not_in_file'; readonly field: string; readonly column: string }
  | { readonly code: 'column_mapped_twice'; readonly field: string; readonly column: string };

/** Everything that keeps `mapping` from reading a file with these headers; empty when it can. */
export function findMappingFaults(mapping: Mapping, headers: readonly string[]): MappingFault[] {
  const faults: MappingFault[] = [];
  const allowed = new Set(fieldsOf(mapping.kind));
  for (const field of KINDS[mapping.kind].required) {
    if (mapping.columns[field] === undefined) faults.push({ code: 'required_field_not_mapped', field });
  }
  const seen = new Set<string>();
  // In the order of the fields, not in that in which someone wrote the mapping.
  const order = [...FIELDS.keys()];
  const mapped = Object.entries(mapping.columns).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  for (const [field, column] of mapped) {
    if (!allowed.has(field)) faults.push({ code: 'field_not_of_kind', field });
    if (!headers.includes(column)) faults.push({ code: 'column_not_in_file', field, column });
    else if (seen.has(column)) faults.push({ code: 'column_mapped_twice', field, column });
    seen.add(column);
  }
  return faults;
}
