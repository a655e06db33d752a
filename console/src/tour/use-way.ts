import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { trpc } from '../api/trpc.js';
import { useMe } from '../session/me-context.js';
import { type FirstSteps, findWay, type Way } from './steps.js';

/** Other people take steps too, and a backtest ends when it ends. */
const REFRESH_MS = 5_000;

/** How far the company is; null while that is not known. Whatever this person does is seen at once. */
export function useWay(): (Way & { readonly ownDraft: FirstSteps['ownDraft'] }) | null {
  const me = useMe();
  const queryClient = useQueryClient();
  const { data } = useQuery(trpc.session.firstSteps.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  useEffect(
    () =>
      queryClient.getMutationCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'success') return;
        void queryClient.invalidateQueries(trpc.session.firstSteps.queryFilter());
        void queryClient.invalidateQueries(trpc.session.colleagues.queryFilter());
      }),
    [queryClient],
  );
  return data === undefined ? null : { ...findWay(me, data), ownDraft: data.ownDraft };
}
