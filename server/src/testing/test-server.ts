/** A whole server on a temporary database, tried without a network. For tests only. */
import type { inferRouterOutputs } from '@trpc/server';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { createApp } from '../app.js';
import { verifyAuditFile } from '../audit/export-audit.js';
import type { AuditVerdict } from '../audit/verify-audit.js';
import { createUserActor, type UserActor } from '../authority/require.js';
import type { Config } from '../config.js';
import type { Deps } from '../deps.js';
import { createId } from '../ids.js';
import { createJobHub } from '../jobs/create-job-hub.js';
import { createLiveHub } from '../live/create-live-hub.js';
import { PolicyCache } from '../policies/policy-cache.js';
import { PortfolioCache } from '../portfolio/portfolio-cache.js';
import { type AppRouter, appRouter } from '../rpc/router.js';
import type { RpcErrorData } from '../rpc/trpc.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../setup/demo-accounts.js';
import { seedDemo } from '../setup/seed-demo.js';
import { setUpCompany } from '../setup/set-up-company.js';
import { followShadows } from '../shadows/follow-shadows.js';
import { databaseSource } from '../store/database-source.js';
import { listUsers } from '../store/user-store.js';
import { deliverDue } from '../webhooks/webhook-sender.js';
import { createTemporaryDatabase } from './temporary-database.js';

export interface TestServer {
  readonly app: FastifyInstance;
  readonly deps: Deps;
  readonly companyId: string;
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  /** Moves the clock, in milliseconds. */
  readonly advance: (ms: number) => void;
  /** Signs a demo user in (`camille`) and returns a client that holds the session. */
  readonly signIn: (name: string) => Promise<TestClient>;
  /** The actor behind a demo user, to call services with. */
  readonly actor: (name: string) => Promise<UserActor>;
  /** Another company in the same database, with people as in the demo under `@<name>.encours`. */
  readonly addCompany: (name: string) => Promise<Pick<TestServer, 'companyId' | 'signIn'>>;
  /** Lets challengers in shadow catch up, which a running server does every few seconds. */
  readonly followShadows: () => Promise<number>;
  /** Sends what waits for webhooks, once. */
  readonly deliverWebhooks: () => Promise<void>;
  /** Verifies an exported audit log by the file alone. */
  readonly verifyAuditFile: (path: string) => Promise<AuditVerdict>;
  readonly close: () => Promise<void>;
}

type Outputs = inferRouterOutputs<AppRouter>;
/** The output of the procedure at a path such as `drafts.get`. */
export type OutputAt<P extends string, T = Outputs> = P extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? OutputAt<Rest, T[Head]>
    : never
  : P extends keyof T
    ? T[P]
    : never;

/** What a procedure answered. */
export interface RpcAnswer<T> {
  readonly status: number;
  /** Throws when it failed, with what it said. */
  readonly data: T;
  /** Throws when it succeeded. */
  readonly error: { readonly message: string; readonly data: RpcErrorData };
}

export interface TestClient {
  readonly cookie: string;
  readonly query: <P extends string>(path: P, input?: unknown) => Promise<RpcAnswer<OutputAt<P>>>;
  readonly mutate: <P extends string>(
    path: P,
    input?: unknown,
    headers?: Record<string, string>,
  ) => Promise<RpcAnswer<OutputAt<P>>>;
}

interface Procedure {
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  /** Names that its input asks for. */
  readonly inputNames: readonly string[];
}

/** Every procedure of the router. */
export const PROCEDURES: readonly Procedure[] = Object.entries<unknown>(appRouter._def.procedures).map(
  ([path, procedure]) => {
    if (!isProcedure(procedure)) throw new Error(`${path} is no procedure`);
    const { type, inputs } = procedure._def;
    return { path, type, inputNames: inputs.flatMap((input) => (hasShape(input) ? Object.keys(input.shape) : [])) };
  },
);

function isProcedure(
  value: unknown,
): value is { readonly _def: { readonly type: Procedure['type']; readonly inputs: readonly unknown[] } } {
  return typeof value === 'function' && '_def' in value;
}

function hasShape(value: unknown): value is { readonly shape: object } {
  return typeof value === 'object' && value !== null && 'shape' in value && typeof value.shape === 'object';
}

/** The day on which tests take place, unless they move the clock. */
export const TEST_NOW = '2026-11-22T09:30:00.000Z';

