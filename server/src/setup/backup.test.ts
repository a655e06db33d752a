import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Migrator, sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config.js';
import { databaseFile, uploadFile, uploadsFolder } from '../store/data-folder.js';
import { openDatabase } from '../store/database.js';
import { core } from '../store/migrations/0001-core.js';
import { liftWriteOnce } from '../testing/temporary-database.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';
import { backUp, restore } from './backup.js';
import { closeDeps, openDeps } from './open-deps.js';

let server: TestServer;
let folder: string;
beforeEach(async () => {
  server = await createTestServer();
  folder = await mkdtemp(join(tmpdir(), 'encours-backup-'));
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function decide(): Promise<string> {
  const alex = await server.signIn('alex');
  const application = { date: '2026-11-20', request: { amountMinor: 250_000 }, facts: {} };
  const decided = await alex.mutate('decisions.decide', { scorecardId: 'trade-credit-standard', application });
  return decided.data.decisionId;
}

describe('a backup', () => {
  it('is taken while decisions are recorded, verifies, and comes back with everything', async () => {
    const { dataDir } = server.deps.config;
    const decisionId = await decide();
    await mkdir(uploadsFolder(dataDir), { recursive: true });
    await writeFile(uploadFile(dataDir, 'upl_1'), 'a;b\n1;2\n');
    const backup = join(folder, 'monday');
    const [verdicts] = await Promise.all([backUp(dataDir, backup), decide(), decide()]);
    expect(verdicts).toMatchObject([{ ok: true }]);

    const restored = join(folder, 'restored');
    const again = await restore(backup, restored);
    expect(again).toEqual(verdicts);
    expect(await readFile(uploadFile(restored, 'upl_1'), 'utf8')).toBe('a;b\n1;2\n');
    const db = await openDatabase(databaseFile(restored));
    const kept = await db.selectFrom('decision').select('id').where('id', '=', decisionId).execute();
    expect(kept).toEqual([{ id: decisionId }]);
    await db.destroy();
    expect((await readdir(folder)).sort()).toEqual(['monday', 'restored']);
  });

  it('overwrites nothing, and is not made of nothing', async () => {
    await expect(backUp(server.deps.config.dataDir, folder)).rejects.toMatchObject({ kind: 'target_exists' });
    await expect(backUp(folder, join(folder, 'x'))).rejects.toMatchObject({ kind: 'no_database' });
    await expect(restore(folder, join(folder, 'x'))).rejects.toMatchObject({ kind: 'no_database' });
  });

  it('is not kept when what it holds does not verify', async () => {
    await decide();
    await liftWriteOnce(server.deps.db, 'decision');
    await sql`UPDATE decision SET score = score + 1`.execute(server.deps.db);
    const backup = join(folder, 'broken');
    await expect(backUp(server.deps.config.dataDir, backup)).rejects.toMatchObject({ kind: 'broken' });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a migration', () => {
  it('keeps a copy of the database as it was', async () => {
    const dataDir = join(folder, 'data');
    await mkdir(dataDir);
    // As the first release would have left it.
    const first = await openDatabase(databaseFile(dataDir));
    const provider = { getMigrations: async () => ({ '0001-core': core }) };
    const { error } = await new Migrator({ db: first, provider }).migrateToLatest();
    expect(error).toBeUndefined();
    await first.destroy();
    const config = readConfig({ ENCOURS_DATA: dataDir }, { demo: true });
    if (!config.ok) throw new Error('no settings');
    await closeDeps(await openDeps(config.value, pino({ level: 'silent' })));
    const copies = (await readdir(dataDir)).filter((name) => name.startsWith('before-'));
    expect(copies).toEqual(['before-0002-history.sqlite']);
    const old = await openDatabase(join(dataDir, copies[0] ?? ''));
    const names = (await old.introspection.getTables()).map(({ name }) => name);
    expect(names).toContain('decision');
    expect(names).not.toContain('dataset');
    await old.destroy();
    // Nothing to do: no copy.
    await closeDeps(await openDeps(config.value, pino({ level: 'silent' })));
    expect((await readdir(dataDir)).filter((name) => name.startsWith('before-'))).toEqual(copies);
    expect(existsSync(databaseFile(dataDir))).toBe(true);
  });
});
