/**
 * A database for one test, with every migration applied; gone when the test is over. An SQLite file, or a database of
 * the PostgreSQL server at `ENCOURS_TEST_POSTGRES` when the tests are run over one.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { type Database, openDatabase } from '../store/database.js';
import { databaseSource } from '../store/database-source.js';
import { migrate } from '../store/migrate.js';

/** Do the tests of this process run over PostgreSQL? */
export const OVER_POSTGRES = process.env.ENCOURS_TEST_POSTGRES !== undefined;

export interface TemporaryDatabase {
  readonly db: Database;
  readonly dataDir: string;
  /** Null: an SQLite file in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly remove: () => Promise<void>;
}

/** A folder and, when tests run over PostgreSQL, an empty database. */
export async function createTemporaryPlace(): Promise<Omit<TemporaryDatabase, 'db'>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'encours-test-'));
  const server = process.env.ENCOURS_TEST_POSTGRES;
  if (server === undefined) {
    return { dataDir, databaseUrl: null, remove: () => rm(dataDir, { recursive: true, force: true }) };
  }
  const name = `encours_test_${randomBytes(8).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  return {
    dataDir,
    databaseUrl: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    remove: async () => {
      await administer(server, `DROP DATABASE ${name} WITH (FORCE)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function createTemporaryDatabase(): Promise<TemporaryDatabase> {
  const place = await createTemporaryPlace();
  const db = await openDatabase(databaseSource(place));
  await migrate(db);
  return {
    ...place,
    db,
    remove: async () => {
      await db.destroy();
      await place.remove();
    },
  };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Takes away what keeps rows of a table from being changed, as somebody with the whole database in hand could. */
export async function liftWriteOnce(
  db: Database,
  table: 'audit_log' | 'decision' | 'scorecard_version',
): Promise<void> {
  const onTable = OVER_POSTGRES ? ` ON ${table}` : '';
  for (const verb of ['update', 'delete']) await sql.raw(`DROP TRIGGER ${table}_no_${verb}${onTable}`).execute(db);
}
