/** What the page reads of the server and last failed to, whichever of its parts asked for it. */
import { notifyManager, type Query } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { isForbidden, isNotFound, isSignedOut } from '../errors/api-error.js';
import { queryClient } from './trpc.js';

export interface FailedReads {
  /** When the oldest of what is still shown was read, in milliseconds; null when nothing of it is. */
  readonly since: number | null;
}

let last: FailedReads | null = null;

/** Null while everything that the page needs was read. A refusal is no failure: it has its own words. */
export function useFailedReads(): FailedReads | null {
  return useSyncExternalStore(subscribe, current);
}

/** Reads once more what failed. */
export function readAgain(): void {
  void queryClient.refetchQueries({ type: 'active', predicate: hasFailed });
}

function hasFailed({ state: { status, error } }: Query): boolean {
  return status === 'error' && !isForbidden(error) && !isNotFound(error) && !isSignedOut(error);
}

/** The same object as long as it says the same. */
function current(): FailedReads | null {
  const failed = queryClient.getQueryCache().findAll({ type: 'active', predicate: hasFailed });
  const shown = failed.filter(({ state }) => state.data !== undefined).map(({ state }) => state.dataUpdatedAt);
  const since = shown.length === 0 ? null : Math.min(...shown);
  if (failed.length === 0) last = null;
  else if (last === null || last.since !== since) last = { since };
  return last;
}

function subscribe(listener: () => void): () => void {
  return queryClient.getQueryCache().subscribe(notifyManager.batchCalls(listener));
}
