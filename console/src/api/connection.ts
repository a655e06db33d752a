/**
 * Whether the server answers. Pages keep what they have read while it does not; here is known since when that is, and
 * when the next attempt will be made.
 */
import { useEffect, useSyncExternalStore } from 'react';

export interface Connection {
  readonly lost: boolean;
  /** When the server last answered, in milliseconds. */
  readonly answeredAt: number;
  /** When it will be asked again; null while it is being asked, or answers. */
  readonly retryAt: number | null;
  /** Live streams that are cut off although the server answers. */
  readonly brokenStreams: number;
}

const HEALTH = '/healthz';
const WAITS_MS = [2_000, 4_000, 8_000, 15_000, 30_000];
/** An answer that takes longer is none. */
const PATIENCE_MS = 5_000;

let state: Connection = { lost: false, answeredAt: Date.now(), retryAt: null, brokenStreams: 0 };
let attempts = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let asking = false;
const listeners = new Set<() => void>();
const returns = new Set<() => void>();

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => state);
}

/** Calls back each time that the server answers again after it did not; gives the way to stop it. */
export function onReconnected(callback: () => void): () => void {
  returns.add(callback);
  return () => {
    returns.delete(callback);
  };
}

/** An answer came, whatever it said. */
export function noticeAnswer(): void {
  const wasLost = state.lost;
  clearTimeout(timer);
  attempts = 0;
  set({ lost: false, answeredAt: Date.now(), retryAt: null });
  if (wasLost) for (const callback of returns) callback();
}

/** A call got no answer: the server is asked at once whether it is there, since a call may fail for its own reasons. */
export function noticeSilence(): void {
  if (!state.lost) void ask();
}

/** Asks now instead of at the next attempt. */
export function retryNow(): void {
  attempts = 0;
  void ask();
}

/** Whether the server is there. */
export async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch(HEALTH, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })).ok;
  } catch {
    return false;
  }
}

/** Counts a live stream that is cut off for as long as it is. */
export function useBrokenStream(broken: boolean): void {
  useEffect(() => {
    if (!broken) return;
    set({ brokenStreams: state.brokenStreams + 1 });
    return () => set({ brokenStreams: state.brokenStreams - 1 });
  }, [broken]);
}

async function ask(): Promise<void> {
  if (asking) return;
  asking = true;
  clearTimeout(timer);
  if (state.lost) set({ retryAt: null });
  const isThere = await isServerThere();
  asking = false;
  if (isThere) {
    noticeAnswer();
    return;
  }
  const wait = WAITS_MS[Math.min(attempts, WAITS_MS.length - 1)] ?? 0;
  attempts++;
  set({ lost: true, retryAt: Date.now() + wait });
  timer = setTimeout(() => void ask(), wait);
}

function set(change: Partial<Connection>): void {
  const next = { ...state, ...change };
  // Answers come all the time: only what somebody could see is told.
  const isQuiet = !state.lost && !next.lost && state.brokenStreams === next.brokenStreams;
  state = isQuiet ? Object.assign(state, next) : next;
  if (!isQuiet) for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener('offline', noticeSilence);
window.addEventListener('online', () => {
  if (state.lost) retryNow();
});
