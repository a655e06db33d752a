/** A table of observations from an Arrow IPC file. */
import { type Data, type Table, tableFromIPC, type Vector } from 'apache-arrow';
import { PRESENT } from '../evaluate/columns/states.js';
import { type FactColumn, NEVER_AGES, type NumberColumn } from '../evaluate/columns/table.js';
import type { ColumnStorage } from '../evaluate/columns/table-builder.js';
import { allocate } from '../history/observation-columns.js';
import { NOT_BAD, NOT_KNOWN, type ObservationTable, type TextColumn } from '../history/observation-table.js';
import type { ObservationProfile } from '../history/profile-observations.js';
import { PERFORMANCE_FLAGS } from '../history/records.js';
import type { Digest } from '../kernel/digest.js';
import {
  AMOUNT_COLUMNS,
  BAD_AFTER_COLUMN,
  COLUMN,
  FileMetadata,
  LONGEST_DAYS_COLUMN,
  LOST_COLUMN,
  METADATA_KEY,
  REQUEST_COLUMNS,
  STATES,
  WORST_COLUMN,
} from './layout.js';

/** The file is no table of observations, or not a whole one. */
export class ObservationFileError extends Error {
  override readonly name = 'ObservationFileError';
}

export interface ObservationFile {
  readonly table: ObservationTable;
  /** As the file states it; `digestObservations` says whether it is true. */
  readonly digest: Digest;
  readonly profile: ObservationProfile;
}

/** @throws ObservationFileError when the bytes are not a file that `encodeObservations` could have written */
export function decodeObservations(bytes: Uint8Array): ObservationFile {
  const file = openFile(bytes);
  const metadata = readMetadata(file);
  const read = new ColumnReader(file);
  const customers = read.texts(COLUMN.customer);
  const table: ObservationTable = {
    plan: metadata.plan,
    summary: metadata.summary,
    applications: {
      length: file.numRows,
      dates: read.days(COLUMN.date),
      request: {
        amountMinor: read.numbers(REQUEST_COLUMNS.amountMinor),
        exposureMinor: read.numbers(REQUEST_COLUMNS.exposureMinor),
        groupExposureMinor: read.numbers(REQUEST_COLUMNS.groupExposureMinor),
        insuredMinor: read.numbers(REQUEST_COLUMNS.insuredMinor),
        longestDays: read.integers(LONGEST_DAYS_COLUMN),
      },
      facts: new Map(metadata.facts.map(({ name, storage, ages }) => [name, read.fact(name, storage, ages)])),
      priorFacts: new Map(metadata.priorFacts.map((name) => [name, read.factNumbers(COLUMN.prior(name), false)])),
    },
    customers,
    customerNames: namesOf(customers, read.texts(COLUMN.name)),
    flags: read.codes(
      COLUMN.flag,
      PERFORMANCE_FLAGS.map((_, position) => position),
    ),
    worstDaysPastDue: read.integers(WORST_COLUMN),
    exposureMinor: read.numbers(AMOUNT_COLUMNS.exposureMinor),
    defaultedMinor: read.numbers(AMOUNT_COLUMNS.defaultedMinor),
    badAfterDays: read.integers(BAD_AFTER_COLUMN, NOT_BAD),
    lost: read.booleans(LOST_COLUMN, Uint8Array),
    monthlyInvoicedMinor: read.numbers(AMOUNT_COLUMNS.monthlyInvoicedMinor),
    groups: {
      segment: read.texts(COLUMN.group('segment')),
      sector: read.texts(COLUMN.group('sector')),
      size: read.texts(COLUMN.group('size')),
      country: read.texts(COLUMN.group('country')),
    },
  };
  return { table, digest: metadata.digest, profile: metadata.profile };
}

function openFile(bytes: Uint8Array): Table {
  // Without its end a file still opens as a stream would, with the rows before the cut: no table at all is better.
  const end = String.fromCharCode(...bytes.subarray(-MAGIC.length));
  if (end !== MAGIC) throw new ObservationFileError('not a whole Arrow file: it does not end as one');
  try {
    return tableFromIPC(bytes);
  } catch (error: unknown) {
    throw new ObservationFileError('not an Arrow file', { cause: error });
  }
}

const MAGIC = 'ARROW1';

