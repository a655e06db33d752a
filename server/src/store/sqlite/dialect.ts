/**
 * Kysely over the `sqlite3` package.
 *
 * One connection serves the process and a queue hands it out, so statements of one transaction never mix with those of
 * another request. Reads take microseconds; bulk work runs in worker threads that open a connection of their own.
 */
import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { refuseInsideTransaction } from '../guard-transaction.js';
import { StoreError } from '../store-error.js';
import { openConnection, type SqliteConnection } from './connection.js';

class SqliteDriver implements Driver {
  readonly #path: string;
  #connection: SqliteConnection | null = null;
  #tail: Promise<void> = Promise.resolve();
  #release: (() => void) | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  async init(): Promise<void> {
    this.#connection = await openConnection(this.#path);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    refuseInsideTransaction();
    const before = this.#tail;
    let release: () => void = () => undefined;
    this.#tail = new Promise<void>((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    if (this.#connection === null) throw new Error('the database is not open');
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release?.();
  }

  /** IMMEDIATE takes the write lock at once: what the transaction then reads cannot change before it commits. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch (error: unknown) {
      // A full disk has SQLite roll back by itself; what failed is then told, not that there is nothing left to undo.
      if (!(error instanceof StoreError && error.message.includes('no transaction is active'))) throw error;
    }
  }

  async destroy(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    await connection?.close();
  }
}

/** SQLite rolls DDL back like anything else, so a migration that fails leaves nothing behind. */
class SqliteTransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** @see openDatabase, which is what everything but the tests of this file uses. */
export class SqliteDialect implements Dialect {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  createDriver(): Driver {
    return new SqliteDriver(this.#path);
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new SqliteTransactionalAdapter();
  }

  // biome-ignore lint/suspicious/noExplicitAny: the signature is Kysely's own.
  createIntrospector(db: Kysely<any>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}
