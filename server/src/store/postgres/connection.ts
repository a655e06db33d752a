/** One pooled `pg` client in the shape that Kysely asks for. */
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { type CustomTypesConfig, type PoolClient, TypeOverrides, types } from 'pg';
import { StoreError } from '../store-error.js';
import { isUnreachable, toStoreError } from './translate-error.js';

/** Whole numbers and sums come as text unless told otherwise: no value of ours is beyond what a double holds exactly. */
function toNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new StoreError('datatype', '', { message: 'a whole number in the database is too large' });
  }
  return value;
}

/** How values that PostgreSQL sends are read. */
export function createValueTypes(): CustomTypesConfig {
  const overrides = new TypeOverrides();
  for (const type of [types.builtins.INT8, types.builtins.NUMERIC]) overrides.setTypeParser(type, toNumber);
  return overrides;
}

/** The same values as SQLite takes, and nothing that the driver would turn into something else. */
function toParameter(value: unknown): string | number | Uint8Array | null {
  if (value === null || typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new StoreError('datatype', '', { message: `the database cannot store a value of type ${typeof value}` });
}

const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE']);

export class PostgresConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  #broken = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** Runs SQL text without parameters, which may be several statements. */
  async execute(sql: string): Promise<void> {
    await this.#guard(() => this.#client.query(sql));
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const values = query.parameters.map(toParameter);
    const { command, rowCount, rows } = await this.#guard(() =>
      this.#client.query<R & Record<string, unknown>>({ text: query.sql, values }),
    );
    return WRITES.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
  }

  // biome-ignore lint/correctness/useYield: nothing is read as a stream; Kysely asks for the method.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('PostgreSQL results are read whole');
  }

  /** Gives the client back; one that lost its server is thrown away. */
  release(): void {
    this.#client.release(this.#broken);
  }

  async #guard<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error: unknown) {
      this.#broken ||= isUnreachable(error);
      throw toStoreError(error);
    }
  }
}
