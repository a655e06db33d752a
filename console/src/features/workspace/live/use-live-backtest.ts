import type { ObservationPlan } from '@encours/engine';
import { useEffect, useState } from 'react';
import { queryClient, trpc, UNBATCHED } from '../../../api/trpc.js';
import type { ApiInput } from '../../../api/types.js';
import { LiveRunner, type LiveView, NOTHING_YET } from './live-runner.js';
import type { TextFeed } from './text-feed.js';

export interface LiveTarget {
  readonly scorecardId: string;
  readonly datasetId: string;
  readonly plan: ObservationPlan;
  readonly baselineVersion: number | null;
}

export interface LiveBacktest {
  readonly view: LiveView;
  readonly runner: LiveRunner | null;
}

/**
 * Keeps a session for the target and decides each text in it as it is typed; the figures of the last valid one stay.
 * `valid`: the text, once the page has found it valid. Null as target: nothing is kept. Another object as target is another session.
 */
export function useLiveBacktest(target: LiveTarget | null, feed: TextFeed, valid: string | null): LiveBacktest {
  const [view, setView] = useState<LiveView>(NOTHING_YET);
  const [runner, setRunner] = useState<LiveRunner | null>(null);

  useEffect(() => {
    if (target === null) return;
    const made = new LiveRunner({
      open: (current) => openSession({ ...target, text: current }),
      run: (sessionId, current) => runText({ sessionId, text: current }),
      close: (sessionId) => void closeSession({ sessionId }).catch(() => undefined),
      onView: setView,
      now: () => Date.now(),
    });
    setRunner(made);
    setView(NOTHING_YET);
    return () => {
      setRunner(null);
      made.stop();
    };
  }, [target]);

  useEffect(() => (runner === null ? undefined : feed.listen((text) => runner.follow(text))), [runner, feed]);

  // The page may be a keystroke behind.
  useEffect(() => {
    if (runner !== null && valid !== null && valid === feed.text()) runner.push(valid);
  }, [runner, feed, valid]);

  return { view, runner };
}

/** Calls go through the mutation cache, so that an expired session is noticed; none of them is kept there. */
const ALONE = { trpc: UNBATCHED, gcTime: 0 } as const;

function openSession(input: ApiInput['live']['open']) {
  return queryClient.getMutationCache().build(queryClient, trpc.live.open.mutationOptions(ALONE)).execute(input);
}

function runText(input: ApiInput['live']['run']) {
  return queryClient.getMutationCache().build(queryClient, trpc.live.run.mutationOptions(ALONE)).execute(input);
}

function closeSession(input: ApiInput['live']['close']) {
  return queryClient.getMutationCache().build(queryClient, trpc.live.close.mutationOptions(ALONE)).execute(input);
}
