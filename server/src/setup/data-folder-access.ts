/** The data folder, opened for a single act and closed again: for the command line. */
import { existsSync } from 'node:fs';
import type { Text } from '@encours/engine';
import { pino } from 'pino';
import { createSystemActor, type SystemActor } from '../authority/require.js';
import { type Config, readConfig } from '../config.js';
import type { Deps } from '../deps.js';
import { listCompanies } from '../store/company-store.js';
import { databaseFile } from '../store/data-folder.js';
import { LaterSchemaError } from '../store/migrate.js';
import { StoreError } from '../store/store-error.js';
import { closeDeps, openDeps } from './open-deps.js';

/** The folder cannot be used as asked, and a person can read why. `usage`: another folder must be named. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  readonly kind: 'usage' | 'state';
  readonly text: Text;

  constructor(kind: DataFolderError['kind'], text: Text) {
    super(text.en);
    this.kind = kind;
    this.text = text;
  }
}

export interface OpenedCompany {
  readonly deps: Deps;
  readonly actor: SystemActor;
}

/**
 * Runs `body` over the data folder and closes it. `create` makes the folder when it is not there.
 * @throws DataFolderError
 */
export async function withDeps<T>(dataDir: string, create: boolean, body: (deps: Deps) => Promise<T>): Promise<T> {
  const environment = { ...process.env, ENCOURS_DATA: dataDir, ENCOURS_LOG: process.env.ENCOURS_LOG ?? 'silent' };
  const config = readConfig(environment, { demo: false });
  if (!config.ok) throw new DataFolderError('usage', { fr: config.error.join('\n'), en: config.error.join('\n') });
  if (!create && config.value.databaseUrl === null && !existsSync(databaseFile(config.value.dataDir))) {
    throw new DataFolderError('usage', {
      fr: `Il n’y a pas de base dans ${config.value.dataDir}. Démarrez d’abord le serveur, ou lancez « encours demo --data ${dataDir} ».`,
      en: `There is no database in ${config.value.dataDir}. Start the server first, or run “encours demo --data ${dataDir}”.`,
    });
  }
  const deps = await open(config.value);
  try {
    return await body(deps);
  } finally {
    await closeDeps(deps);
  }
}

/** As {@link withDeps}, for the company that the folder holds. */
export function withCompany<T>(dataDir: string, body: (opened: OpenedCompany) => Promise<T>): Promise<T> {
  return withDeps(dataDir, false, async (deps) => {
    const [company] = await listCompanies(deps.db);
    if (company === undefined) {
      throw new DataFolderError('state', {
        fr: 'La base est vide : démarrez une fois le serveur pour créer la société.',
        en: 'The database is empty: start the server once to create the company.',
      });
    }
    return body({ deps, actor: createSystemActor(company.id, 'cli') });
  });
}

/** @throws DataFolderError when there is a company in the folder */
export async function requireEmpty(deps: Deps): Promise<void> {
  if ((await listCompanies(deps.db)).length === 0) return;
  throw new DataFolderError('state', {
    fr: `Il y a déjà une société dans ${deps.config.dataDir} : la démonstration demande un dossier vide.`,
    en: `There is a company in ${deps.config.dataDir} already: the demo takes an empty folder.`,
  });
}

async function open(config: Config): Promise<Deps> {
  try {
    return await openDeps(config, pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true })));
  } catch (error: unknown) {
    if (error instanceof LaterSchemaError) {
      throw new DataFolderError('state', {
        fr: `La base de ${config.dataDir} vient d’une version plus récente d’Encours : mettez ce programme à jour.`,
        en: `The database in ${config.dataDir} comes from a later version of Encours: update this program.`,
      });
    }
    if (error instanceof StoreError || (error instanceof Error && 'code' in error)) {
      throw new DataFolderError('state', {
        fr: `Le dossier de données ${config.dataDir} ne s’ouvre pas : ${error.message}`,
        en: `The data folder ${config.dataDir} cannot be opened: ${error.message}`,
      });
    }
    throw error;
  }
}
