/** The two addresses of a sign-in by OpenID Connect: the way out and the way back. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { finishOidc, OidcAttempt, startOidc } from '../auth/oidc.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { signInWithOidc } from '../services/sign-in-with-oidc.js';
import { writeSession } from './session-actor.js';

const COOKIE = 'encours_oidc';
const CALLBACK = '/api/oidc/callback';
const ATTEMPT_SECONDS = 600;

/** Where the console shows that it did not work. */
const REFUSED = '/sign-in?refused=oidc';

/** The page to come back to: of this console alone, so that a link cannot send people elsewhere. */
const Next = z.object({
  next: z
    .string()
    .max(2_000)
    .regex(/^\/(?![/\\])/u)
    .catch('/'),
});

/** What the browser keeps between leaving and coming back. */
const Kept = z.strictObject({ attempt: OidcAttempt, next: z.string() });

export function registerOidc(app: FastifyInstance, deps: Deps): void {
  const { oidc, origins } = deps.config;
  if (oidc === null) return;
  // Lax: the browser comes back from another site.
  const options = {
    path: '/api/oidc',
    httpOnly: true,
    sameSite: 'lax',
    secure: origins.some((origin) => origin.startsWith('https:')),
  } as const;
  const redirectUri = (request: FastifyRequest): string =>
    `${origins[0] ?? `${request.protocol}://${request.host}`}${CALLBACK}`;

  app.get('/api/oidc/start', async (request, reply) => {
    try {
      const { url, attempt } = await startOidc(oidc, redirectUri(request));
      const { next } = Next.parse(request.query);
      const kept = Buffer.from(JSON.stringify({ attempt, next })).toString('base64url');
      return await reply
        .setCookie(COOKIE, kept, { ...options, maxAge: ATTEMPT_SECONDS })
        .header('cache-control', 'no-store')
        .redirect(url.href);
    } catch (error: unknown) {
      request.log.warn({ err: error }, 'the OpenID provider cannot be reached');
      return reply.redirect(REFUSED);
    }
  });

  app.get(CALLBACK, async (request, reply) => {
    reply.clearCookie(COOKIE, options).header('cache-control', 'no-store');
    try {
      const kept = Buffer.from(request.cookies[COOKIE] ?? '', 'base64url').toString('utf8');
      const { attempt, next } = Kept.parse(JSON.parse(kept));
      const returned = new URL(request.url, redirectUri(request));
      const session = await signInWithOidc(deps, await finishOidc(oidc, returned, attempt));
      writeSession(reply, origins, session);
      return await reply.redirect(next);
    } catch (error: unknown) {
      // What a provider says of a person may name the person.
      const why = error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown';
      request.log.warn({ why }, 'sign-in by OpenID Connect failed');
      return reply.redirect(REFUSED);
    }
  });
}
