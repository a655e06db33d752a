/** Opening the database and writing to it in transactions. */
import { Kysely, type Transaction } from 'kysely';
import { isPostgresUrl } from './database-source.js';
import { guardTransaction, refuseInsideTransaction } from './guard-transaction.js';
import { PostgresDialect } from './postgres/dialect.js';
import { SqliteDialect } from './sqlite/dialect.js';
import type { Tables } from './tables.js';

/** The pool-wide handle: for single reads. Anything that writes goes through {@link transact}. */
export type Database = Kysely<Tables>;
/** Inside a transaction. Functions that only read take a {@link Queries}, so both will do. */
export type Tx = Transaction<Tables>;
export type Queries = Database | Tx;

/**
 * Opens the PostgreSQL database at an address `postgres://…`, or else the SQLite file at a path (created when absent);
 * nothing is migrated.
 * @throws StoreError when it cannot be reached or opened, or is no database.
 */
export async function openDatabase(source: string): Promise<Database> {
  const dialect = isPostgresUrl(source) ? new PostgresDialect(source) : new SqliteDialect(source);
  const db = new Kysely<Tables>({ dialect });
  // Kysely opens on the first query: ask one now, so that a wrong path fails here and not in the middle of a request.
  try {
    await db.selectNoFrom((eb) => eb.val(1).as('one')).execute();
  } catch (error: unknown) {
    await db.destroy();
    throw error;
  }
  return db;
}

/**
 * Runs `body` over the database as it is at one moment, so that what several queries read belongs together; waits for no
 * writer. `body` must use only the given `tx`, for reading, and should not wait for anything else.
 */
export function readTogether<T>(db: Database, body: (tx: Tx) => Promise<T>): Promise<T> {
  refuseInsideTransaction();
  return db
    .transaction()
    .setAccessMode('read only')
    .execute((tx) => guardTransaction(() => body(tx)));
}

/** The last transaction of this process over each database. */
const lastWrites = new WeakMap<Database, Promise<unknown>>();

/**
 * Runs `body` in one write transaction: all of it is stored, or none. Transactions of this process and of others run
 * one after the other, on SQLite and PostgreSQL alike, so what `body` reads cannot change before it commits. `body`
 * must use only the given `tx` (using the outer handle throws), and should not wait for anything but the database while
 * it holds the lock.
 */
export async function transact<T>(db: Database, body: (tx: Tx) => Promise<T>): Promise<T> {
  refuseInsideTransaction();
  // Waiting here and not for the database's own lock leaves the connections to those who read.
  const before = lastWrites.get(db) ?? Promise.resolve();
  const write = before.then(() => db.transaction().execute((tx) => guardTransaction(() => body(tx))));
  lastWrites.set(
    db,
    write.catch(() => undefined),
  );
  return write;
}
