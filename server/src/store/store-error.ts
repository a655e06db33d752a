/**
 * What went wrong in the database, in words that do not depend on the driver.
 * `immutable`: a trigger refused to change a row that is written once. `busy`: another process held the write lock for
 * longer than the busy timeout; the same call may succeed later.
 */
export type StoreFault =
  | 'unique'
  | 'foreign_key'
  | 'check'
  | 'not_null'
  | 'datatype'
  | 'immutable'
  | 'busy'
  | 'full'
  | 'readonly'
  | 'corrupt'
  | 'not_a_database'
  | 'closed'
  | 'other';

/** A failed statement. The message names the constraint, never the values: values may be personal data. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly fault: StoreFault;
  /** What the constraint is on, `user_account.email` for instance; empty when the driver does not tell. */
  readonly subject: string;

  constructor(fault: StoreFault, subject: string, options: { message: string; cause?: unknown }) {
    super(options.message, { cause: options.cause });
    this.fault = fault;
    this.subject = subject;
  }
}
