/** A database file for one test, with every migration applied; gone when the test is over. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFile } from '../store/data-folder.js';
import { type Database, openDatabase } from '../store/database.js';
import { migrate } from '../store/migrate.js';

export interface TemporaryDatabase {
  readonly db: Database;
  readonly dataDir: string;
  readonly remove: () => Promise<void>;
}

export async function createTemporaryDatabase(): Promise<TemporaryDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'encours-test-'));
  const db = await openDatabase(databaseFile(dataDir));
  await migrate(db);
  return {
    db,
    dataDir,
    remove: async () => {
      await db.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
