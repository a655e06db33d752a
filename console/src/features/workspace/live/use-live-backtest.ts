import type { ObservationPlan } from '@encours/engine';
import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { queryClient, trpc, UNBATCHED } from '../../../api/trpc.js';
import type { ApiInput } from '../../../api/types.js';
import { LiveRunner, type LiveView, NOTHING_YET } from './live-runner.js';

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
 * Keeps a session for the target and decides each valid text in it. Null as target: nothing is kept. The figures of the
 * last valid text stay while `text` is null.
 */
export function useLiveBacktest(target: LiveTarget | null, text: string | null): LiveBacktest {
  const [view, setView] = useState<LiveView>(NOTHING_YET);
  const [runner, setRunner] = useState<LiveRunner | null>(null);
  const key = JSON.stringify(target);
  const stable = useMemo(() => (key === 'null' ? null : (JSON.parse(key) as LiveTarget)), [key]);

  useEffect(() => {
    if (stable === null) return;
    const made = new LiveRunner({
      open: (current) => openSession({ ...stable, text: current }),
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
  }, [stable]);

  // Before the page is painted: the text is under way meanwhile.
  useLayoutEffect(() => {
    if (runner !== null && text !== null) runner.push(text);
  }, [runner, text]);

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
