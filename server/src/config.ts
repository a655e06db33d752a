/** Settings from the environment and the command line, read once at the start. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { OidcSettings } from './auth/oidc.js';
import { ROLES } from './authority/permissions.js';
import { isPostgresUrl } from './store/database-source.js';

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4600),
  HOST: z.string().min(1).default('127.0.0.1'),
  ENCOURS_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .refine((text) => isPostgresUrl(text) && URL.canParse(text))
    .optional(),
  /** Further origins from which the console may be used (behind a proxy), separated by commas. */
  ENCOURS_ORIGIN: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ''),
    )
    .pipe(z.array(z.url({ protocol: /^https?$/ }))),
  /** `yes`: webhooks may go to inner addresses and without TLS. */
  ENCOURS_INNER_WEBHOOKS: z.enum(['yes', 'no']).default('no'),
  /** Whoever brings it as a bearer token may read `/metrics`. */
  ENCOURS_METRICS_TOKEN: z.string().min(16).optional(),
  ENCOURS_OIDC_ISSUER: z.url({ protocol: /^https?$/u }).optional(),
  ENCOURS_OIDC_CLIENT_ID: z.string().min(1).optional(),
  ENCOURS_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  ENCOURS_OIDC_ROLE_CLAIM: z.string().min(1).default('groups'),
  /** `credit-authors=author, credit-managers=approver` */
  ENCOURS_OIDC_ROLES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((pair) => pair.trim())
        .filter((pair) => pair !== '')
        .map((pair) => pair.split('=').map((part) => part.trim())),
    )
    .pipe(z.array(z.tuple([z.string().min(1), z.enum(ROLES)]))),
  ENCOURS_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** `postgres://…`; null: the SQLite file in `dataDir`. */
  readonly databaseUrl: string | null;
  /** `https://encours.example`: compared with the Origin header as it is. */
  readonly origins: readonly string[];
  /** Webhooks may go to addresses of the inner network, and without TLS. */
  readonly allowInnerWebhooks: boolean;
  /** Null: there are no metrics. */
  readonly metricsToken: string | null;
  /** Null: people sign in with local accounts alone. */
  readonly oidc: OidcSettings | null;
  readonly logLevel: NonNullable<z.infer<typeof Environment>['ENCOURS_LOG']>;
  /** `--demo`: fill an empty database with the demo company. */
  readonly demo: boolean;
  /** The built console. */
  readonly consoleDir: string;
}

/** What each setting takes; said when it holds something else. */
const EXPECTED: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  PORT: {
    fr: 'un port de 0 à 65535 (0 : un port libre), 4600 par exemple',
    en: 'a port from 0 to 65535 (0: any free one), 4600 for instance',
  },
  HOST: { fr: 'une adresse ou un nom de machine', en: 'an address or a host name' },
  ENCOURS_DATA: { fr: 'un dossier', en: 'a folder' },
  DATABASE_URL: {
    fr: 'l’adresse d’une base PostgreSQL, postgres://compte:motdepasse@machine:5432/base',
    en: 'the address of a PostgreSQL database, postgres://account:password@host:5432/database',
  },
  ENCOURS_ORIGIN: {
    fr: 'des adresses https://… séparées par des virgules',
    en: 'addresses https://… separated by commas',
  },
  ENCOURS_INNER_WEBHOOKS: { fr: 'yes ou no', en: 'yes or no' },
  ENCOURS_METRICS_TOKEN: { fr: '16 caractères au moins', en: '16 characters at least' },
  ENCOURS_OIDC_ISSUER: {
    fr: 'l’adresse du fournisseur OpenID, avec ENCOURS_OIDC_CLIENT_ID et ENCOURS_OIDC_CLIENT_SECRET',
    en: 'the address of the OpenID provider, with ENCOURS_OIDC_CLIENT_ID and ENCOURS_OIDC_CLIENT_SECRET',
  },
  ENCOURS_OIDC_CLIENT_ID: { fr: 'un identifiant', en: 'an identifier' },
  ENCOURS_OIDC_CLIENT_SECRET: { fr: 'un secret', en: 'a secret' },
  ENCOURS_OIDC_ROLE_CLAIM: { fr: 'le nom d’une revendication', en: 'the name of a claim' },
  ENCOURS_OIDC_ROLES: {
    fr: `des couples valeur=rôle séparés par des virgules ; rôles : ${ROLES.join(', ')}`,
    en: `pairs value=role separated by commas; roles: ${ROLES.join(', ')}`,
  },
  ENCOURS_LOG: {
    fr: 'fatal, error, warn, info, debug ou silent',
    en: 'fatal, error, warn, info, debug or silent',
  },
};

function describeSetting(name: string, value: string | undefined): readonly string[] {
  const expected = EXPECTED[name];
  if (expected === undefined) throw new Error(`no text for the setting ${name}`);
  // The address of a database holds its password, and a token is one.
  const shown = /_(TOKEN|SECRET)$/u.test(name) ? '…' : (value ?? '').replace(/\/\/[^@/]*@/u, '//…@');
  return [`${name} vaut « ${shown} » : il faut ${expected.fr}.`, `${name} is “${shown}”: it takes ${expected.en}.`];
}

/** Null unless a provider is named. */
function readOidc(environment: z.infer<typeof Environment>): OidcSettings | null {
  const {
    ENCOURS_OIDC_ISSUER: issuer,
    ENCOURS_OIDC_CLIENT_ID: clientId,
    ENCOURS_OIDC_CLIENT_SECRET: clientSecret,
    ENCOURS_OIDC_ROLE_CLAIM: roleClaim,
    ENCOURS_OIDC_ROLES: roles,
  } = environment;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret, roleClaim, roles: new Map(roles) };
}

/** The settings, or a sentence in each language for each that is wrong. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  flags: { readonly demo: boolean },
): { readonly ok: true; readonly value: Config } | { readonly ok: false; readonly error: readonly string[] } {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    return { ok: false, error: [...names].flatMap((name) => describeSetting(name, environment[name])) };
  }
  const oidc = [
    parsed.data.ENCOURS_OIDC_ISSUER,
    parsed.data.ENCOURS_OIDC_CLIENT_ID,
    parsed.data.ENCOURS_OIDC_CLIENT_SECRET,
  ];
  // Half a provider would leave people before a door that nobody sees.
  if (oidc.some((setting) => setting !== undefined) && oidc.includes(undefined)) {
    return { ok: false, error: describeSetting('ENCOURS_OIDC_ISSUER', environment.ENCOURS_OIDC_ISSUER) };
  }
  const { PORT, HOST, ENCOURS_DATA, DATABASE_URL, ENCOURS_ORIGIN, ENCOURS_INNER_WEBHOOKS, ENCOURS_LOG } = parsed.data;
  return {
    ok: true,
    value: {
      port: PORT,
      host: HOST,
      dataDir: resolve(ENCOURS_DATA),
      databaseUrl: DATABASE_URL ?? null,
      origins: ENCOURS_ORIGIN.map((origin) => new URL(origin).origin),
      allowInnerWebhooks: ENCOURS_INNER_WEBHOOKS === 'yes',
      metricsToken: parsed.data.ENCOURS_METRICS_TOKEN ?? null,
      oidc: readOidc(parsed.data),
      // A line for each request is for servers, not for somebody who is looking around.
      logLevel: ENCOURS_LOG ?? (flags.demo ? 'warn' : 'info'),
      demo: flags.demo,
      // The same from `src` and from `dist`.
      consoleDir: fileURLToPath(new URL('../../console/dist', import.meta.url)),
    },
  };
}
