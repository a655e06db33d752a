/** Where the database is, as one string: the address of a PostgreSQL database or the path of an SQLite file. */
import { databaseFile } from './data-folder.js';

/** Is it the address of a PostgreSQL database, and not the path of an SQLite file? */
export function isPostgresUrl(source: string): boolean {
  return /^postgres(?:ql)?:\/\//u.test(source);
}

/** The database that the settings choose. */
export function databaseSource(config: { readonly dataDir: string; readonly databaseUrl: string | null }): string {
  return config.databaseUrl ?? databaseFile(config.dataDir);
}
