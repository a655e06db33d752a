/**
 * Keeps a transaction from asking for a second connection: in development and in every test. In production nothing is
 * watched, since following every promise makes a decision a fifth slower.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * True inside {@link guardTransaction}. A query there that asks for a connection of its own would see the database as
 * it was before the transaction, or wait for ever for the connection that its own transaction holds.
 */
const insideTransaction = process.env.NODE_ENV === 'production' ? null : new AsyncLocalStorage<boolean>();

/** Runs the body of a transaction so that a query outside of it fails at once. */
export function guardTransaction<T>(body: () => Promise<T>): Promise<T> {
  return insideTransaction === null ? body() : insideTransaction.run(true, body);
}

/** Called by drivers whenever a connection is asked for. */
export function refuseInsideTransaction(): void {
  if (insideTransaction?.getStore() === true) {
    throw new Error('a query inside a transaction must go through that transaction');
  }
}
