/** Whether a failure is told where it happened, so that nothing else on the page has to tell it again. */
import { useEffect, useSyncExternalStore } from 'react';

let shown = 0;
const listeners = new Set<() => void>();

/** Counts an alert that offers to try again, for as long as it is there. */
export function useShowsError(isOne: boolean): void {
  useEffect(() => {
    if (!isOne) return;
    add(1);
    return () => add(-1);
  }, [isOne]);
}

export function useIsErrorShown(): boolean {
  return useSyncExternalStore(subscribe, () => shown > 0);
}

function add(n: number): void {
  shown += n;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
