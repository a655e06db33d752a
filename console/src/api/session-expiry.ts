import { useSyncExternalStore } from 'react';

/** Whether a call was refused because the session had ended while somebody was at work. */
let expired = false;
const listeners = new Set<() => void>();

export function markSessionExpired(): void {
  set(true);
}

export function markSessionRestored(): void {
  set(false);
}

/** True from the refusal until the person has signed in again; pages stay as they are meanwhile. */
export function useSessionExpired(): boolean {
  return useSyncExternalStore(subscribe, () => expired);
}

function set(value: boolean): void {
  if (expired === value) return;
  expired = value;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
