import type { JsonPath } from '@encours/engine';
import { Button, Group, Text, Textarea, Title, UnstyledButton } from '@mantine/core';
import { IconMessage2, IconMessage2Check } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useFormats, useT, useText } from '../../i18n/locale-provider.js';
import { usePlaceName } from '../../policy/use-place-name.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { commentMessages } from './comment-messages.js';
import classes from './discussion.module.css';
import type { Comments, CommentThread } from './use-comments.js';

interface DiscussionProps {
  readonly draftId: string;
  readonly comments: Comments;
  /** Where the cursor of the text is; null where no text is shown. */
  readonly place: JsonPath | null;
  readonly onGo: (path: JsonPath) => void;
}

/** Every thread about the text, those still open first, and a field to begin one about where the cursor is. */
export function Discussion({ draftId, comments, place, onGo }: DiscussionProps) {
  const t = useT(commentMessages);
  const namePlace = usePlaceName();
  const { query, document, scorecard, add } = comments;
  if (query.data === undefined) {
    return query.isError ? (
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <LoadingSkeleton rows={3} />
    );
  }
  const { threads, mayComment } = query.data;
  const sorted = threads.toSorted((a, b) => Number(a.resolvedAt !== null) - Number(b.resolvedAt !== null));
  const placeName = place === null ? '' : namePlace({ root: document.value, scorecard }, place);
  return (
    <section className={classes.discussion} aria-label={t.title}>
      {place !== null && mayComment && (
        <div className={classes.compose}>
          <CommentForm
            label={placeName === '' ? t.aboutText : t.about(placeName)}
            action={t.comment}
            pending={add.isPending}
            error={add.error}
            onSend={(body, done) => add.mutate({ draftId, path: [...place], body }, { onSuccess: done })}
          />
        </div>
      )}
      {threads.length === 0 ? (
        <Text size="sm" c="dimmed">
          {place === null ? t.none : mayComment ? t.noneHere : t.none}
        </Text>
      ) : (
        <ul className={classes.threads}>
          {sorted.map((thread) => (
            <Thread
              key={thread.threadId}
              draftId={draftId}
              thread={thread}
              comments={comments}
              mayComment={mayComment}
              onGo={onGo}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ThreadProps extends Pick<DiscussionProps, 'draftId' | 'comments' | 'onGo'> {
  readonly thread: CommentThread;
  readonly mayComment: boolean;
}

function Thread({ draftId, thread, comments, mayComment, onGo }: ThreadProps) {
  const t = useT(commentMessages);
  const text = useText();
  const namePlace = usePlaceName();
  const formats = useFormats();
  const [answering, setAnswering] = useState(false);
  const { threadId, path, resolvedBy, resolvedAt } = thread;
  const isOpen = resolvedAt === null;
  const { document, scorecard, answer, resolve } = comments;
  const place =
    (path === null ? text(thread.place) : namePlace({ root: document.value, scorecard }, path)) || t.wholeText;
  return (
    <li className={classes.thread} data-open={isOpen || undefined}>
      <div className={classes.head}>
        {isOpen ? <IconMessage2 size={16} aria-hidden /> : <IconMessage2Check size={16} aria-hidden />}
        <Title order={2} className={classes.place}>
          {path === null ? (
            <>
              {place} <span className={classes.gone}>({t.gone})</span>
            </>
          ) : (
            <UnstyledButton className={classes.placeLink} onClick={() => onGo(path)}>
              {place}
            </UnstyledButton>
          )}
        </Title>
        <span className={classes.state}>
          {isOpen ? t.open : t.resolvedBy(resolvedBy?.name ?? '', formats.dateTime(resolvedAt))}
        </span>
      </div>
      <ol className={classes.comments}>
        {thread.comments.map(({ commentId, author, body, at }) => (
          <li key={commentId}>
            <span className={classes.author}>
              {author.name} <time dateTime={at}>{formats.dateTime(at)}</time>
            </span>
            <p>{body}</p>
          </li>
        ))}
      </ol>
      {resolve.isError && resolve.variables.threadId === threadId && <ErrorAlert error={resolve.error} />}
      {mayComment &&
        (answering ? (
          <CommentForm
            label={t.answerTo(place)}
            action={t.answer}
            pending={answer.isPending}
            error={answer.error}
            onCancel={() => setAnswering(false)}
            onSend={(body, done) =>
              answer.mutate(
                { draftId, threadId, body },
                {
                  onSuccess: () => {
                    done();
                    setAnswering(false);
                  },
                },
              )
            }
          />
        ) : (
          <Group gap="xs">
            <Button size="compact-xs" variant="default" onClick={() => setAnswering(true)}>
              {t.answer}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              loading={resolve.isPending && resolve.variables.threadId === threadId}
              onClick={() => resolve.mutate({ draftId, threadId, resolved: isOpen })}
            >
              {isOpen ? t.resolve : t.reopen}
            </Button>
          </Group>
        ))}
    </li>
  );
}

interface CommentFormProps {
  readonly label: string;
  readonly action: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSend: (body: string, done: () => void) => void;
  readonly onCancel?: () => void;
}

function CommentForm({ label, action, pending, error, onSend, onCancel }: CommentFormProps) {
  const t = useT(commentMessages);
  const [body, setBody] = useState('');
  const send = (event?: SyntheticEvent): void => {
    event?.preventDefault();
    if (body.trim() !== '' && !pending) onSend(body.trim(), () => setBody(''));
  };
  return (
    <form onSubmit={send} className={classes.form} noValidate>
      <Textarea
        size="sm"
        label={label}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      {error != null && <ErrorAlert error={error} />}
      <Group gap="xs" mt={6}>
        <Button type="submit" size="xs" loading={pending} disabled={body.trim() === ''}>
          {action}
        </Button>
        {onCancel !== undefined && (
          <Button size="xs" variant="subtle" onClick={onCancel}>
            {t.cancel}
          </Button>
        )}
      </Group>
    </form>
  );
}
