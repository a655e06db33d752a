import { useEffect } from 'react';
import { markSessionRestored } from '../api/session-expiry.js';
import { queryClient, trpc } from '../api/trpc.js';

/**
 * While `waiting`, notices that the person has signed in again in another window, and goes on here. Somebody else who
 * did must not go on with this page: it is loaded anew as theirs.
 */
export function useReturn(waiting: boolean, userId: string): void {
  useEffect(() => {
    if (!waiting) return;
    const look = async (): Promise<void> => {
      const me = await queryClient.query(trpc.session.me.queryOptions(undefined, { staleTime: 0 })).catch(() => null);
      if (me === null) return;
      if (me.user.id !== userId) {
        window.location.reload();
        return;
      }
      markSessionRestored();
      await queryClient.invalidateQueries();
    };
    const onFocus = (): void => void look();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [waiting, userId]);
}
