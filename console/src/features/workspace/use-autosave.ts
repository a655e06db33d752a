import { useEffect, useState } from 'react';
import { useSessionExpired } from '../../api/session-expiry.js';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { errorCode } from '../../errors/api-error.js';
import { createDraftSaver, type DraftSaver, type SaveState } from './draft-saver.js';
import { writeBackup } from './local-backup.js';

type Draft = ApiOutput['drafts']['get'];

const DELAY_MS = 1_000;

/** The saver of one draft and what it is doing. Leaving the page or the tab saves at once. */
export function useAutosave(draft: Draft): { readonly saver: DraftSaver; readonly state: SaveState } {
  const { draftId } = draft;
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: draft.updatedAt });
  const [saver] = useState(() =>
    createDraftSaver({
      revision: draft.revision,
      savedAt: draft.updatedAt,
      delayMs: DELAY_MS,
      save: async (text, revision) => {
        const result = await saveDraft({ draftId, text, revision });
        const { queryKey } = trpc.drafts.get.queryOptions({ draftId });
        queryClient.setQueryData(queryKey, (old) =>
          old === undefined
            ? old
            : { ...old, text, revision: result.revision, updatedAt: result.savedAt, status: 'editing' as const },
        );
        return result;
      },
      isConflict: (error) => errorCode(error) === 'draft_conflict',
      onState: setState,
      onBackup: (text, revision) => writeBackup(draftId, text, revision),
    }),
  );

  useEffect(() => {
    const flush = (): void => {
      if (document.visibilityState === 'hidden') void saver.flush();
    };
    document.addEventListener('visibilitychange', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      void saver.flush();
    };
  }, [saver]);

  // What was refused while the session had ended is saved as soon as it is back.
  const expired = useSessionExpired();
  useEffect(() => {
    if (!expired) void saver.flush();
  }, [expired, saver]);

  const unsafeToLeave = state.kind === 'failed' || state.kind === 'conflict';
  useEffect(() => {
    if (!unsafeToLeave) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsafeToLeave]);

  return { saver, state };
}

/** Through the mutation cache, so that an expired session is noticed and asked for again in place. */
function saveDraft(input: { draftId: string; text: string; revision: number }) {
  return queryClient.getMutationCache().build(queryClient, trpc.drafts.save.mutationOptions()).execute(input);
}
