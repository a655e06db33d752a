/** Tables of observations as files. */
import { createHash, randomUUID } from 'node:crypto';
import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import {
  type ColumnStorage,
  digestObservations,
  type FactColumn,
  type ObservationTable,
  type TableSchema,
} from '@encours/engine';
import {
  decodeObservations,
  encodeObservations,
  type ObservationFile,
  ObservationFileError,
} from '@encours/engine/arrow';

/** What stands at the place is no file that could be replaced: a device, a link, a folder. */
export class NoRegularFileError extends Error {
  override readonly name = 'NoRegularFileError';
}

/**
 * Writes beside the place and then moves there, so that no one ever reads a part. Gives the digest of the table.
 * @throws NoRegularFileError
 */
export async function writeObservationFile(path: string, table: ObservationTable): Promise<string> {
  const there = await lstat(path).catch(() => null);
  if (there !== null && !there.isFile()) throw new NoRegularFileError(path);
  const temporary = `${path}.${randomUUID()}.tmp`;
  const digest = digestObservations(table, createHash('sha256'));
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      for (const piece of encodeObservations(table, digest)) await file.writeFile(piece);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return digest;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** @throws ObservationFileError when it is another file, a part of one, or does not hold what its digest says */
export async function readObservationFile(path: string): Promise<ObservationFile> {
  const file = decodeObservations(await readFile(path));
  if (digestObservations(file.table, createHash('sha256')) !== file.digest) {
    throw new ObservationFileError('the file does not hold what its digest says');
  }
  return file;
}

/**
 * Columns of the schema that the table does not have, or has for values of another kind, by the name of their fact; with
 * `:prior` those of the year before.
 */
export function listMissingColumns({ applications }: ObservationTable, schema: TableSchema): string[] {
  const missing: string[] = [];
  for (const [name, storage] of schema.facts) {
    const column = applications.facts.get(name);
    if (column === undefined || storageOf(column) !== storage) missing.push(name);
  }
  for (const name of schema.priorFacts) if (!applications.priorFacts.has(name)) missing.push(`${name}:prior`);
  return missing;
}

function storageOf(column: FactColumn): ColumnStorage {
  if (column.kind === 'number') return 'number';
  return typeof column.dictionary[0] === 'boolean' ? 'flag' : 'text';
}
