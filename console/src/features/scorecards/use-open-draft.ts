import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { queryClient, trpc } from '../../api/trpc.js';

/** Opens one's own draft of a scorecard: the one that exists, or a new one from the version given. */
export function useOpenDraft() {
  const navigate = useNavigate();
  return useMutation(
    trpc.drafts.create.mutationOptions({
      onSuccess: async (draft, input) => {
        void queryClient.invalidateQueries(trpc.scorecards.pathFilter());
        await navigate({
          to: '/scorecards/$scorecardId/drafts/$draftId',
          params: { scorecardId: input.scorecardId, draftId: draft.draftId },
        });
      },
    }),
  );
}
