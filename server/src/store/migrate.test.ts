import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryDatabase, type TemporaryDatabase } from '../testing/temporary-database.js';
import { LaterSchemaError, migrate } from './migrate.js';

let temporary: TemporaryDatabase;
beforeEach(async () => {
  temporary = await createTemporaryDatabase();
});
afterEach(() => temporary.remove());

async function tables(): Promise<{ name: string; sql: string }[]> {
  const { rows } = await sql<{ name: string; sql: string }>`
    SELECT name, sql FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'kysely_%' ORDER BY name`.execute(temporary.db);
  return rows;
}

describe('migrate', () => {
  it('does nothing the second time', async () => {
    expect(await migrate(temporary.db)).toEqual([]);
  });

  it('makes STRICT tables only, each with a company', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter((table) => !/STRICT$/u.test(table.sql)).map(({ name }) => name)).toEqual([]);
    // Failed sign-ins are counted before anyone knows whose they are.
    const withoutCompany = all.filter((table) => !table.sql.includes('company_id')).map(({ name }) => name);
    expect(withoutCompany).toEqual(['company', 'sign_in_failure']);
  });

  it('refuses a database that a later program has migrated', async () => {
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '2030-01-01')`.execute(temporary.db);
    await expect(migrate(temporary.db)).rejects.toBeInstanceOf(LaterSchemaError);
  });

  it.each(['scorecard_version', 'activation', 'review', 'benchmark_version', 'audit_log', 'decision'])(
    'lets nobody change or delete a row of %s',
    async (table) => {
      const { rows } = await sql<{ name: string }>`
        SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ${table} ORDER BY name`.execute(
        temporary.db,
      );
      expect(rows.map(({ name }) => name)).toEqual([`${table}_no_delete`, `${table}_no_update`]);
    },
  );
});
