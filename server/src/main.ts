/** Starts the server: `main.js [--demo]`. */
import { parseArgs } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createApp } from './app.js';
import { type Config, readConfig } from './config.js';
import { seedDemoHistory } from './demo/seed-demo-history.js';
import type { Deps } from './deps.js';
import { companyDay } from './services/company-day.js';
import { writeBanner } from './setup/banner.js';
import { askFirstAdmin, readFirstAdmin } from './setup/first-admin.js';
import { closeDeps, openDeps } from './setup/open-deps.js';
import { seedDemo } from './setup/seed-demo.js';
import { setUpCompany } from './setup/set-up-company.js';
import { startFollowingShadows } from './shadows/follow-shadows.js';
import { listCompanies } from './store/company-store.js';
import { LaterSchemaError } from './store/migrate.js';
import { StoreError } from './store/store-error.js';
import { startWebhookSender, type WebhookSender } from './webhooks/webhook-sender.js';

const USAGE = `Encours

  --demo     remplir une base vide avec une société de démonstration / fill an empty database with a demo company

  PORT (4600), HOST (127.0.0.1), ENCOURS_DATA (./data), DATABASE_URL, ENCOURS_ORIGIN, ENCOURS_INNER_WEBHOOKS, ENCOURS_METRICS_TOKEN, ENCOURS_LOG
  ENCOURS_OIDC_ISSUER, ENCOURS_OIDC_CLIENT_ID, ENCOURS_OIDC_CLIENT_SECRET, ENCOURS_OIDC_ROLE_CLAIM, ENCOURS_OIDC_ROLES
  ENCOURS_ADMIN_EMAIL, ENCOURS_ADMIN_PASSWORD, ENCOURS_ADMIN_NAME, ENCOURS_COMPANY
`;

/** How long answers that are under way may take once the server is asked to stop. */
const STOP_GRACE_MS = 5_000;

/** Ends the program with a sentence instead of a stack. */
class Refusal extends Error {
  readonly exitCode: number;

  constructor(sentences: readonly string[], exitCode = 1) {
    super(sentences.join('\n'));
    this.exitCode = exitCode;
  }
}

async function main(): Promise<void> {
  const config = readSettings();
  const deps = await open(config);
  try {
    await firstRun(deps);
    const app = await createApp(deps);
    const sender = startWebhookSender(deps);
    const shadows = startFollowingShadows(deps);
    app.addHook('onClose', () => shadows.stop());
    let stopping = false;
    const stop = (): void => {
      if (stopping) return;
      stopping = true;
      shutDown(app, sender, deps).catch(sayWhatFailed);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    const address = await app.listen({ port: config.port, host: config.host });
    const demo = (await listCompanies(deps.db))[0]?.demo === 1;
    process.stdout.write(writeBanner(address, demo));
  } catch (error) {
    await closeDeps(deps);
    throw error;
  }
}

/** Lets answers that are under way end, then webhooks and background jobs, then closes the database. */
async function shutDown(app: FastifyInstance, sender: WebhookSender, deps: Deps): Promise<void> {
  // Streams that follow a job never end by themselves.
  const timer = setTimeout(() => {
    app.server.closeAllConnections();
  }, STOP_GRACE_MS);
  await app.close();
  clearTimeout(timer);
  await sender.stop();
  await closeDeps(deps);
}

function readSettings(): Config {
  let flags: { demo: boolean; help: boolean };
  try {
    flags = parseArgs({
      options: { demo: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    }).values;
  } catch (error) {
    throw new Refusal([error instanceof Error ? error.message : String(error), '', USAGE], 2);
  }
  if (flags.help) throw new Refusal([USAGE], 0);
  const config = readConfig(process.env, flags);
  if (!config.ok) throw new Refusal(config.error, 2);
  return config.value;
}

async function open(config: Config): Promise<Deps> {
  // Standard output is for people; what machines read goes to standard error.
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  try {
    return await openDeps(config, log);
  } catch (error) {
    const where = config.dataDir;
    if (error instanceof LaterSchemaError) {
      throw new Refusal([
        `La base de ${where} vient d’une version plus récente d’Encours : mettez ce programme à jour.`,
        `The database in ${where} comes from a later version of Encours: update this program.`,
      ]);
    }
    if (error instanceof StoreError || (error instanceof Error && 'code' in error)) {
      throw new Refusal([
        `Le dossier de données ${where} ne s’ouvre pas : ${error.message}`,
        `The data folder ${where} cannot be opened: ${error.message}`,
      ]);
    }
    throw error;
  }
}

/** An empty database is given its first company: a demo, one from the environment, or one that is asked for. */
async function firstRun(deps: Deps): Promise<void> {
  const companies = await listCompanies(deps.db);
  if (companies.length > 0) {
    if (deps.config.demo && companies[0]?.demo !== 1) {
      process.stderr.write(
        '--demo ne concerne qu’une base vide : rien n’est ajouté à la vôtre. / --demo is for an empty database: nothing is added to yours.\n',
      );
    }
    return;
  }
  if (deps.config.demo) {
    const { companyId } = await seedDemo(deps);
    await seedDemoHistory(deps, companyId, await companyDay(deps, deps.db, companyId));
    return;
  }
  const fromEnvironment = readFirstAdmin(process.env);
  if (fromEnvironment?.ok === false) throw new Refusal(fromEnvironment.error, 2);
  if (fromEnvironment === null && !process.stdin.isTTY) {
    throw new Refusal([
      'La base est vide. Donnez ENCOURS_ADMIN_EMAIL et ENCOURS_ADMIN_PASSWORD pour créer le premier administrateur, ou lancez avec --demo.',
      'The database is empty. Set ENCOURS_ADMIN_EMAIL and ENCOURS_ADMIN_PASSWORD to create the first administrator, or start with --demo.',
    ]);
  }
  const admin = fromEnvironment?.value ?? (await askFirstAdmin());
  await setUpCompany(deps, {
    name: admin.company,
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    demo: false,
    people: [{ name: admin.name, email: admin.email, password: admin.password, roles: ['admin'], signsAs: [] }],
    // What decides for a real company is for its approver to say.
    inForce: {},
  });
}

function sayWhatFailed(error: unknown): void {
  if (error instanceof Refusal) {
    const stream = error.exitCode === 0 ? process.stdout : process.stderr;
    stream.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
    return;
  }
  process.exitCode = 1;
  if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
    const port = 'port' in error ? String(error.port) : '';
    process.stderr.write(
      error.code === 'EADDRINUSE'
        ? `Le port ${port} est déjà pris : choisissez-en un autre avec PORT. / Port ${port} is in use: choose another with PORT.\n`
        : `Le port ${port} est réservé : choisissez-en un autre avec PORT. / Port ${port} is reserved: choose another with PORT.\n`,
    );
    return;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

await main().catch(sayWhatFailed);
