/** The one client of the console's own transport; features read it as `trpc.<router>.<procedure>`. */
import type { AppRouter } from '@encours/server/router';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { errorCode, isForbidden, isNotFound, isSignedOut, readApiError } from '../errors/api-error.js';
import { noticeAnswer, noticeSilence, onReconnected } from './connection.js';
import { markSessionExpired } from './session-expiry.js';

const URL_PREFIX = '/trpc';

/** Set on a call that must be cancellable by itself: aborting one call of a batch does not stop the batch. */
export const UNBATCHED = { context: { unbatched: true } } as const;

function noticeFailure(error: unknown): void {
  if (errorCode(error) === 'offline') noticeSilence();
  else noticeAnswer();
  if (isSignedOut(error)) markSessionExpired();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onSuccess: noticeAnswer, onError: noticeFailure }),
  mutationCache: new MutationCache({ onSuccess: noticeAnswer, onError: noticeFailure }),
  defaultOptions: {
    // Whether the server can be reached is found out by asking it: a browser that thinks itself offline may be wrong.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      // A fault that does not pass within about a second is told.
      retryDelay: (failures) => 400 * 2 ** failures,
      retry: (failures, error) =>
        failures < 2 &&
        !isSignedOut(error) &&
        !isForbidden(error) &&
        !isNotFound(error) &&
        readApiError(error).retryable,
    },
  },
});

onReconnected(() => {
  void queryClient.invalidateQueries();
});

const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: URL_PREFIX }),
      false: splitLink({
        condition: (operation) => operation.context.unbatched === true,
        true: httpLink({ url: URL_PREFIX }),
        false: httpBatchLink({ url: URL_PREFIX, maxItems: 10, maxURLLength: 8_000 }),
      }),
    }),
  ],
});

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
