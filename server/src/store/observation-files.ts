/**
 * Tables of observations that were made before, as files of the data folder. They hold nothing that the dataset does not:
 * any of them may go, and is then made again.
 */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  digestOf,
  ENGINE_VERSION,
  type ObservationPlan,
  type ObservationTable,
  type TableSchema,
} from '@encours/engine';
import { readObservationFile, writeObservationFile } from '../backtests/observation-file.js';
import { observationsFolder } from './data-folder.js';

export interface ObservationSource {
  readonly dataDir: string;
  readonly dataset: { readonly id: string; readonly digest: string };
  readonly plan: ObservationPlan;
  readonly schema: TableSchema;
  /** Makes the table when there is no file of it. */
  readonly make: () => Promise<ObservationTable>;
}

/** Files kept of a dataset; the oldest go first. */
const MOST_FILES = 8;

/**
 * The observations of a dataset by a plan, from the file of an earlier call or made now and kept. Calls at the same time
 * may both make it; the file is always a whole one. A file that is damaged is made again, with a line
 * in the log; so is told one that cannot be written.
 */
export async function openObservations(source: ObservationSource): Promise<ObservationTable> {
  const { dataDir, dataset, plan, schema } = source;
  const folder = join(observationsFolder(dataDir), dataset.id);
  const columns = { facts: [...schema.facts].sort(), priorFacts: [...schema.priorFacts].sort() };
  // What a fact means may change with the engine.
  const key = digestOf({ engine: ENGINE_VERSION, dataset: dataset.digest, plan, columns });
  const path = join(folder, `${key.slice('sha256:'.length)}.arrow`);
  const kept = await readObservationFile(path).catch((error: unknown) => {
    if (!isMissing(error)) warn(`${path} cannot be used and is made again`, error);
    return null;
  });
  if (kept !== null) return kept.table;
  const table = await source.make();
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeObservationFile(path, table);
    await removeOldFiles(folder);
  } catch (error: unknown) {
    // A full disk takes away the file, not the answer.
    warn(`${path} cannot be written; the next call makes these observations once more`, error);
  }
  return table;
}

/** A line on standard error, from a worker thread too. */
function warn(what: string, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  process.emitWarning(`${what}: ${why}`, 'ObservationFileWarning');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Takes away what was kept of a dataset. */
export async function removeObservations(dataDir: string, datasetId: string): Promise<void> {
  await rm(join(observationsFolder(dataDir), datasetId), { recursive: true, force: true });
}

async function removeOldFiles(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.arrow'));
  const files = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  const old = files.sort((a, b) => b.at - a.at).slice(MOST_FILES);
  for (const { name } of old) await rm(join(folder, name), { force: true });
}