export interface TestServerOptions {
  readonly config?: Partial<Config>;
  /** False: the database stays empty. */
  readonly seed?: boolean;
}

export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const temporary = await createTemporaryDatabase();
  const lines: string[] = [];
  let now = Date.parse(TEST_NOW);
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: temporary.dataDir,
    databaseUrl: temporary.databaseUrl,
    origins: [],
    allowInnerWebhooks: true,
    metricsToken: null,
    oidc: null,
    logLevel: 'debug',
    demo: true,
    consoleDir: `${temporary.dataDir}/console`,
    ...options.config,
  };
  const base = {
    db: temporary.db,
    now: () => new Date(now),
    newId: createId,
    log: pino({ level: config.logLevel }, { write: (line: string) => void lines.push(line) }),
    config,
    policies: new PolicyCache(),
    portfolios: new PortfolioCache(databaseSource(config)),
  };
  const live = createLiveHub({ ...base, database: databaseSource(config) });
  const deps: Deps = { ...base, live, jobs: createJobHub({ ...base, live }) };
  const companyId = options.seed === false ? '' : (await seedDemo(deps)).companyId;
  const app = await createApp(deps);
  await app.ready();
  return {
    app,
    deps,
    companyId,
    logged: () => lines.join(''),
    advance: (ms) => {
      now += ms;
    },
    signIn: (name) => signIn(app, `${name}@demo.encours`, DEMO_PASSWORD),
    actor: async (name) => {
      const users = await listUsers(deps.db, companyId);
      const user = users.find(({ email }) => email === `${name}@demo.encours`);
      if (user === undefined) throw new Error(`there is no demo user ${name}`);
      return createUserActor({ companyId, id: user.id, name: user.name, roles: user.roles });
    },
    addCompany: async (name) => {
      const added = await setUpCompany(deps, {
        name,
        currency: 'EUR',
        timeZone: 'Europe/Paris',
        demo: false,
        people: DEMO_ACCOUNTS.map((account) => ({
          ...account,
          email: account.email.replace('demo', name),
          password: DEMO_PASSWORD,
        })),
        inForce: { 'trade-credit-standard': 1 },
      });
      return { ...added, signIn: (person) => signIn(app, `${person}@${name}.encours`, DEMO_PASSWORD) };
    },
    followShadows: () => followShadows(deps),
    deliverWebhooks: () => deliverDue(deps),
    verifyAuditFile,
    close: async () => {
      await app.close();
      await deps.live.stop();
      await deps.jobs.stop();
      await temporary.remove();
    },
  };
}

interface Envelope<T> {
  readonly result?: { readonly data: T };
  readonly error?: { readonly message: string; readonly data: RpcErrorData };
}

/** A client without a session, or with the one in `cookie`. */
export function createClient(app: FastifyInstance, cookie = ''): TestClient {
  async function send<P extends string>(options: InjectOptions): Promise<RpcAnswer<OutputAt<P>>> {
    const response = await app.inject({ ...options, headers: { ...options.headers, cookie } });
    const envelope = response.json<Envelope<OutputAt<P>>>();
    return {
      status: response.statusCode,
      get data() {
        if (envelope.result === undefined) throw new Error(`the procedure failed: ${response.payload}`);
        return envelope.result.data;
      },
      get error() {
        if (envelope.error === undefined) throw new Error(`the procedure succeeded: ${response.payload}`);
        return envelope.error;
      },
    };
  }
  return {
    cookie,
    query: <P extends string>(path: P, input?: unknown) => {
      const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      return send<P>({ method: 'GET', url: `/trpc/${path}${query}` });
    },
    mutate: <P extends string>(path: P, input?: unknown, headers: Record<string, string> = {}) =>
      send<P>({
        method: 'POST',
        url: `/trpc/${path}`,
        headers: { 'content-type': 'application/json', ...headers },
        payload: input === undefined ? '' : JSON.stringify(input),
      }),
  };
}

async function signIn(app: FastifyInstance, email: string, password: string): Promise<TestClient> {
  const response = await app.inject({
    method: 'POST',
    url: '/trpc/session.signIn',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ email, password }),
  });
  if (response.statusCode !== 200) throw new Error(`signing in as ${email} answered ${response.body}`);
  const cookie = response.cookies.find(({ name }) => name === 'encours_session');
  if (cookie === undefined) throw new Error('signing in set no cookie');
  return createClient(app, `encours_session=${cookie.value}`);
}
