/** Whether somebody is being shown the way to a first decision: kept in their browser, so that it goes on after a reload. */
import { useCallback, useSyncExternalStore } from 'react';
import { useMe } from '../session/me-context.js';

type Choice = 'on' | 'off' | null;

const choices = new Map<string, Choice>();
const listeners = new Set<() => void>();

export interface TourSwitch {
  readonly shown: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Shown of itself where nothing was ever decided, until it is stopped; anywhere else once it is started. */
export function useTour(): TourSwitch {
  const { user, company } = useMe();
  const choice = useSyncExternalStore(subscribe, () => read(user.id));
  const start = useCallback(() => write(user.id, 'on'), [user.id]);
  const stop = useCallback(() => write(user.id, 'off'), [user.id]);
  return { shown: choice === 'on' || (choice === null && company.isNew), start, stop };
}

const key = (userId: string): string => `encours.tour.${userId}`;

function read(userId: string): Choice {
  const known = choices.get(userId);
  if (known !== undefined) return known;
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(key(userId));
  } catch {
    // The store is closed: the choice holds until the page is left.
  }
  const choice = stored === 'on' || stored === 'off' ? stored : null;
  choices.set(userId, choice);
  return choice;
}

function write(userId: string, choice: 'on' | 'off'): void {
  choices.set(userId, choice);
  try {
    localStorage.setItem(key(userId), choice);
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
