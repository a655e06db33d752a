import { useQuery } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useBrokenStream } from '../api/connection.js';
import { queryClient, trpc } from '../api/trpc.js';
import type { ApiOutput } from '../api/types.js';

export type Job = ApiOutput['jobs']['get'];

const FINISHED: readonly Job['status'][] = ['succeeded', 'failed', 'cancelled'];
/** How often a job is asked for while it runs, should the live stream be cut off. */
export const FALLBACK_MS = 5_000;

export function isFinished(status: Job['status']): boolean {
  return FINISHED.includes(status);
}

/** A job as it is now, kept up to date by the server until it has ended; null follows nothing. */
export function useJob(jobId: string | null) {
  const query = useQuery({
    ...trpc.jobs.get.queryOptions({ jobId: jobId ?? '' }),
    enabled: jobId !== null,
    refetchInterval: ({ state }) => (state.data !== undefined && isFinished(state.data.status) ? false : FALLBACK_MS),
  });
  const status = query.data?.status;
  const stream = useSubscription(
    trpc.jobs.watch.subscriptionOptions(
      { jobId: jobId ?? '' },
      {
        enabled: jobId !== null && (status === undefined || !isFinished(status)),
        onData: ({ data }) => {
          queryClient.setQueryData(trpc.jobs.get.queryKey({ jobId: data.jobId }), data);
        },
      },
    ),
  );
  useBrokenStream(stream.error !== null);
  return { query, live: stream.error === null && query.failureCount === 0, asOf: query.dataUpdatedAt };
}
