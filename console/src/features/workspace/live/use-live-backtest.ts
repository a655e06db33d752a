import type { Benchmark } from '@encours/engine';
import { useEffect, useEffectEvent, useState } from 'react';
import { onReconnected } from '../../../api/connection.js';
import { useSessionExpired } from '../../../api/session-expiry.js';
import { isSignedOut, readApiError } from '../../../errors/api-error.js';
import { createBrowserHome } from './browser-home.js';
import type { LiveFollower, LiveTarget } from './live-home.js';
import { LiveRunner, type LiveView, NOTHING_YET } from './live-runner.js';
import { createServerHome } from './server-home.js';
import type { TextFeed } from './text-feed.js';
import { RETRY_MS, TwoHomes } from './two-homes.js';

export interface LiveBacktest {
  readonly view: LiveView;
  readonly runner: LiveFollower | null;
}

/**
 * Keeps a session for the target and decides each text in it as it is typed; the figures of the last valid one stay.
 * `valid`: the text, once the page has found it valid. Null as target: nothing is kept. Another object as target is another session.
 * With benchmarks the observations are decided in this browser.
 */
export function useLiveBacktest(
  target: LiveTarget | null,
  feed: TextFeed,
  valid: string | null,
  benchmarks: readonly Benchmark[] | null,
): LiveBacktest {
  const [view, setView] = useState<LiveView>(NOTHING_YET);
  const [runner, setRunner] = useState<LiveFollower | null>(null);

  useEffect(() => {
    if (target === null) return;
    const server = createServerHome(target);
    const told = { onView: setView, now: () => Date.now() };
    const made =
      benchmarks === null
        ? new LiveRunner({ ...told, home: server })
        : new TwoHomes({ ...told, browser: createBrowserHome(target, benchmarks), server });
    setRunner(made);
    setView(NOTHING_YET);
    return () => {
      setRunner(null);
      made.stop();
    };
  }, [target, benchmarks]);

  const pushIfValid = useEffectEvent((text: string) => {
    if (runner !== null && valid === text) runner.push(text);
  });
  useEffect(() => {
    if (runner === null) return;
    return feed.listen(async (text) => {
      // Typed and taken back before the page read it: it will not tell once more that the text is valid.
      pushIfValid(text);
      await runner.follow(text);
      await framePainted();
    });
  }, [runner, feed]);

  // The page may be a keystroke behind.
  useEffect(() => {
    if (runner !== null && valid !== null) pushIfValid(feed.text());
  }, [runner, feed, valid]);

  // What failed and may pass is tried again: in a while, once the server is back, or after somebody has signed in again.
  const { error } = view;
  const isExpired = useSessionExpired();
  useEffect(() => {
    if (error === null || isExpired) return;
    const isBack = isSignedOut(error);
    if (!isBack && !readApiError(error).retryable) return;
    const again = (): void => pushIfValid(feed.text());
    const timer = setTimeout(again, isBack ? 0 : RETRY_MS);
    const unlisten = onReconnected(again);
    return () => {
      clearTimeout(timer);
      unlisten();
    };
  }, [error, isExpired, feed]);

  return { view, runner };
}

/** Resolves once what is rendered now has been painted. */
function framePainted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
