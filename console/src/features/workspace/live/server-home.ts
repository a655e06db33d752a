import { queryClient, trpc, UNBATCHED } from '../../../api/trpc.js';
import type { ApiInput } from '../../../api/types.js';
import type { LiveHome, LiveTarget } from './live-home.js';

/** Calls go through the caches, so that an expired session is noticed; none of them is kept there. */
const ALONE = { trpc: UNBATCHED, gcTime: 0 } as const;
const FRESH = { staleTime: 0, gcTime: 0 } as const;

export function createServerHome(target: LiveTarget): LiveHome {
  return {
    name: 'server',
    open: (text) => openSession({ ...target, text }),
    run: (sessionId, text) => runText({ sessionId, text }),
    listSwapIns: (sessionId) => queryClient.query(trpc.live.swapIns.queryOptions({ sessionId }, FRESH)),
    readCase: (sessionId, row) => queryClient.query(trpc.live.readCase.queryOptions({ sessionId, row })),
    close: (sessionId) => void closeSession({ sessionId }).catch(() => undefined),
  };
}

function openSession(input: ApiInput['live']['open']) {
  return queryClient.getMutationCache().build(queryClient, trpc.live.open.mutationOptions(ALONE)).execute(input);
}

function runText(input: ApiInput['live']['run']) {
  return queryClient.getMutationCache().build(queryClient, trpc.live.run.mutationOptions(ALONE)).execute(input);
}

function closeSession(input: ApiInput['live']['close']) {
  return queryClient.getMutationCache().build(queryClient, trpc.live.close.mutationOptions(ALONE)).execute(input);
}
