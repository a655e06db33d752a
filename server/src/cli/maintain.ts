/** Commands about the data folder itself. */
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Text } from '@encours/engine';
import { type AuditFormat, NoAuditFileError, verifyAuditFile } from '../audit/export-audit.js';
import { type AuditVerdict, verifyAudit } from '../audit/verify-audit.js';
import { seedDemoHistory } from '../demo/seed-demo-history.js';
import { companyDay } from '../services/company-day.js';
import { exportCompanyAudit } from '../services/read-audit.js';
import { BackupError, backUp, restore } from '../setup/backup.js';
import { requireEmpty, withCompany, withDeps } from '../setup/data-folder-access.js';
import { seedDemo } from '../setup/seed-demo.js';
import { CliFailure, type Terminal } from './terminal.js';

/** Fills an empty data folder with the demo company. */
export function makeDemo(terminal: Terminal, dataDir: string): Promise<number> {
  return withDeps(dataDir, true, async (deps) => {
    await requireEmpty(deps);
    const { companyId } = await seedDemo(deps);
    await seedDemoHistory(deps, companyId, await companyDay(deps, deps.db, companyId));
    terminal.out(
      terminal.locale === 'fr'
        ? `Démonstration prête dans ${deps.config.dataDir}.`
        : `Demo ready in ${deps.config.dataDir}.`,
    );
    return 0;
  });
}

/** Brings the database of a data folder to the newest schema; opening it does so already. */
export function migrateData(terminal: Terminal, dataDir: string): Promise<number> {
  return withDeps(dataDir, true, async (deps) => {
    terminal.out(
      terminal.locale === 'fr'
        ? `La base de ${deps.config.dataDir} est à jour.`
        : `The database in ${deps.config.dataDir} is up to date.`,
    );
    return 0;
  });
}

/** Writes the whole audit log to a file that `audit verify --file` can check anywhere. */
export function exportAuditLog(terminal: Terminal, dataDir: string, format: AuditFormat, out: string): Promise<number> {
  return withCompany(dataDir, async ({ deps, actor }) => {
    const { text } = await exportCompanyAudit(deps, actor, { format });
    await pipeline(Readable.from(text), createWriteStream(out, { flags: 'wx', mode: 0o600 }));
    terminal.out(terminal.locale === 'fr' ? `Journal écrit dans ${out}.` : `The log is written to ${out}.`);
    return 0;
  });
}

/** Copies the data folder, in use or not, to a new folder, and verifies the copy. */
export async function backUpData(terminal: Terminal, dataDir: string, target: string): Promise<number> {
  return say(terminal, () => backUp(resolve(dataDir), resolve(target)), {
    fr: `Sauvegarde faite dans ${target}.`,
    en: `Backup made in ${target}.`,
  });
}

/** Makes a data folder from a backup, and verifies it. */
export async function restoreData(terminal: Terminal, backup: string, dataDir: string): Promise<number> {
  return say(terminal, () => restore(resolve(backup), resolve(dataDir)), {
    fr: `Sauvegarde rétablie dans ${dataDir}.`,
    en: `Backup restored to ${dataDir}.`,
  });
}

async function say(terminal: Terminal, act: () => Promise<readonly AuditVerdict[]>, done: Text): Promise<number> {
  if (process.env.DATABASE_URL !== undefined) {
    throw new CliFailure(
      {
        fr: 'Une base PostgreSQL se sauvegarde par pg_dump et se rétablit par pg_restore (docs/operation.md).',
        en: 'A PostgreSQL database is backed up by pg_dump and restored by pg_restore (docs/operation.md).',
      },
      2,
    );
  }
  try {
    const rows = (await act()).reduce((sum, verdict) => sum + verdict.rows, 0);
    terminal.out(
      terminal.locale === 'fr'
        ? `${done.fr} Journal intact : ${rows} actes vérifiés.`
        : `${done.en} The log is intact: ${rows} acts verified.`,
    );
    return 0;
  } catch (error: unknown) {
    if (!(error instanceof BackupError)) throw error;
    throw new CliFailure(describeBackupError(error), error.kind === 'broken' ? 1 : 2);
  }
}

function describeBackupError({ kind, message: place }: BackupError): Text {
  switch (kind) {
    case 'target_exists':
      return {
        fr: `${place} existe déjà : donnez un dossier qui n’existe pas, rien n’est jamais écrasé.`,
        en: `${place} exists already: give a folder that does not, nothing is ever overwritten.`,
      };
    case 'no_database':
      return { fr: `Il n’y a pas de base dans ${place}.`, en: `There is no database in ${place}.` };
    case 'broken':
      return {
        fr: 'Le journal de la copie est altéré : elle n’est pas gardée. « encours audit verify » dit où.',
        en: 'The log of the copy is broken: the copy is not kept. “encours audit verify” says where.',
      };
  }
}

/** Verifies an exported log by itself; returns 1 when something in it was changed. */
export async function verifyAuditExport(terminal: Terminal, file: string, json: boolean): Promise<number> {
  try {
    return sayVerdict(terminal, await verifyAuditFile(file), json);
  } catch (error: unknown) {
    if (!(error instanceof NoAuditFileError)) throw error;
    terminal.say(
      terminal.locale === 'fr'
        ? `${file}, ligne ${error.line} : ce n’est pas une ligne de journal exporté.`
        : `${file}, line ${error.line}: this is no row of an exported log.`,
    );
    return 2;
  }
}

/** Verifies the audit chain and every record that it vouches for; returns 1 when something was changed. */
export function verifyAuditLog(terminal: Terminal, dataDir: string, json: boolean): Promise<number> {
  return withCompany(dataDir, async ({ deps, actor }) =>
    sayVerdict(terminal, await verifyAudit(deps.db, actor.companyId), json),
  );
}

function sayVerdict(terminal: Terminal, verdict: AuditVerdict, json: boolean): number {
  const french = terminal.locale === 'fr';
  if (json) terminal.out(JSON.stringify(verdict, null, 2));
  else if (verdict.ok) {
    terminal.out(
      french
        ? `Journal intact : ${verdict.rows} actes vérifiés, empreinte ${verdict.headHash ?? '–'}.`
        : `The log is intact: ${verdict.rows} acts verified, head ${verdict.headHash ?? '–'}.`,
    );
  } else {
    terminal.out(
      french
        ? `Journal altéré à l’acte ${verdict.brokenAt} (${verdict.fault}) ; sûr jusqu’à ${verdict.verifiedTo}.`
        : `The log is broken at act ${verdict.brokenAt} (${verdict.fault}); sound up to ${verdict.verifiedTo}.`,
    );
  }
  return verdict.ok ? 0 : 1;
}
