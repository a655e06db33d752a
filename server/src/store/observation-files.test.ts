import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EMPTY_HISTORY,
  type History,
  type ObservationPlan,
  type ObservationTable,
  observeTable,
  prepareHistory,
  type TableSchema,
} from '@encours/engine';
import { decodeObservations } from '@encours/engine/arrow';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoRegularFileError, writeObservationFile } from '../backtests/observation-file.js';
import { observationsFolder } from './data-folder.js';
import { openObservations, removeObservations } from './observation-files.js';

const HISTORY: History = {
  ...EMPTY_HISTORY,
  invoices: ['2024-01-10', '2024-02-10', '2024-03-10', '2024-06-10'].map((issuedOn, i) => ({
    invoiceId: `F${i}`,
    customerId: `C${i % 2}`,
    issuedOn,
    dueOn: issuedOn.replace('-10', '-28'),
    amountMinor: 10_000,
    currency: 'EUR',
    disputed: false,
  })),
};
const PLAN: ObservationPlan = {
  from: '2024-02-01',
  to: '2024-04-01',
  everyMonths: 1,
  outcome: {
    id: 'test',
    horizonMonths: 1,
    badDaysPastDue: 30,
    floorMinor: 0,
    excludeDisputed: true,
    indeterminateDaysPastDue: null,
    proceedings: true,
  },
};
const SCHEMA: TableSchema = { facts: new Map([['pay.dueCount12m', 'number']]), priorFacts: new Set() };
const DATASET = { id: 'dataset_1', digest: 'sha256:1' };

describe('files of observations', () => {
  let dataDir = '';
  let made = 0;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'observations-'));
    made = 0;
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(dataDir, { recursive: true, force: true });
  });
  const catchWarnings = () => vi.spyOn(process, 'emitWarning').mockReturnValue(undefined);

  const make = async (): Promise<ObservationTable> => {
    made++;
    return observeTable(prepareHistory(HISTORY), PLAN, SCHEMA);
  };
  const openIt = (change: Partial<Parameters<typeof openObservations>[0]> = {}) =>
    openObservations({ dataDir, dataset: DATASET, plan: PLAN, schema: SCHEMA, make, ...change });
  const listFiles = () => readdir(join(observationsFolder(dataDir), DATASET.id));
  const onlyFile = async () => join(observationsFolder(dataDir), DATASET.id, (await listFiles())[0] ?? '');

  it.each(['a link', 'a folder', 'a device'])('never take the place of %s', async (what) => {
    const place = what === 'a device' ? '/dev/null' : join(dataDir, 'place');
    if (what === 'a folder') await mkdir(place);
    if (what === 'a link') await symlink('/dev/null', place);
    const before = await lstat(place);
    await expect(writeObservationFile(place, await make())).rejects.toThrow(NoRegularFileError);
    expect((await lstat(place)).mode).toBe(before.mode);
    if (what !== 'a device') expect(await readdir(dataDir)).toEqual(['place']);
  });

  it('are made once for a dataset, a plan and its columns', async () => {
    const warnings = catchWarnings();
    const first = await openIt();
    expect(first.applications.length).toBeGreaterThan(1);
    expect(await openIt()).toEqual(first);
    expect(made).toBe(1);
    expect(warnings).not.toHaveBeenCalled();
    await openIt({ dataset: { ...DATASET, digest: 'sha256:2' } });
    await openIt({ plan: { ...PLAN, to: '2024-03-01' } });
    await openIt({ schema: { ...SCHEMA, priorFacts: new Set(['fin.equity']) } });
    expect(made).toBe(4);
    expect(await listFiles()).toHaveLength(4);
  });

  it('are whole however many make them at once', async () => {
    const tables = await Promise.all([openIt(), openIt(), openIt()]);
    expect(tables[1]).toEqual(tables[0]);
    expect(await listFiles()).toHaveLength(1);
    expect(decodeObservations(await readFile(await onlyFile())).table).toEqual(tables[0]);
  });

  it.each([
    { note: 'cut', damage: (path: string) => truncate(path, 500) },
    {
      note: 'changed in one byte',
      damage: async (path: string) => {
        const bytes = await readFile(path);
        const amount = bytes.indexOf(Buffer.from(Float64Array.of(10_000).buffer));
        bytes[amount + 1] = 1;
        await writeFile(path, bytes);
      },
    },
  ])('are made again when one was $note', async ({ damage }) => {
    const first = await openIt();
    const path = await onlyFile();
    await damage(path);
    const warnings = catchWarnings();
    expect(await openIt()).toEqual(first);
    expect(made).toBe(2);
    expect(warnings.mock.calls).toEqual([
      [expect.stringContaining(`${path} cannot be used`), 'ObservationFileWarning'],
    ]);
    expect(await openIt()).toEqual(first);
    expect(made).toBe(2);
  });

  it('are few', async () => {
    for (let day = 10; day < 22; day++) await openIt({ plan: { ...PLAN, to: `2024-04-${day}` } });
    expect(await listFiles()).toHaveLength(8);
  });

  it('go with their dataset', async () => {
    await openIt();
    await removeObservations(dataDir, DATASET.id);
    expect(await readdir(observationsFolder(dataDir))).toEqual([]);
    await removeObservations(dataDir, 'dataset_2');
  });

  it('are done without where none can be written', async () => {
    await writeFile(observationsFolder(dataDir), 'a file where the folder should be');
    const warnings = catchWarnings();
    const { applications } = await openIt();
    expect(applications.length).toBeGreaterThan(1);
    expect(warnings).toHaveBeenCalledWith(expect.stringContaining('cannot be written'), 'ObservationFileWarning');
  });
});
