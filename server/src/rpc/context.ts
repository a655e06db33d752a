/** What a procedure is given: the outside world, who is calling, and how to answer with a cookie. */
import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';

export interface RpcContext {
  readonly deps: Deps;
  /** Null when signed out. */
  readonly actor: Actor | null;
  readonly requestId: string;
  /** Address of the caller, for the sign-in throttle only. */
  readonly address: string;
  readonly sessionToken: string | null;
  /** Sets the session cookie, or clears it. */
  readonly setSession: (session: { token: string; expiresAt: Date } | null) => void;
}
