/** What lies where in the data folder. */
import { join } from 'node:path';

/** The SQLite file. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'encours.sqlite');
}

/** Where tables of observations are kept, in a folder for each dataset; see `observation-files.ts`. */
export function observationsFolder(dataDir: string): string {
  return join(dataDir, 'observations');
}

/** Where files that were sent wait to be imported. */
export function uploadsFolder(dataDir: string): string {
  return join(dataDir, 'uploads');
}

/** The file of one upload; its name is the upload's id, never what the sender called it. */
export function uploadFile(dataDir: string, uploadId: string): string {
  return join(uploadsFolder(dataDir), uploadId);
}

/** The copy that is kept of the database as it was before a migration. */
export function copyBefore(dataDir: string, migration: string): string {
  return join(dataDir, `before-${migration}.sqlite`);
}
