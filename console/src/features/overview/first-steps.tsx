import { VisuallyHidden } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { can } from '../../session/roles.js';
import { LinkAnchor } from '../../ui/link.js';
import { Section } from '../../ui/section.js';
import { overviewMessages } from './messages.js';
import classes from './overview.module.css';

interface FirstStepsProps {
  readonly scorecards: ApiOutput['scorecards']['list'];
}

/** The way from an empty database to a first decision, until all of it has been walked once; each sees the steps of its role. */
export function FirstSteps({ scorecards }: FirstStepsProps) {
  const t = useT(overviewMessages);
  const steps = useSteps(scorecards);
  if (steps === null || steps.every(({ done }) => done)) return null;
  const next = steps.find(({ done }) => !done);
  return (
    <Section title={t.first} note={t.firstNote(steps.filter(({ done }) => done).length, steps.length)}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li
            key={step.title}
            data-done={step.done || undefined}
            {...(step === next ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={classes.stepMark} aria-hidden>
              {step.done ? <IconCircleCheckFilled size={24} /> : index + 1}
            </span>
            <span>
              <span className={classes.stepTitle}>
                <LinkAnchor to={step.to} c="inherit" fw={550}>
                  {step.title}
                </LinkAnchor>
                <VisuallyHidden> ({step.done ? t.done : t.toDo})</VisuallyHidden>
              </span>
              <span className={classes.stepText}>{step.text}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The steps that this person may take, in order; null while it is not known which are done. */
function useSteps(scorecards: FirstStepsProps['scorecards']) {
  const t = useT(overviewMessages);
  const me = useMe();
  const may = {
    people: can(me, 'administer'),
    data: can(me, 'read_data'),
    backtests: can(me, 'read_backtests'),
    decisions: can(me, 'read_decisions'),
  };
  const people = useQuery({ ...trpc.admin.users.list.queryOptions(), enabled: may.people });
  const datasets = useQuery({ ...trpc.datasets.list.queryOptions(), enabled: may.data });
  const backtests = useQuery({ ...trpc.backtests.list.queryOptions(), enabled: may.backtests });
  const decisions = useQuery({
    ...trpc.decisions.list.queryOptions({ cursor: null, limit: 1 }),
    enabled: may.decisions,
  });
  const isKnown =
    (!may.people || people.data !== undefined) &&
    (!may.data || datasets.data !== undefined) &&
    (!may.backtests || backtests.data !== undefined) &&
    (!may.decisions || decisions.data !== undefined);
  if (!isKnown) return null;
  const drafts = scorecards.flatMap((scorecard) => scorecard.drafts);
  const isInForce = scorecards.some(({ inForce }) => inForce !== null);
  const writes = can(me, 'write_scorecards');
  return [
    ...(may.people
      ? [
          {
            title: t.stepPeople,
            text: t.stepPeopleText,
            to: '/admin' as const,
            done: ['author', 'approver'].every((role) =>
              (people.data ?? []).some(({ roles }) => roles.some((held) => held === role)),
            ),
          },
        ]
      : []),
    ...(can(me, 'import_data')
      ? [
          {
            title: t.stepImport,
            text: t.stepImportText,
            to: '/data/import' as const,
            done: (datasets.data ?? []).length > 0,
          },
        ]
      : []),
    ...(writes
      ? [
          {
            title: t.stepDraft,
            text: t.stepDraftText,
            to: '/scorecards' as const,
            // A draft is gone once it is published.
            done: drafts.length > 0 || isInForce,
          },
          {
            title: t.stepBacktest,
            text: t.stepBacktestText,
            to: '/backtests' as const,
            done: (backtests.data ?? []).length > 0,
          },
          {
            title: t.stepSubmit,
            text: t.stepSubmitText,
            to: '/scorecards' as const,
            done: drafts.some(({ status }) => status !== 'editing') || isInForce,
          },
        ]
      : []),
    ...(can(me, 'approve')
      ? [{ title: t.stepInForce, text: t.stepInForceText, to: '/scorecards' as const, done: isInForce }]
      : []),
    ...(can(me, 'decide')
      ? [
          {
            title: t.stepDecide,
            text: t.stepDecideText,
            to: '/portfolio' as const,
            done: (decisions.data?.rows.length ?? 0) > 0,
          },
        ]
      : []),
  ];
}
