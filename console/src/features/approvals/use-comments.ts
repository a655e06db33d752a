import { parseDocument } from '@encours/engine';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queryClient, trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { readScorecard } from '../../policy/read-scorecard.js';

export type CommentThread = ApiOutput['approvals']['comments']['threads'][number];

/** A thread in the text: on which line its place begins. */
export interface ThreadMark {
  readonly threadId: string;
  readonly line: number;
  readonly isOpen: boolean;
}

/** The threads about a draft and where they are in its text, and what can be done with them. */
export function useComments(draftId: string, text: string) {
  const query = useQuery(trpc.approvals.comments.queryOptions({ draftId }));
  const refresh = {
    onSuccess: () => queryClient.invalidateQueries(trpc.approvals.comments.queryFilter({ draftId })),
  };
  const add = useMutation(trpc.approvals.comment.mutationOptions(refresh));
  const answer = useMutation(trpc.approvals.answer.mutationOptions(refresh));
  const resolve = useMutation(trpc.approvals.resolve.mutationOptions(refresh));
  const document = useMemo(() => parseDocument(text), [text]);
  const scorecard = useMemo(() => readScorecard(text), [text]);
  const threads = query.data?.threads;
  const marks = useMemo(
    () =>
      (threads ?? []).flatMap(({ threadId, path, resolvedAt }): ThreadMark[] =>
        path === null ? [] : [{ threadId, line: document.locate({ path }).line, isOpen: resolvedAt === null }],
      ),
    [threads, document],
  );
  return { query, document, scorecard, marks, add, answer, resolve };
}

export type Comments = ReturnType<typeof useComments>;
