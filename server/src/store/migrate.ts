/** Brings a database to the newest schema, forward only. */
import { type Migration, type MigrationResult, Migrator } from 'kysely';
import type { Database } from './database.js';
import { core } from './migrations/0001-core.js';
import { history } from './migrations/0002-history.js';
import { historyRecords } from './migrations/0003-history-records.js';
import { governance } from './migrations/0004-governance.js';
import { service } from './migrations/0005-service.js';
import { comments } from './migrations/0006-comments.js';

/** In the order of their names; a name never changes once released. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-core': core,
  '0002-history': history,
  '0003-history-records': historyRecords,
  '0004-governance': governance,
  '0005-service': service,
  '0006-comments': comments,
};

/** The file was written by a later Encours than this one; going on could damage it. */
export class LaterSchemaError extends Error {
  override readonly name = 'LaterSchemaError';
}

/**
 * The first migration that a database of an earlier release lacks; null when it lacks none, or holds nothing yet.
 */
export async function firstMissingMigration(db: Database): Promise<string | null> {
  const migrations = await createMigrator(db).getMigrations();
  if (migrations.every(({ executedAt }) => executedAt === undefined)) return null;
  return migrations.find(({ executedAt }) => executedAt === undefined)?.name ?? null;
}

function createMigrator(db: Database): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
}

/**
 * Applies what is missing, all in one transaction, and returns the names that were applied.
 * @throws LaterSchemaError when the database has migrations that this program does not know.
 */
export async function migrate(db: Database): Promise<string[]> {
  const { error, results } = await createMigrator(db).migrateToLatest();
  if (error !== undefined) {
    if (error instanceof Error && /previously executed migration \S+ is missing/u.test(error.message)) {
      throw new LaterSchemaError(
        `the database is newer than this program, which knows ${Object.keys(MIGRATIONS).at(-1)}`,
      );
    }
    throw error instanceof Error ? error : new Error('the database could not be migrated', { cause: error });
  }
  return (results ?? []).filter((result: MigrationResult) => result.status === 'Success').map((r) => r.migrationName);
}
