/**
 * A million invoices from a French export into a dataset on SQLite: everything that the job of an import does, against
 * what DuckDB takes to read the same file and sort it. Counts and sums are verified first; contenders take turns.
 * `ROWS=100000` tries another size. Figures of all runs go to `bench/results`.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import { finished } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { addDays } from '@encours/engine';
import { createId } from '../src/ids.js';
import { inspectFile } from '../src/imports/inspect-file.js';
import { writeFor } from '../src/jobs/job-context.js';
import { runImportJob } from '../src/jobs/run-import.js';
import { uploadFile, uploadsFolder } from '../src/store/data-folder.js';
import { transact } from '../src/store/database.js';
import { deleteDataset, findImport, insertDataset, insertImport, insertUpload } from '../src/store/dataset-store.js';
import { loadHistory } from '../src/store/history-store.js';
import { claimNextJob, insertJob } from '../src/store/job-store.js';
import { createTemporaryDatabase } from '../src/testing/temporary-database.js';

const ROWS = Number(process.env.ROWS ?? 1_000_000);
const ROUNDS = 5;
const THREADS = 2;
const CUSTOMERS = 50_000;
/** What the design aims at: at most so many times as long as DuckDB. */
const TARGET = 4;
/** Beyond this something is broken, however busy the machine: the run fails. */
const WORST = 12;
const AT = '2026-01-01T00:00:00.000Z';

const temporary = await createTemporaryDatabase();
const { db, dataDir } = temporary;
const companyId = createId('company');
const uploadId = createId('upload');
const path = uploadFile(dataDir, uploadId);

