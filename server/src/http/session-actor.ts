/** The session of a request from the console, and the guard against requests that another site makes in its name. */
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticateSession } from '../auth/authenticate.js';
import type { UserActor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';

const COOKIE = 'encours_session';
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

export function readSessionToken(request: FastifyRequest): string | null {
  return request.cookies[COOKIE] ?? null;
}

/** Sets the session cookie, or clears it. */
export function writeSession(
  reply: FastifyReply,
  origins: readonly string[],
  session: { readonly token: string; readonly expiresAt: Date } | null,
): void {
  // Behind a proxy that speaks TLS the cookie must never travel without it.
  const secure = origins.some((origin) => origin.startsWith('https:'));
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  if (session === null) reply.clearCookie(COOKIE, options);
  else reply.setCookie(COOKIE, session.token, { ...options, expires: session.expiresAt });
}

/**
 * The person who is signed in, for plain HTTP routes of the console.
 * @throws AppError `signed_out`, `wrong_origin`
 */
export async function requireSession(deps: Deps, request: FastifyRequest): Promise<UserActor> {
  requireSameOrigin(request, deps.config.origins);
  const actor = await authenticateSession(deps, readSessionToken(request));
  if (actor === null) throw new AppError('signed_out');
  return actor;
}

/**
 * Refuses a request that changes something when a browser says that another site makes it. Programs other than
 * browsers send neither header, and hold no cookie that a site could abuse.
 * @throws AppError `wrong_origin`
 */
export function requireSameOrigin(request: FastifyRequest, origins: readonly string[]): void {
  if (READING.has(request.method)) return;
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (origin === undefined) {
    if (site === undefined || site === 'same-origin' || site === 'none') return;
    throw new AppError('wrong_origin');
  }
  if (origins.includes(origin)) return;
  if (URL.canParse(origin) && new URL(origin).host === host) return;
  throw new AppError('wrong_origin');
}
