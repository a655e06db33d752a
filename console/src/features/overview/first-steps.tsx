import { VisuallyHidden } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../api/trpc.js';
import type { ApiOutput } from '../../api/types.js';
import { useT } from '../../i18n/locale-provider.js';
import { LinkAnchor } from '../../ui/link.js';
import { Section } from '../../ui/section.js';
import { overviewMessages } from './messages.js';
import classes from './overview.module.css';

interface FirstStepsProps {
  readonly scorecards: ApiOutput['scorecards']['list'];
}

/** The way from data to a policy in force, until all of it has been walked once. */
export function FirstSteps({ scorecards }: FirstStepsProps) {
  const t = useT(overviewMessages);
  const datasets = useQuery(trpc.datasets.list.queryOptions());
  const backtests = useQuery(trpc.backtests.list.queryOptions());
  if (datasets.data === undefined || backtests.data === undefined) return null;
  const drafts = scorecards.flatMap((scorecard) => scorecard.drafts);
  const steps = [
    { title: t.stepImport, text: t.stepImportText, to: '/data/import' as const, done: datasets.data.length > 0 },
    { title: t.stepDraft, text: t.stepDraftText, to: '/scorecards' as const, done: drafts.length > 0 },
    { title: t.stepBacktest, text: t.stepBacktestText, to: '/backtests' as const, done: backtests.data.length > 0 },
    {
      title: t.stepSubmit,
      text: t.stepSubmitText,
      to: '/scorecards' as const,
      done: drafts.some((draft) => draft.status !== 'editing'),
    },
  ];
  if (steps.every((step) => step.done)) return null;
  return (
    <Section title={t.first} note={t.firstNote}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.title} data-done={step.done || undefined}>
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
