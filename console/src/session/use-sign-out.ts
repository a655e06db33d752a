import { useMutation } from '@tanstack/react-query';
import { queryClient, trpc } from '../api/trpc.js';

/** Ends the session and forgets everything that was read during it. */
export function useSignOut() {
  return useMutation(
    trpc.session.signOut.mutationOptions({
      onSettled: () => {
        queryClient.clear();
        window.location.assign('/sign-in');
      },
    }),
  );
}
