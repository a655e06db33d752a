/** Opening the database and writing to it in transactions. */
import { Kysely, type Transaction } from 'kysely';
import { guardTransaction, SqliteDialect } from './sqlite/dialect.js';
import type { Tables } from './tables.js';

/** The pool-wide handle: for single reads. Anything that writes goes through {@link transact}. */
export type Database = Kysely<Tables>;
/** Inside a transaction. Functions that only read take a {@link Queries}, so both will do. */
export type Tx = Transaction<Tables>;
export type Queries = Database | Tx;

/**
 * Opens (and creates when absent) the SQLite file at `path`; nothing is migrated.
 * @throws StoreError when the file cannot be opened or is no database.
 */
export async function openDatabase(path: string): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect(path) });
  // Kysely opens on the first query: ask one now, so that a wrong path fails here and not in the middle of a request.
  await db.selectNoFrom((eb) => eb.val(1).as('one')).execute();
  return db;
}

/**
 * Runs `body` in one write transaction: all of it is stored, or none. Transactions of this process and of others run
 * one after the other. `body` must use only the given `tx` (using the outer handle throws), and should not wait for
 * anything but the database while it holds the lock.
 */
export function transact<T>(db: Database, body: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute((tx) => guardTransaction(() => body(tx)));
}
