/**
 * Kysely over the `pg` package, with the promises that the SQLite dialect makes: whole numbers are numbers, faults are
 * {@link StoreError}, a transaction holds the write lock from its first statement on.
 */
import {
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  type TransactionSettings,
} from 'kysely';
import { Pool } from 'pg';
import { refuseInsideTransaction } from '../guard-transaction.js';
import { createValueTypes, PostgresConnection } from './connection.js';
import { toStoreError } from './translate-error.js';

/** Readers at a time in one process. Writers wait for each other before they take a connection. */
const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;
/** As long as SQLite waits for another process's write lock. */
const LOCK_TIMEOUT_MS = 10_000;

/**
 * The write lock of a database: of all transactions of all processes, one at a time. It is what makes a number counted
 * in a transaction the next number, and the row read last the row that the audit chain goes on from. Locks with other
 * keys, such as the migrator's, are not affected.
 */
const WRITE_LOCK = 'select pg_advisory_xact_lock(7041853297204600)';

class PostgresDriver implements Driver {
  readonly #url: string;
  #pool: Pool | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  async init(): Promise<void> {
    this.#pool = new Pool({
      connectionString: this.#url,
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      types: createValueTypes(),
      application_name: 'encours',
      lock_timeout: LOCK_TIMEOUT_MS,
    });
    // A connection that rests in the pool may break; the next query opens another.
    this.#pool.on('error', () => undefined);
  }

  async acquireConnection(): Promise<PostgresConnection> {
    refuseInsideTransaction();
    if (this.#pool === null) throw new Error('the database is not open');
    try {
      return new PostgresConnection(await this.#pool.connect());
    } catch (error: unknown) {
      throw toStoreError(error);
    }
  }

  async releaseConnection(connection: PostgresConnection): Promise<void> {
    connection.release();
  }

  async beginTransaction(connection: PostgresConnection, { accessMode }: TransactionSettings): Promise<void> {
    const isForReading = accessMode === 'read only';
    await connection.execute(isForReading ? 'begin isolation level repeatable read read only' : `begin; ${WRITE_LOCK}`);
  }

  async commitTransaction(connection: PostgresConnection): Promise<void> {
    await connection.execute('commit');
  }

  async rollbackTransaction(connection: PostgresConnection): Promise<void> {
    await connection.execute('rollback');
  }

  async destroy(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    await pool?.end();
  }
}

/** @see openDatabase, which is what everything but the tests of this file uses. */
export class PostgresDialect implements Dialect {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  createDriver(): Driver {
    return new PostgresDriver(this.#url);
  }

  createQueryCompiler(): QueryCompiler {
    return new PostgresQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new PostgresAdapter();
  }

  // biome-ignore lint/suspicious/noExplicitAny: the signature is Kysely's own.
  createIntrospector(db: Kysely<any>): DatabaseIntrospector {
    return new PostgresIntrospector(db);
  }
}