/** Random numbers that are the same in every run. */
function createNumbers(): (below: number) => number {
  let state = 12_345;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

function writeAmount(cents: number): string {
  const euros = Math.floor(cents / 100);
  const grouped =
    euros < 1000 ? String(euros) : `${Math.floor(euros / 1000)}\u202f${String(euros % 1000).padStart(3, '0')}`;
  return `${grouped},${String(cents % 100).padStart(2, '0')}`;
}

/** Semicolons, DD/MM/YYYY, decimal commas, narrow no-break spaces. Returns the sum of the amounts in cents. */
async function writeFile(): Promise<number> {
  const number = createNumbers();
  const days = Array.from({ length: 2_200 }, (_, index) => {
    const [year, month, day] = addDays('2019-01-01', index).split('-');
    return `${day}/${month}/${year}`;
  });
  const file = createWriteStream(path);
  let total = 0;
  let piece =
    "N° facture;Code client;Date de facture;Date d'échéance;Montant TTC;Devise;Litige;Date de règlement;Montant réglé\n";
  for (let row = 0; row < ROWS; row++) {
    const issued = number(2_000);
    const due = issued + 30 + 30 * number(2);
    const cents = 1_000 + number(2_000) * number(2_000);
    const paidOn = number(100) < 93 ? (days[Math.max(issued, due + number(60) - 20)] ?? '') : '';
    const amount = writeAmount(cents);
    total += cents;
    piece += `FA-${String(row).padStart(8, '0')};C${String(number(CUSTOMERS)).padStart(5, '0')};${days[issued]};${days[due]};${amount};EUR;${number(50) === 0 ? 'oui' : 'non'};${paidOn};${paidOn === '' ? '' : amount}\n`;
    if (piece.length > 1 << 20) {
      if (!file.write(piece)) await once(file, 'drain');
      piece = '';
    }
  }
  file.end(piece);
  await finished(file);
  return total;
}

await mkdir(uploadsFolder(dataDir), { recursive: true });
const totalMinor = await writeFile();
const hash = createHash('sha256');
for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
const digest = `sha256:${hash.digest('hex')}`;
const { size } = statSync(path);
const { suggestedMapping } = await inspectFile(path);
const mapping = { ...suggestedMapping, currency: 'EUR' };
await transact(db, async (tx) => {
  await tx
    .insertInto('company')
    .values({ id: companyId, name: 'Banc', currency: 'EUR', time_zone: 'Europe/Paris', demo: 0, created_at: AT })
    .execute();
  await insertUpload(tx, {
    id: uploadId,
    companyId,
    fileName: 'f.csv',
    size,
    digest,
    createdBy: 'bench',
    createdAt: AT,
  });
});

/** Imports the file into a new dataset, as the worker thread of a server would. */
async function importOnce(): Promise<{ readonly ms: number; readonly datasetId: string; readonly importId: string }> {
  const datasetId = createId('dataset');
  const importId = createId('import');
  const jobId = createId('job');
  const created = { companyId, createdBy: 'bench', createdAt: AT };
  await transact(db, async (tx) => {
    await insertDataset(tx, { id: datasetId, name: datasetId, ...created });
    const file = { kind: mapping.kind, fileName: 'f.csv', fileDigest: digest, mapping };
    await insertImport(tx, { id: importId, datasetId, ...file, ...created });
    await insertJob(tx, { id: jobId, kind: 'import', subjectId: importId, payload: {}, ...created });
    await claimNextJob(tx, AT);
  });
  const start = performance.now();
  await runImportJob({
    db,
    write: writeFor(db, { jobId, number: 1 }),
    dataDir,
    jobId,
    companyId,
    subjectId: importId,
    payload: { uploadId, actor: { kind: 'system', id: 'bench' } },
    createdBy: 'bench',
    now: () => new Date(AT),
    newId: createId,
    report: () => undefined,
    checkStopped: () => undefined,
  });
  return { ms: performance.now() - start, datasetId, importId };
}

const duckDb = await (await DuckDBInstance.create(':memory:', { threads: String(THREADS) })).connect();

async function sortOnce(): Promise<number> {
  const start = performance.now();
  await duckDb.run(`CREATE OR REPLACE TABLE t AS SELECT * FROM read_csv('${path}', delim = ';', header = true,
    all_varchar = true) ORDER BY "Date de facture", "N° facture"`);
  return performance.now() - start;
}

const times = { import: [] as number[], duckdb: [] as number[], load: [] as number[] };
for (let round = 0; round <= ROUNDS; round++) {
  const sorted = await sortOnce();
  const { ms, datasetId, importId } = await importOnce();
  const start = performance.now();
  const { invoices } = await loadHistory(db, companyId, datasetId);
  const loaded = performance.now() - start;
  if (invoices.length !== ROWS) throw new Error('the dataset does not hold what was imported');
  if (round === 0) await verify(importId);
  else {
    times.duckdb.push(sorted);
    times.import.push(ms);
    times.load.push(loaded);
  }
  await transact(db, (tx) => deleteDataset(tx, companyId, datasetId));
}

async function verify(importId: string): Promise<void> {
  const summary = (await findImport(db, companyId, importId))?.summary;
  const rows = (
    await duckDb.runAndReadAll(`SELECT count(*)::INTEGER, count(DISTINCT "Code client")::INTEGER,
      sum(replace(replace("Montant TTC", chr(8239), ''), ',', '.')::DECIMAL(15, 2))::DOUBLE FROM t`)
  ).getRows();
  const [count, different, sum] = (rows[0] ?? []).map(Number);
  const agree =
    summary?.accepted === count &&
    summary?.customers === different &&
    summary?.totalMinor === totalMinor &&
    Math.round((sum ?? 0) * 100) === totalMinor;
  if (!agree) throw new Error(`the import and DuckDB disagree: ${JSON.stringify({ summary, count, different, sum })}`);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const best = (values: readonly number[]): number => Math.min(...values);
const ratios = times.import.map((ms, round) => ms / (times.duckdb[round] ?? ms));
const figures = {
  rows: ROWS,
  megabytes: Math.round(size / 1e6),
  cpus: cpus().length,
  node: process.version,
  millisecondsOf: Object.fromEntries(
    Object.entries(times).map(([what, values]) => [
      what,
      { best: Math.round(best(values)), median: Math.round(median(values)) },
    ]),
  ),
  ratio: { best: Number(best(ratios).toFixed(2)), median: Number(median(ratios).toFixed(2)), target: TARGET },
};
const line = (label: string, values: readonly number[]): string =>
  `${label.padEnd(44)}${best(values).toFixed(0).padStart(8)}${median(values).toFixed(0).padStart(8)}`;
console.log(`${ROWS.toLocaleString('en')} invoices, ${figures.megabytes} MB\n`);
console.log(`${''.padEnd(44)}${'best ms'.padStart(8)}${'median'.padStart(8)}`);
console.log(line(`DuckDB reads and sorts, ${THREADS} threads`, times.duckdb));
console.log(line('import into a dataset', times.import));
console.log(line('load the dataset', times.load));
console.log(`\nimport / DuckDB: ${figures.ratio.best} at best, ${figures.ratio.median} by median; target ${TARGET}`);

mkdirSync(new URL('results/', import.meta.url), { recursive: true });
const file = new URL(`results/import-${new Date().toISOString().replaceAll(':', '')}.json`, import.meta.url);
writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
duckDb.closeSync();
await temporary.remove();
if (figures.ratio.best > WORST) throw new Error(`an import takes ${figures.ratio.best} times as long as DuckDB`);
