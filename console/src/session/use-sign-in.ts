import { useMutation } from '@tanstack/react-query';
import { markSessionRestored } from '../api/session-expiry.js';
import { queryClient, trpc } from '../api/trpc.js';

/** Opens a session; what other people had read in this browser is not shown to the new one. */
export function useSignIn() {
  return useMutation(
    trpc.session.signIn.mutationOptions({
      onSuccess: async () => {
        markSessionRestored();
        await queryClient.invalidateQueries();
      },
    }),
  );
}
