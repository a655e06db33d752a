/** Opens the data folder and makes everything that services are given. The server and the command line share it. */
import { mkdir } from 'node:fs/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.js';
import type { Deps } from '../deps.js';
import { createId } from '../ids.js';
import { createJobHub } from '../jobs/create-job-hub.js';
import { createLiveHub } from '../live/create-live-hub.js';
import { PolicyCache } from '../policies/policy-cache.js';
import { PortfolioCache } from '../portfolio/portfolio-cache.js';
import { copyDatabase } from '../store/backup.js';
import { copyBefore } from '../store/data-folder.js';
import { openDatabase } from '../store/database.js';
import { databaseSource } from '../store/database-source.js';
import { firstMissingMigration, migrate } from '../store/migrate.js';

/**
 * Opens the database (the SQLite file is made when absent) and brings it to the newest schema. Of an SQLite database
 * that is changed, a copy as it was stays in the folder.
 * @throws StoreError, LaterSchemaError
 */
export async function openDeps(config: Config, log: FastifyBaseLogger): Promise<Deps> {
  // Credit files: nobody else on the machine may look into a folder that we make.
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const db = await openDatabase(databaseSource(config));
  try {
    const missing = await firstMissingMigration(db);
    // There is no way down: whoever must go back to the earlier release starts from the copy.
    if (missing !== null && config.databaseUrl === null) await copyDatabase(db, copyBefore(config.dataDir, missing));
    const applied = await migrate(db);
    if (applied.length > 0) log.info({ applied }, 'database migrated');
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const deps = {
    db,
    now: () => new Date(),
    newId: createId,
    log,
    config,
    policies: new PolicyCache(),
    portfolios: new PortfolioCache(databaseSource(config)),
  };
  const live = createLiveHub({ ...deps, database: databaseSource(config) });
  return { ...deps, live, jobs: createJobHub({ ...deps, live }) };
}

/** Stops the background jobs, then closes the database. */
export async function closeDeps(deps: Deps): Promise<void> {
  await deps.live.stop();
  await deps.jobs.stop();
  await deps.db.destroy();
}
