/**
 * One set of migrations for both databases. Statements are written as SQLite takes them: STRICT tables of TEXT,
 * INTEGER, REAL and BLOB columns, CHECKs, partial indexes. PostgreSQL is given the same with types of the same range
 * and order.
 */
import { type Kysely, type Migration, PostgresAdapter, type RawBuilder, sql } from 'kysely';

/** A statement for both, or one for each where no spelling suits both. */
export type Ddl = string | { readonly sqlite: readonly string[]; readonly postgres: readonly string[] };

/** Text compares byte by byte, as in SQLite, whatever the language of the database; whole numbers have 64 bits. */
const POSTGRES_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\)\s*STRICT$/u, ')'],
  [/\bTEXT\b/gu, 'TEXT COLLATE "C"'],
  [/\bINTEGER\b/gu, 'BIGINT'],
  [/\bREAL\b/gu, 'DOUBLE PRECISION'],
  [/\bBLOB\b/gu, 'BYTEA'],
];

const VERBS = ['UPDATE', 'DELETE'] as const;

/** Refuses UPDATE and DELETE, whoever asks: rows of this table are written once. */
export function writeOnce(table: string): Ddl {
  return {
    sqlite: VERBS.map(
      (verb) => `
        CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
        BEGIN SELECT RAISE(ABORT, 'immutable: ${table}'); END`,
    ),
    postgres: [
      `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'immutable: %', TG_TABLE_NAME; END $$`,
      ...VERBS.map(
        (verb) => `
          CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      ),
      `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    ],
  };
}

/** A migration that runs the statements in order. Forward only: there is no way down. */
export function createMigration(statements: readonly Ddl[]): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
      for (const statement of statements) {
        for (const query of postgres ? forPostgres(statement) : forSqlite(statement)) await query.execute(db);
      }
    },
  };
}

function forSqlite(statement: Ddl): readonly RawBuilder<unknown>[] {
  return (typeof statement === 'string' ? [statement] : statement.sqlite).map((text) => sql.raw(text));
}

function forPostgres(statement: Ddl): readonly RawBuilder<unknown>[] {
  if (typeof statement !== 'string') return statement.postgres.map((text) => sql.raw(text));
  return [sql.raw(POSTGRES_WORDS.reduce((text, [word, instead]) => text.replace(word, instead), statement))];
}
