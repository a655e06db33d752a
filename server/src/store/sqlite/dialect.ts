/**
 * Kysely over the `sqlite3` package.
 *
 * Two connections serve the process: one that writes, handed out to one transaction at a time, and one that reads, which
 * sees what is committed and waits for no writer. Reads take microseconds; bulk work runs in worker threads that open
 * connections of their own.
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
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import { refuseInsideTransaction } from '../guard-transaction.js';
import { StoreError } from '../store-error.js';
import { openConnection, type SqliteConnection } from './connection.js';

/** A connection that has one user at a time. */
class Lane {
  readonly #connection: SqliteConnection;
  #tail: Promise<void> = Promise.resolve();

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  /** Waits for its turn; whoever gets it must call `release`. */
  async take(): Promise<Turn> {
    const before = this.#tail;
    let release: () => void = () => undefined;
    this.#tail = new Promise<void>((resolve) => {
      release = resolve;
    });
    await before;
    return { connection: this.#connection, release };
  }

  /** In its turn like any other use: SQLite refuses to close while a statement is at work. */
  async close(): Promise<void> {
    const turn = await this.take();
    try {
      await turn.connection.close();
    } finally {
      turn.release();
    }
  }
}

/** Runs one query alone. `onTurn` is called when its turn has come. */
async function inTurn<R>(lane: Lane, query: CompiledQuery, onTurn?: () => void): Promise<QueryResult<R>> {
  const turn = await lane.take();
  try {
    onTurn?.();
    return await turn.connection.executeQuery<R>(query);
  } finally {
    turn.release();
  }
}

/**
 * Reads for all. A query that waits for its turn answers whoever asks the same meanwhile: it has not begun, so it will
 * see all that was committed before they asked.
 */
class Reader {
  readonly #lane: Lane;
  readonly #waiting = new Map<string, Promise<QueryResult<unknown>>>();

  constructor(connection: SqliteConnection) {
    this.#lane = new Lane(connection);
  }

  async read<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const key = JSON.stringify([query.sql, query.parameters]);
    const waiting = this.#waiting.get(key);
    const asked = waiting ?? inTurn<R>(this.#lane, query, () => this.#waiting.delete(key));
    if (waiting === undefined) this.#waiting.set(key, asked);
    const { rows } = (await asked) as QueryResult<R>;
    // Each gets rows of their own.
    return { rows: rows.map((row) => ({ ...row })) };
  }

  /** For several queries that are to see the same. */
  take(): Promise<Turn> {
    return this.#lane.take();
  }

  close(): Promise<void> {
    return this.#lane.close();
  }
}

interface Turn {
  readonly connection: SqliteConnection;
  readonly release: () => void;
}

/** What Kysely takes for a connection: it chooses between the two for each query, and keeps one in a transaction. */
class SqliteHandle implements DatabaseConnection {
  readonly #writer: Lane;
  readonly #reader: Reader;
  #transaction: Turn | null = null;

  constructor(writer: Lane, reader: Reader) {
    this.#writer = writer;
    this.#reader = reader;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#transaction !== null) return this.#transaction.connection.executeQuery(query);
    return query.query.kind === 'SelectQueryNode' ? this.#reader.read(query) : inTurn(this.#writer, query);
  }

  // biome-ignore lint/correctness/useYield: nothing is read as a stream; Kysely asks for the method.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('results are read whole');
  }

  async begin(isForReading: boolean): Promise<void> {
    this.#transaction = await (isForReading ? this.#reader : this.#writer).take();
    // IMMEDIATE takes the write lock at once: what the transaction then reads cannot change before it commits.
    await this.executeQuery(CompiledQuery.raw(isForReading ? 'begin' : 'begin immediate'));
  }

  release(): void {
    this.#transaction?.release();
    this.#transaction = null;
  }
}

class SqliteDriver implements Driver {
  readonly #path: string;
  #lanes: { readonly writer: Lane; readonly reader: Reader } | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  async init(): Promise<void> {
    const writer = await openConnection(this.#path, 'writer');
    try {
      this.#lanes = { writer: new Lane(writer), reader: new Reader(await openConnection(this.#path, 'reader')) };
    } catch (error: unknown) {
      await writer.close();
      throw error;
    }
  }

  async acquireConnection(): Promise<SqliteHandle> {
    refuseInsideTransaction();
    if (this.#lanes === null) throw new Error('the database is not open');
    return new SqliteHandle(this.#lanes.writer, this.#lanes.reader);
  }

  async releaseConnection(handle: SqliteHandle): Promise<void> {
    handle.release();
  }

  beginTransaction(handle: SqliteHandle, { accessMode }: TransactionSettings): Promise<void> {
    return handle.begin(accessMode === 'read only');
  }

  async commitTransaction(handle: SqliteHandle): Promise<void> {
    await handle.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(handle: SqliteHandle): Promise<void> {
    try {
      await handle.executeQuery(CompiledQuery.raw('rollback'));
    } catch (error: unknown) {
      // A full disk has SQLite roll back by itself; what failed is then told, not that there is nothing left to undo.
      if (!(error instanceof StoreError && error.message.includes('no transaction is active'))) throw error;
    }
  }

  async destroy(): Promise<void> {
    const lanes = this.#lanes;
    this.#lanes = null;
    await lanes?.reader.close();
    await lanes?.writer.close();
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
