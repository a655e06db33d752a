/**
 * A table of observations as bytes that a page reads without the code of a file format. Eight bytes `ENCOBS1` and a zero,
 * the length of the header as uint32, four zeros, then the header as JSON in ASCII, filled up with spaces, then the
 * columns; header and columns each end at a multiple of 8. Numbers are little-endian.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { DigestText, Summary } from '../arrow/layout.js';
import type { FactColumn, NumberColumn } from '../evaluate/columns/table.js';
import { digestObservations, listObservationColumns } from '../history/digest-observations.js';
import type { ObservationTable, TextColumn } from '../history/observation-table.js';
import { ObservationPlan } from '../history/records.js';
import type { Digest } from '../kernel/digest.js';

const MAGIC = 'ENCOBS1\0';
const PRELUDE_BYTES = 16;
const UNIT = 8;
/** Arguments that one call takes in every runtime. */
const CHUNK = 8_192;

const ARRAYS = { float64: Float64Array, int32: Int32Array, uint8: Uint8Array } as const;
type ArrayKind = keyof typeof ARRAYS;

const Header = z.strictObject({
  digest: DigestText,
  plan: ObservationPlan,
  summary: Summary,
  length: z.int().nonnegative(),
  population: z.int().nonnegative(),
  customerNames: z.array(z.string().nullable()),
  facts: z.array(z.strictObject({ name: z.string(), kind: z.enum(['number', 'code']), ages: z.boolean() })),
  priorFacts: z.array(z.string()),
  /** In the order of their bytes. */
  columns: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(['float64', 'int32', 'uint8']),
      dictionary: z.array(z.union([z.string(), z.boolean()])).nullable(),
    }),
  ),
});

/** The bytes are no pack, a part of one, or not what its digest says. */
export class ObservationPackError extends Error {
  override readonly name = 'ObservationPackError';
}

export interface ObservationPack {
  readonly table: ObservationTable;
  /** Observations that the rows stand for: more than the rows where they are a sample. */
  readonly population: number;
}

/** Bytes that the columns of one row take. */
export function packedBytesPerRow(table: ObservationTable): number {
  return listObservationColumns(table).reduce((sum, { array }) => sum + array.BYTES_PER_ELEMENT, 0);
}

/** The pack in pieces, none of which lies in shared memory. `digest` must be that of the table. */
export function* packObservations({ table, population }: ObservationPack, digest: Digest): Generator<Uint8Array> {
  const { facts, priorFacts, length } = table.applications;
  const columns = listObservationColumns(table);
  const header: z.input<typeof Header> = {
    digest,
    plan: table.plan,
    summary: { ...table.summary, dates: [...table.summary.dates] },
    length,
    population,
    customerNames: [...table.customerNames],
    facts: [...facts].map(([name, { kind, asOf }]) => ({ name, kind, ages: asOf !== null })),
    priorFacts: [...priorFacts.keys()],
    columns: columns.map(({ name, array, dictionary }) => ({
      name,
      kind: kindOf(array),
      dictionary: dictionary === null ? null : [...dictionary],
    })),
  };
  const text = JSON.stringify(header).replaceAll(/[^ -~]/g, escapeUnit);
  const padded = text.padEnd(roundUp(text.length), ' ');
  const prelude = new Uint8Array(PRELUDE_BYTES);
  prelude.set(utf8ToBytes(MAGIC));
  new DataView(prelude.buffer).setUint32(UNIT, padded.length, true);
  yield prelude;
  yield utf8ToBytes(padded);
  for (const { array } of columns) {
    const bytes = new Uint8Array(roundUp(array.byteLength));
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    yield bytes;
  }
}

/**
 * What `packObservations` packed; the columns are views of `bytes`.
 * @throws ObservationPackError
 */
