/** Backups of a data folder, and what brings them back. */
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type AuditVerdict, verifyAudit } from '../audit/verify-audit.js';
import { copyDatabase } from '../store/backup.js';
import { listCompanies } from '../store/company-store.js';
import { databaseFile, uploadsFolder } from '../store/data-folder.js';
import { openDatabase } from '../store/database.js';

export class BackupError extends Error {
  override readonly name = 'BackupError';
  /** `target_exists`: nothing is ever overwritten. `no_database`: there is nothing to copy. `broken`: it does not verify. */
  readonly kind: 'target_exists' | 'no_database' | 'broken';

  constructor(kind: BackupError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/**
 * Copies the database and the files that wait to be imported into a new folder, while a server may be using them, and
 * verifies the audit chain of the copy. Returns a verdict for each company.
 * @throws BackupError
 */
export async function backUp(dataDir: string, target: string): Promise<AuditVerdict[]> {
  if (!existsSync(databaseFile(dataDir))) throw new BackupError('no_database', dataDir);
  return fill(target, async (folder) => {
    const db = await openDatabase(databaseFile(dataDir));
    try {
      await copyDatabase(db, databaseFile(folder));
    } finally {
      await db.destroy();
    }
    await copyUploads(dataDir, folder);
  });
}

/**
 * Makes a data folder from a backup and verifies it. The backup stays as it is.
 * @throws BackupError
 */
export async function restore(backup: string, dataDir: string): Promise<AuditVerdict[]> {
  if (!existsSync(databaseFile(backup))) throw new BackupError('no_database', backup);
  return fill(dataDir, async (folder) => {
    await cp(databaseFile(backup), databaseFile(folder));
    await copyUploads(backup, folder);
  });
}

async function copyUploads(from: string, to: string): Promise<void> {
  if (existsSync(uploadsFolder(from))) await cp(uploadsFolder(from), uploadsFolder(to), { recursive: true });
}

/** Makes the folder beside its place and moves it there only once it is whole and verified. */
async function fill(target: string, make: (folder: string) => Promise<void>): Promise<AuditVerdict[]> {
  if (existsSync(target)) throw new BackupError('target_exists', target);
  const folder = join(dirname(target), `.${basename(target)}.part`);
  await rm(folder, { recursive: true, force: true });
  // Credit files: nobody else on the machine may look into it.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await make(folder);
    const verdicts = await verifyAll(folder);
    if (verdicts.some(({ ok }) => !ok)) throw new BackupError('broken', target);
    await rename(folder, target);
    return verdicts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function verifyAll(folder: string): Promise<AuditVerdict[]> {
  const db = await openDatabase(databaseFile(folder));
  try {
    const verdicts: AuditVerdict[] = [];
    for (const { id } of await listCompanies(db)) verdicts.push(await verifyAudit(db, id));
    return verdicts;
  } finally {
    await db.destroy();
  }
}
