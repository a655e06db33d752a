/** A folder (and a database) as a running server leaves it: the demo company, and a key to call the API with. */
import { pino } from 'pino';
import { createUserActor } from '../authority/require.js';
import { readConfig } from '../config.js';
import { createApiKey } from '../services/manage-api-keys.js';
import { closeDeps, openDeps } from '../setup/open-deps.js';
import { seedDemo } from '../setup/seed-demo.js';
import { listUsers } from '../store/user-store.js';
import { createTemporaryPlace } from './temporary-database.js';

export interface SeededPlace {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly companyId: string;
  /** May decide and read. */
  readonly apiKey: string;
  readonly remove: () => Promise<void>;
}

export async function createSeededPlace(): Promise<SeededPlace> {
  const place = await createTemporaryPlace();
  const environment = { ENCOURS_DATA: place.dataDir, DATABASE_URL: place.databaseUrl ?? undefined };
  const config = readConfig(environment, { demo: true });
  if (!config.ok) throw new Error(config.error.join('\n'));
  const deps = await openDeps(config.value, pino({ level: 'silent' }));
  try {
    const { companyId } = await seedDemo(deps);
    const admin = (await listUsers(deps.db, companyId)).find(({ roles }) => roles.includes('admin'));
    if (admin === undefined) throw new Error('the demo has no administrator');
    const actor = createUserActor({ companyId, id: admin.id, name: admin.name, roles: admin.roles });
    const { secret } = await createApiKey(deps, actor, {
      name: 'test',
      scopes: ['decisions:write', 'decisions:read', 'scorecards:read'],
    });
    return { ...place, companyId, apiKey: secret };
  } finally {
    await closeDeps(deps);
  }
}
