import type { JsonPath } from '@encours/engine';
import { Group, Text } from '@mantine/core';
import { getLocation } from 'jsonc-parser';
import { useCallback, useMemo, useState } from 'react';
import type { ApiOutput } from '../../api/types.js';
import { DiffView } from '../../editor/diff-view.js';
import { useT } from '../../i18n/locale-provider.js';
import { commentMessages } from './comment-messages.js';
import { Discussion } from './discussion.js';
import { approvalMessages } from './messages.js';
import type { Comments } from './use-comments.js';

interface ReviewTextProps {
  readonly review: ApiOutput['approvals']['get'];
  readonly comments: Comments;
  /** A place to begin at. */
  readonly start: JsonPath | null;
}

/** Both texts, with a sign on each line that is discussed, and the discussion under them. */
export function ReviewText({ review, comments, start }: ReviewTextProps) {
  const t = useT(approvalMessages);
  const words = useT(commentMessages);
  const [place, setPlace] = useState<JsonPath>(start ?? []);
  const [wanted, setWanted] = useState(() => (start === null ? null : { line: lineOf(start) }));
  const notes = useMemo(
    () =>
      comments.marks.map(({ line, isOpen }) => ({ line, isOpen, label: isOpen ? words.marked : words.markedResolved })),
    [comments.marks, words],
  );
  const onCursor = useCallback((offset: number) => setPlace(getLocation(review.text, offset).path), [review.text]);
  return (
    <>
      <Group justify="flex-end" mb={6}>
        <Text size="xs" c="dimmed">
          {t.diffHint}
        </Text>
      </Group>
      <DiffView
        before={review.baseText}
        after={review.text}
        label={t.tabText}
        height="60vh"
        notes={notes}
        wanted={wanted}
        onCursor={onCursor}
      />
      <div style={{ marginTop: 16 }}>
        <Discussion
          draftId={review.draftId}
          comments={comments}
          place={place}
          onGo={(path) => setWanted({ line: lineOf(path) })}
        />
      </div>
    </>
  );

  function lineOf(path: JsonPath): number {
    return comments.document.locate({ path }).line;
  }
}
