import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryDatabase, OVER_POSTGRES, type TemporaryDatabase } from '../testing/temporary-database.js';
import { LaterSchemaError, migrate } from './migrate.js';

let temporary: TemporaryDatabase;
beforeEach(async () => {
  temporary = await createTemporaryDatabase();
});
afterEach(() => temporary.remove());

/** Names of the triggers on a table. */
async function triggersOn(table: string): Promise<string[]> {
  const query = OVER_POSTGRES
    ? sql<{ name: string }>`
        SELECT tgname AS name FROM pg_trigger WHERE tgrelid = ${table}::regclass AND NOT tgisinternal ORDER BY tgname`
    : sql<{
        name: string;
      }>`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ${table} ORDER BY name`;
  return (await query.execute(temporary.db)).rows.map(({ name }) => name);
}

describe('migrate', () => {
  it('does nothing the second time', async () => {
    expect(await migrate(temporary.db)).toEqual([]);
  });

  it('gives every table a company', async () => {
    const tables = await temporary.db.introspection.getTables();
    expect(tables.length).toBeGreaterThan(15);
    const without = tables
      .filter(({ columns }) => !columns.some(({ name }) => name === 'company_id'))
      .map(({ name }) => name);
    // Failed sign-ins are counted before anyone knows whose they are.
    expect(without.sort()).toEqual(['company', 'sign_in_failure']);
  });

  if (OVER_POSTGRES) {
    it('compares every text byte by byte, and counts in 64 bits', async () => {
      const { rows } = await sql<{ name: string }>`
        SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name NOT LIKE 'kysely_%'
          AND ((data_type = 'text' AND collation_name IS DISTINCT FROM 'C')
            OR data_type NOT IN ('text', 'bigint', 'double precision', 'bytea'))
      `.execute(temporary.db);
      expect(rows).toEqual([]);
    });
  } else {
    it('makes STRICT tables only', async () => {
      const { rows } = await sql<{ name: string }>`
        SELECT name FROM sqlite_master
        WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'kysely_%' AND sql NOT LIKE '%STRICT'
      `.execute(temporary.db);
      expect(rows).toEqual([]);
    });
  }

  it('refuses a database that a later program has migrated', async () => {
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '2030-01-01')`.execute(temporary.db);
    await expect(migrate(temporary.db)).rejects.toBeInstanceOf(LaterSchemaError);
  });

  it.each(['scorecard_version', 'activation', 'review', 'benchmark_version', 'audit_log', 'decision'])(
    'lets nobody change or delete a row of %s',
    async (table) => {
      const verbs = OVER_POSTGRES ? ['delete', 'truncate', 'update'] : ['delete', 'update'];
      expect(await triggersOn(table)).toEqual(verbs.map((verb) => `${table}_no_${verb}`));
    },
  );
});
