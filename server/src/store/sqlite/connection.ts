/** One `sqlite3` connection behind promises, in the shape that Kysely asks for. */
import type { CompiledQuery, DatabaseConnection, QueryResult, RootOperationNode } from 'kysely';
import sqlite3 from 'sqlite3';
import { StoreError } from '../store-error.js';
import { toStoreError } from './translate-error.js';

type Parameter = string | number | Uint8Array | null;

/**
 * The driver binds whatever it is given, turning what it does not know into NULL or text. Only what SQLite itself
 * stores may pass; booleans become 0 and 1, and a number must be finite.
 */
function toParameter(value: unknown): Parameter {
  if (value === null || typeof value === 'string' || value instanceof Uint8Array) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new StoreError('datatype', '', { message: `SQLite cannot store a value of type ${typeof value}` });
}

/** Statements that return rows go through `all`; plain writes through `run`, which tells how many rows changed. */
function returnsRows(query: RootOperationNode): boolean {
  switch (query.kind) {
    case 'InsertQueryNode':
    case 'UpdateQueryNode':
    case 'DeleteQueryNode':
      return query.returning !== undefined;
    default:
      return true;
  }
}

/** Statements kept ready for the next time. Long ones, of many rows, seldom come twice with as many. */
const MOST_KEPT = 200;
const LONGEST_KEPT = 4_000;

/** @see openConnection. For one query at a time: whoever shares it waits for their turn. */
export class SqliteConnection implements DatabaseConnection {
  readonly #database: sqlite3.Database;
  /** By their text, the one used longest ago first. */
  readonly #kept = new Map<string, sqlite3.Statement>();

  constructor(database: sqlite3.Database) {
    this.#database = database;
  }

  /** Runs SQL text without parameters: pragmas and transaction statements. */
  execute(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#database.exec(sql, (error) => {
        if (error === null) resolve();
        else reject(toStoreError(error));
      });
    });
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = query.parameters.map(toParameter);
    const statement = await this.#takeStatement(query.sql);
    try {
      const result = returnsRows(query.query) ? await all<R>(statement, parameters) : await run(statement, parameters);
      await this.#giveBack(query.sql, statement);
      return result;
    } catch (error: unknown) {
      // One that failed halfway would hold on to what it has read.
      await finalize(statement);
      throw error;
    }
  }

  // biome-ignore lint/correctness/useYield: nothing is read as a stream; Kysely asks for the method.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('results are read whole');
  }

  async close(): Promise<void> {
    for (const statement of this.#kept.values()) await finalize(statement);
    this.#kept.clear();
    await new Promise<void>((resolve, reject) => {
      this.#database.close((error) => {
        if (error === null) resolve();
        else reject(toStoreError(error));
      });
    });
  }

  async #takeStatement(sql: string): Promise<sqlite3.Statement> {
    const kept = this.#kept.get(sql);
    this.#kept.delete(sql);
    return kept ?? prepare(this.#database, sql);
  }

  async #giveBack(sql: string, statement: sqlite3.Statement): Promise<void> {
    if (sql.length > LONGEST_KEPT) return finalize(statement);
    this.#kept.set(sql, statement);
    if (this.#kept.size <= MOST_KEPT) return;
    for (const [oldest, unused] of this.#kept) {
      this.#kept.delete(oldest);
      return finalize(unused);
    }
  }
}

function prepare(database: sqlite3.Database, sql: string): Promise<sqlite3.Statement> {
  return new Promise((resolve, reject) => {
    const statement = database.prepare(sql, (error) => {
      if (error === null) resolve(statement);
      else reject(toStoreError(error));
    });
  });
}

function all<R>(statement: sqlite3.Statement, parameters: readonly Parameter[]): Promise<QueryResult<R>> {
  return new Promise((resolve, reject) => {
    statement.all<R>(parameters, (error, rows) => {
      if (error === null) resolve({ rows });
      else reject(toStoreError(error));
    });
  });
}

function run(statement: sqlite3.Statement, parameters: readonly Parameter[]): Promise<QueryResult<never>> {
  return new Promise((resolve, reject) => {
    statement.run(parameters, function (error) {
      if (error === null) {
        resolve({ rows: [], numAffectedRows: BigInt(this.changes), insertId: BigInt(this.lastID) });
      } else reject(toStoreError(error));
    });
  });
}

function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(() => {
      resolve();
    });
  });
}

/**
 * Opens the file; `reader`: for queries alone, which need not wait for what others write.
 * @throws StoreError `readonly` when the file cannot be opened or created, `not_a_database` when it is something else.
 */
export async function openConnection(path: string, use: 'writer' | 'reader'): Promise<SqliteConnection> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(path, (error) => {
      if (error === null) resolve(opened);
      else reject(toStoreError(error));
    });
  });
  // Another process may hold the write lock for as long as one of its transactions lasts.
  database.configure('busyTimeout', 10_000);
  const connection = new SqliteConnection(database);
  try {
    await connection.execute('PRAGMA journal_mode = WAL');
    // FULL and not NORMAL: a decision that was answered must survive a power cut.
    await connection.execute('PRAGMA synchronous = FULL');
    await connection.execute('PRAGMA foreign_keys = ON');
    // Without it INSERT OR REPLACE would slip past the triggers that keep rows from being deleted.
    await connection.execute('PRAGMA recursive_triggers = ON');
    if (use === 'reader') await connection.execute('PRAGMA query_only = ON');
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
