/** Sign-in by OpenID Connect: authorization code with PKCE, by redirects. */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { Role } from '../store/tables.js';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that lists what the person belongs to. */
  readonly roleClaim: string;
  /** Roles by value of that claim; empty: roles are given in the console. */
  readonly roles: ReadonlyMap<string, Role>;
}

/** What the browser keeps between leaving and coming back. */
export const OidcAttempt = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type OidcAttempt = z.infer<typeof OidcAttempt>;

/** Who came back, as the provider vouches for it. */
export interface OidcPerson {
  readonly issuer: string;
  readonly subject: string;
  /** Null unless the provider has verified it. */
  readonly email: string | null;
  readonly name: string | null;
  readonly roles: readonly Role[];
}

const Claims = z.object({
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
});

const configurations = new WeakMap<OidcSettings, Promise<Configuration>>();

/** The provider's own description, asked for once; again if that failed. */
function configurationOf(settings: OidcSettings): Promise<Configuration> {
  const known = configurations.get(settings);
  if (known !== undefined) return known;
  const url = new URL(settings.issuer);
  // Without TLS only what never leaves the machine: a provider in a test.
  const isLocal = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  const asked = discovery(url, settings.clientId, settings.clientSecret, undefined, {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to make it stand out, not to go
    execute: isLocal ? [allowInsecureRequests] : [],
  });
  configurations.set(settings, asked);
  asked.catch(() => configurations.delete(settings));
  return asked;
}

/** Where to send the browser, and what it is to keep meanwhile. */
export async function startOidc(
  settings: OidcSettings,
  redirectUri: string,
): Promise<{ readonly url: URL; readonly attempt: OidcAttempt }> {
  const configuration = await configurationOf(settings);
  const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
  });
  return { url, attempt };
}

/** Reads what the browser came back with. Throws whatever is wrong with it. */
export async function finishOidc(settings: OidcSettings, returned: URL, attempt: OidcAttempt): Promise<OidcPerson> {
  const configuration = await configurationOf(settings);
  const tokens = await authorizationCodeGrant(configuration, returned, {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.verifier,
    idTokenExpected: true,
  });
  const idToken = tokens.claims();
  if (idToken === undefined) throw new Error('the provider sent no ID token');
  // Most providers tell more there than in the ID token.
  const more =
    configuration.serverMetadata().userinfo_endpoint === undefined
      ? {}
      : await fetchUserInfo(configuration, tokens.access_token, idToken.sub);
  const all: Readonly<Record<string, unknown>> = { ...idToken, ...more };
  const claims = Claims.parse(all);
  return {
    issuer: idToken.iss,
    subject: claims.sub,
    email: claims.email_verified === true ? (claims.email?.toLowerCase() ?? null) : null,
    name: claims.name ?? null,
    roles: readRoles(settings, all[settings.roleClaim]),
  };
}

function readRoles({ roles }: OidcSettings, claim: unknown): Role[] {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  const found = values.map((value) => (typeof value === 'string' ? roles.get(value) : undefined));
  return [...new Set(found.filter((role) => role !== undefined))].sort();
}