export function unpackObservations(bytes: ArrayBuffer): ObservationPack {
  const { header, end } = readHeader(bytes);
  const read = new Reader(header, bytes, end);
  const table: ObservationTable = {
    plan: header.plan,
    summary: header.summary,
    applications: {
      length: header.length,
      dates: read.column('dates', 'int32'),
      request: {
        amountMinor: read.column('request.amountMinor', 'float64'),
        exposureMinor: read.column('request.exposureMinor', 'float64'),
        groupExposureMinor: read.column('request.groupExposureMinor', 'float64'),
        insuredMinor: read.column('request.insuredMinor', 'float64'),
        longestDays: read.column('request.longestDays', 'int32'),
      },
      facts: new Map(header.facts.map(({ name, kind, ages }) => [name, read.fact(`facts.${name}`, kind, ages)])),
      priorFacts: new Map(header.priorFacts.map((name) => [name, read.numbers(`priorFacts.${name}`, false)])),
    },
    customers: read.texts('customers'),
    customerNames: header.customerNames,
    flags: read.column('flags', 'uint8'),
    worstDaysPastDue: read.column('worstDaysPastDue', 'int32'),
    exposureMinor: read.column('exposureMinor', 'float64'),
    defaultedMinor: read.column('defaultedMinor', 'float64'),
    badAfterDays: read.column('badAfterDays', 'int32'),
    lost: read.column('lost', 'uint8'),
    monthlyInvoicedMinor: read.column('monthlyInvoicedMinor', 'float64'),
    groups: {
      segment: read.texts('groups.segment'),
      sector: read.texts('groups.sector'),
      size: read.texts('groups.size'),
      country: read.texts('groups.country'),
    },
  };
  if (digestObservations(table) !== header.digest) {
    throw new ObservationPackError('the pack does not hold what its digest says');
  }
  return { table, population: header.population };
}

function readHeader(bytes: ArrayBuffer): { header: z.output<typeof Header>; end: number } {
  if (bytes.byteLength < PRELUDE_BYTES || readAscii(new Uint8Array(bytes, 0, UNIT)) !== MAGIC) {
    throw new ObservationPackError('not a pack of observations');
  }
  const end = PRELUDE_BYTES + new DataView(bytes).getUint32(UNIT, true);
  if (end % UNIT !== 0 || end > bytes.byteLength) throw new ObservationPackError('the header is cut off');
  try {
    const text = readAscii(new Uint8Array(bytes, PRELUDE_BYTES, end - PRELUDE_BYTES));
    return { header: Header.parse(JSON.parse(text)), end };
  } catch (error: unknown) {
    throw new ObservationPackError('the header is not that of a pack of observations', { cause: error });
  }
}

/** Columns by their names, where they lie in the bytes. */
class Reader {
  readonly #columns = new Map<
    string,
    { readonly array: Float64Array | Int32Array | Uint8Array; readonly words: Words }
  >();

  constructor({ columns, length }: z.output<typeof Header>, bytes: ArrayBuffer, from: number) {
    let place = from;
    for (const { name, kind, dictionary } of columns) {
      const make = ARRAYS[kind];
      const next = place + roundUp(length * make.BYTES_PER_ELEMENT);
      if (next > bytes.byteLength) throw new ObservationPackError(`column \`${name}\` is cut off`);
      this.#columns.set(name, { array: new make(bytes, place, length), words: dictionary ?? [] });
      place = next;
    }
    if (place !== bytes.byteLength) throw new ObservationPackError('there is more than the columns of the header');
  }

  column<Kind extends ArrayKind>(name: string, kind: Kind): InstanceType<(typeof ARRAYS)[Kind]> {
    const { array } = this.#find(name);
    if (kindOf(array) !== kind) throw new ObservationPackError(`column \`${name}\` is not of ${kind}`);
    return array as InstanceType<(typeof ARRAYS)[Kind]>;
  }

  texts(name: string): TextColumn {
    return { codes: this.column(name, 'int32'), dictionary: this.#find(name).words.map(String) };
  }

  fact(name: string, kind: FactColumn['kind'], ages: boolean): FactColumn {
    if (kind === 'number') return this.numbers(name, ages);
    const { words } = this.#find(name);
    return { kind, codes: this.column(name, 'int32'), ...this.#states(name, ages), dictionary: words };
  }

  numbers(name: string, ages: boolean): NumberColumn {
    return { kind: 'number', values: this.column(name, 'float64'), ...this.#states(name, ages) };
  }

  #states(name: string, ages: boolean): Pick<NumberColumn, 'states' | 'asOf'> {
    return {
      states: this.column(`${name}:states`, 'uint8'),
      asOf: ages ? this.column(`${name}:asOf`, 'int32') : null,
    };
  }

  #find(name: string) {
    const column = this.#columns.get(name);
    if (column === undefined) throw new ObservationPackError(`there is no column \`${name}\``);
    return column;
  }
}

type Words = readonly (string | boolean)[];

function kindOf(array: Float64Array | Int32Array | Uint8Array): ArrayKind {
  if (array instanceof Float64Array) return 'float64';
  return array instanceof Int32Array ? 'int32' : 'uint8';
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / UNIT) * UNIT;
}

/** One UTF-16 unit as JSON writes it in ASCII. */
function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function readAscii(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += CHUNK) {
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + CHUNK)));
  }
  return pieces.join('');
}
