/** Whole copies of an SQLite database, made while it is in use. */
import { sql } from 'kysely';
import type { Database } from './database.js';

/** Writes the database as it is now to a new file; whoever writes meanwhile is not held up. */
export async function copyDatabase(db: Database, path: string): Promise<void> {
  await sql`VACUUM INTO ${path}`.execute(db);
}
