/** The digest of a table of observations: of what it holds, whatever file it came from. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ColumnTable } from '../evaluate/columns/table.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { Digest } from '../kernel/digest.js';
import type { ObservationTable } from './observation-table.js';

/** SHA-256 in progress; `node:crypto` has a faster one than the browser's. */
export interface Sha256 {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/**
 * SHA-256 over the plan, the counts and every column in order of its name: a line of canonical JSON with the column's
 * name, its dictionary and its length in bytes, then its numbers, little-endian.
 */
export function digestObservations(table: ObservationTable, hash: Sha256 = sha256.create()): Digest {
  const { plan, summary, customerNames } = table;
  const addLine = (value: unknown): void => {
    hash.update(utf8ToBytes(`${canonicalJson(value)}\n`));
  };
  addLine({ plan, summary, customerNames });
  const columns = listObservationColumns(table).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, array, dictionary } of columns) {
    addLine({ name, dictionary, bytes: array.byteLength });
    hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  return `sha256:${bytesToHex(hash.digest())}`;
}

export interface ObservationColumn {
  readonly name: string;
  readonly array: Float64Array | Int32Array | Uint8Array;
  readonly dictionary: readonly (string | boolean)[] | null;
}

const VERDICTS = [
  'flags',
  'worstDaysPastDue',
  'exposureMinor',
  'defaultedMinor',
  'badAfterDays',
  'lost',
  'monthlyInvoicedMinor',
] as const;

/** Every column of a table by its name. */
export function listObservationColumns(table: ObservationTable): ObservationColumn[] {
  const { applications, customers, groups } = table;
  return [
    ...listApplications(applications),
    { name: 'customers', array: customers.codes, dictionary: customers.dictionary },
    ...Object.entries(groups).map(([name, { codes, dictionary }]) => ({
      name: `groups.${name}`,
      array: codes,
      dictionary,
    })),
    ...VERDICTS.map((name) => ({ name, array: table[name], dictionary: null })),
  ];
}

function listApplications({ dates, request, facts, priorFacts }: ColumnTable): ObservationColumn[] {
  const columns: ObservationColumn[] = [{ name: 'dates', array: dates, dictionary: null }];
  for (const [name, array] of Object.entries(request)) {
    columns.push({ name: `request.${name}`, array, dictionary: null });
  }
  const byFact = [
    ...[...facts].map(([name, column]) => ({ name: `facts.${name}`, column })),
    ...[...priorFacts].map(([name, column]) => ({ name: `priorFacts.${name}`, column })),
  ];
  for (const { name, column } of byFact) {
    if (column.kind === 'number') columns.push({ name, array: column.values, dictionary: null });
    else columns.push({ name, array: column.codes, dictionary: column.dictionary });
    columns.push({ name: `${name}:states`, array: column.states, dictionary: null });
    if (column.asOf !== null) columns.push({ name: `${name}:asOf`, array: column.asOf, dictionary: null });
  }
  return columns;
}
