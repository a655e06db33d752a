/** The data folder, opened for a command as the server opens it. */
import { existsSync } from 'node:fs';
import { pino } from 'pino';
import { createSystemActor, type SystemActor } from '../authority/require.js';
import { readConfig } from '../config.js';
import type { Deps } from '../deps.js';
import { closeDeps, openDeps } from '../setup/open-deps.js';
import { listCompanies } from '../store/company-store.js';
import { databaseFile } from '../store/data-folder.js';
import { LaterSchemaError } from '../store/migrate.js';
import { StoreError } from '../store/sqlite/store-error.js';
import { CliFailure } from './terminal.js';

export interface OpenedData {
  readonly deps: Deps;
  readonly actor: SystemActor;
}

/**
 * Runs `body` over the data folder and closes it. `create` makes the folder when it is not there.
 * @throws CliFailure when the folder cannot be opened
 */
export async function withDeps<T>(dataDir: string, create: boolean, body: (deps: Deps) => Promise<T>): Promise<T> {
  const config = readConfig(
    { ...process.env, ENCOURS_DATA: dataDir, ENCOURS_LOG: process.env.ENCOURS_LOG ?? 'silent' },
    { demo: false },
  );
  if (!config.ok) throw new CliFailure({ fr: config.error.join('\n'), en: config.error.join('\n') }, 2);
  const { value } = config;
  if (!create && !existsSync(databaseFile(value.dataDir))) {
    throw new CliFailure(
      {
        fr: `Il n’y a pas de base dans ${value.dataDir}. Démarrez d’abord le serveur, ou lancez « encours demo --data ${dataDir} ».`,
        en: `There is no database in ${value.dataDir}. Start the server first, or run “encours demo --data ${dataDir}”.`,
      },
      2,
    );
  }
  const deps = await open(value);
  try {
    return await body(deps);
  } finally {
    await closeDeps(deps);
  }
}

/** As {@link withDeps}, for the company that the folder holds. */
export function withCompany<T>(dataDir: string, body: (opened: OpenedData) => Promise<T>): Promise<T> {
  return withDeps(dataDir, false, async (deps) => {
    const [company] = await listCompanies(deps.db);
    if (company === undefined) {
      throw new CliFailure({
        fr: 'La base est vide : démarrez une fois le serveur pour créer la société.',
        en: 'The database is empty: start the server once to create the company.',
      });
    }
    return body({ deps, actor: createSystemActor(company.id, 'cli') });
  });
}

async function open(config: Deps['config']): Promise<Deps> {
  try {
    return await openDeps(config, pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true })));
  } catch (error: unknown) {
    if (error instanceof LaterSchemaError) {
      throw new CliFailure({
        fr: `La base de ${config.dataDir} vient d’une version plus récente d’Encours : mettez ce programme à jour.`,
        en: `The database in ${config.dataDir} comes from a later version of Encours: update this program.`,
      });
    }
    if (error instanceof StoreError || (error instanceof Error && 'code' in error)) {
      throw new CliFailure({
        fr: `Le dossier de données ${config.dataDir} ne s’ouvre pas : ${error.message}`,
        en: `The data folder ${config.dataDir} cannot be opened: ${error.message}`,
      });
    }
    throw error;
  }
}
