import { Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconChevronRight,
  IconEye,
  IconFileCheck,
  IconPencil,
  IconPlayerPause,
  IconSignature,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readAgain } from '../../api/failed-reads.js';
import { useT, useText } from '../../i18n/locale-provider.js';
import { ErrorAlert } from '../../ui/error-alert.js';
import { LoadingSkeleton } from '../../ui/loading-skeleton.js';
import { Section } from '../../ui/section.js';
import { Ago } from '../../ui/values.js';
import { overviewMessages } from './messages.js';
import classes from './overview.module.css';
import type { Task } from './tasks.js';

const ICONS = {
  approve: IconFileCheck,
  suspended: IconPlayerPause,
  rework: IconArrowBackUp,
  write: IconPencil,
  in_review: IconEye,
} as const;

interface WaitingSectionProps {
  /** Null while loading. */
  readonly tasks: readonly Task[] | null;
  /** How many requests wait for their signature. */
  readonly requests: number;
  /** The first steps are listed above. */
  readonly beginning: boolean;
  readonly error: unknown;
}

export function WaitingSection({ tasks, requests, beginning, error }: WaitingSectionProps) {
  const t = useT(overviewMessages);
  return (
    <Section title={t.waiting} flush>
      {tasks === null ? (
        error === null ? (
          <LoadingSkeleton rows={2} />
        ) : (
          <ErrorAlert error={error} onRetry={readAgain} />
        )
      ) : tasks.length === 0 && requests === 0 ? (
        <Text size="sm" c="dimmed" px={20} pb={16}>
          {beginning ? t.waitingBeginning : t.waitingNone}
        </Text>
      ) : (
        <ul className={classes.tasks}>
          {requests > 0 && (
            <li>
              <Link to="/inbox" search={{ view: 'mine' }} className={classes.task}>
                <TaskBody icon={IconSignature} title={t.toSign(requests)} note={t.toSignNote} />
              </Link>
            </li>
          )}
          {tasks.map((task) => (
            <li key={task.draftId ?? `${task.kind}:${task.scorecardId}`}>
              <TaskLink task={task} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface TaskLinkProps {
  readonly task: Task;
}

function TaskLink({ task }: TaskLinkProps) {
  const t = useT(overviewMessages);
  const text = useText();
  const name = text(task.name);
  const titles = {
    approve: t.toReview,
    suspended: t.suspended,
    rework: t.rework,
    write: t.goOn,
    in_review: t.inReview,
  };
  const body: ReactNode = (
    <TaskBody
      icon={ICONS[task.kind]}
      title={titles[task.kind](name)}
      note={
        <>
          {task.kind === 'approve' ? t.submittedBy(task.authorName) : t.changed}{' '}
          {task.at !== '' && <Ago instant={task.at} />}
        </>
      }
    />
  );
  if (task.draftId === null) {
    return (
      <Link to="/scorecards/$scorecardId" params={{ scorecardId: task.scorecardId }} className={classes.task}>
        {body}
      </Link>
    );
  }
  return task.kind === 'approve' ? (
    <Link to="/approvals/$draftId" params={{ draftId: task.draftId }} className={classes.task}>
      {body}
    </Link>
  ) : (
    <Link
      to="/scorecards/$scorecardId/drafts/$draftId"
      params={{ scorecardId: task.scorecardId, draftId: task.draftId }}
      className={classes.task}
    >
      {body}
    </Link>
  );
}

interface TaskBodyProps {
  readonly icon: TablerIcon;
  readonly title: string;
  readonly note: ReactNode;
}

function TaskBody({ icon: Icon, title, note }: TaskBodyProps) {
  return (
    <>
      <Icon size={19} stroke={1.6} aria-hidden className={classes.taskIcon} />
      <span className={classes.taskText}>
        <span className={classes.taskTitle}>{title}</span>
        <span className={classes.taskNote}>{note}</span>
      </span>
      <IconChevronRight size={16} aria-hidden />
    </>
  );
}
