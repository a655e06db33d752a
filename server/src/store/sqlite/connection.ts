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

/** @see openConnection */
export class SqliteConnection implements DatabaseConnection {
  readonly #database: sqlite3.Database;

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
    if (returnsRows(query.query)) return { rows: await this.#all<R>(query.sql, parameters) };
    const { changes, lastId } = await this.#run(query.sql, parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastId) };
  }

  /** Yields rows one step of the statement at a time, so that a slow reader holds back the database, not memory. */
  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    const statement = await this.#prepare(query.sql);
    try {
      await bind(statement, query.parameters.map(toParameter));
      let rows: R[] = [];
      for (let row = await step<R>(statement); row !== undefined; row = await step<R>(statement)) {
        rows.push(row);
        if (rows.length >= chunkSize) {
          yield { rows };
          rows = [];
        }
      }
      if (rows.length > 0) yield { rows };
    } finally {
      await finalize(statement);
    }
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#database.close((error) => {
        if (error === null) resolve();
        else reject(toStoreError(error));
      });
    });
  }

  #all<R>(sql: string, parameters: readonly Parameter[]): Promise<R[]> {
    return new Promise((resolve, reject) => {
      this.#database.all<R>(sql, parameters, (error, rows) => {
        if (error === null) resolve(rows);
        else reject(toStoreError(error));
      });
    });
  }

  #run(sql: string, parameters: readonly Parameter[]): Promise<{ changes: number; lastId: number }> {
    return new Promise((resolve, reject) => {
      this.#database.run(sql, parameters, function (error) {
        if (error === null) resolve({ changes: this.changes, lastId: this.lastID });
        else reject(toStoreError(error));
      });
    });
  }

  #prepare(sql: string): Promise<sqlite3.Statement> {
    return new Promise((resolve, reject) => {
      const statement = this.#database.prepare(sql, (error) => {
        if (error === null) resolve(statement);
        else reject(toStoreError(error));
      });
    });
  }
}

function bind(statement: sqlite3.Statement, parameters: readonly Parameter[]): Promise<void> {
  return new Promise((resolve, reject) => {
    statement.bind(parameters, (error: Error | null) => {
      if (error === null) resolve();
      else reject(toStoreError(error));
    });
  });
}

function step<R>(statement: sqlite3.Statement): Promise<R | undefined> {
  return new Promise((resolve, reject) => {
    statement.get<R>((error, row) => {
      if (error === null) resolve(row);
      else reject(toStoreError(error));
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
 * Opens the file (`:memory:` for one that lives as long as the connection).
 * @throws StoreError `readonly` when the file cannot be opened or created, `not_a_database` when it is something else.
 */
export async function openConnection(path: string): Promise<SqliteConnection> {
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
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