function readMetadata({ schema }: Table): FileMetadata {
  const text = schema.metadata.get(METADATA_KEY);
  if (text === undefined) throw new ObservationFileError('an Arrow file, but not of observations');
  try {
    return FileMetadata.parse(JSON.parse(text));
  } catch (error: unknown) {
    throw new ObservationFileError('a file of observations of another format', { cause: error });
  }
}

function namesOf({ codes, dictionary }: TextColumn, names: TextColumn): (string | null)[] {
  const found: (string | null)[] = dictionary.map(() => null);
  for (let row = 0; row < codes.length; row++) {
    found[codes[row] ?? 0] = names.dictionary[names.codes[row] ?? NOT_KNOWN] ?? null;
  }
  return found;
}

/** A column of one batch; every type of ours has its numbers in `values`. */
type Piece = Omit<Data, 'values'> & { readonly values: Float64Array | Int32Array | Uint8Array };

/** Copies columns out of the file, into memory that threads share. */
class ColumnReader {
  readonly #file: Table;

  constructor(file: Table) {
    this.#file = file;
  }

  numbers(name: string): Float64Array {
    return this.#copy(
      name,
      Float64Array,
      ({ values }) =>
        (row) =>
          Number(values[row]),
    );
  }

  /** @param absent what stands for a null */
  integers(name: string, absent = 0): Int32Array {
    return this.#copy(name, Int32Array, (data) => (row) => (data.getValid(row) ? Number(data.values[row]) : absent));
  }

  days(name: string): Int32Array {
    return this.integers(name, NEVER_AGES);
  }

  /** 1 for true, 0 for false. */
  booleans<Kind extends Int32Array | Uint8Array>(name: string, make: Parameters<typeof allocate<Kind>>[0]): Kind {
    return this.#copy(
      name,
      make,
      ({ values }) =>
        (row) =>
          ((values[row >> 3] ?? 0) >> (row & 7)) & 1,
    );
  }

  texts(name: string): TextColumn {
    return { codes: this.integers(name, NOT_KNOWN), dictionary: this.#dictionary(name) };
  }

  /** A column of words as the numbers that they stand for. */
  codes(name: string, meanings: readonly number[]): Uint8Array {
    return this.#copy(
      name,
      Uint8Array,
      ({ values }) =>
        (row) =>
          meanings[Number(values[row])] ?? 0,
    );
  }

  fact(name: string, storage: ColumnStorage, ages: boolean): FactColumn {
    const column = COLUMN.fact(name);
    if (storage === 'number') return this.factNumbers(column, ages);
    const states = this.codes(COLUMN.state(column), STATES);
    const asOf = ages ? this.days(COLUMN.asOf(column)) : null;
    if (storage === 'flag') {
      return { kind: 'code', codes: this.booleans(column, Int32Array), states, asOf, dictionary: [false, true] };
    }
    const codes = this.#copy(
      column,
      Int32Array,
      ({ values }) =>
        (row) =>
          Number(values[row]),
    );
    return { kind: 'code', codes, states, asOf, dictionary: this.#dictionary(column) };
  }

  factNumbers(column: string, ages: boolean): NumberColumn {
    const states = this.codes(COLUMN.state(column), STATES);
    const values = this.numbers(column);
    for (let row = 0; row < values.length; row++) if (states[row] !== PRESENT) values[row] = Number.NaN;
    return { kind: 'number', values, states, asOf: ages ? this.days(COLUMN.asOf(column)) : null };
  }

  #vector(name: string): Vector {
    const vector = this.#file.getChild(name);
    if (vector === null) throw new ObservationFileError(`the file has no column \`${name}\``);
    return vector;
  }

  #dictionary(name: string): string[] {
    const [first] = this.#vector(name).data;
    return first?.dictionary === undefined ? [] : Array.from(first.dictionary, String);
  }

  #copy<Kind extends Float64Array | Int32Array | Uint8Array>(
    name: string,
    make: Parameters<typeof allocate<Kind>>[0],
    readerOf: (data: Piece) => (row: number) => number,
  ): Kind {
    const array = allocate(make, this.#file.numRows);
    let next = 0;
    for (const data of this.#vector(name).data as readonly Piece[]) {
      const read = readerOf(data);
      for (let row = 0; row < data.length; row++) array[next++] = read(row);
    }
    return array;
  }
}
