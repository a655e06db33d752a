import { Button, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useT } from '../i18n/locale-provider.js';
import { useWhoCan } from '../session/use-who-can.js';
import { LinkAnchor } from '../ui/link.js';
import { Section } from '../ui/section.js';
import { tourMessages } from './messages.js';
import type { FirstSteps as State, Step } from './steps.js';
import { targetOf } from './targets.js';
import classes from './tour.module.css';
import { useTour } from './tour-switch.js';
import { useWay } from './use-way.js';

/** All the steps to a first decision, each with its screen, or with who may take it. */
export default function FirstSteps() {
  const t = useT(tourMessages);
  const { start, stop } = useTour();
  const way = useWay();
  // From now on until it is left: what begins in an empty company ends with an end.
  useEffect(start, [start]);
  if (way === null) return null;
  const { steps, next, ownDraft } = way;
  const done = steps.filter((step) => step.done).length;
  return (
    <Section
      title={t.first}
      note={t.firstNote(done, steps.length)}
      actions={
        <Button variant="subtle" color="gray" size="compact-sm" onClick={stop}>
          {next === null ? t.finish : t.skip}
        </Button>
      }
    >
      <Stack>
        {next === null && (
          <Text size="sm">
            {t.finished} {t.again}
          </Text>
        )}
        <ol className={classes.steps}>
          {steps.map((step, index) => (
            <li
              key={step.id}
              data-done={step.done || undefined}
              {...(step === next ? { 'aria-current': 'step' as const } : {})}
            >
              <span className={classes.mark} aria-hidden>
                {step.done ? <IconCircleCheckFilled size={24} /> : index + 1}
              </span>
              <StepBody step={step} isNext={step === next} ownDraft={ownDraft} />
            </li>
          ))}
        </ol>
      </Stack>
    </Section>
  );
}

interface StepBodyProps {
  readonly step: Step;
  readonly isNext: boolean;
  readonly ownDraft: State['ownDraft'];
}

function StepBody({ step, isNext, ownDraft }: StepBodyProps) {
  const t = useT(tourMessages);
  const { id, done, mine, ability } = step;
  return (
    <span>
      <span className={classes.title}>
        {mine ? (
          <LinkAnchor {...targetOf(id, ownDraft)} fw={550} {...(isNext ? {} : { c: 'inherit' })}>
            {t[id]}
          </LinkAnchor>
        ) : (
          t[id]
        )}
        <VisuallyHidden> ({done ? t.done : t.toDo})</VisuallyHidden>
      </span>
      <span className={classes.text}>
        {t[`${id}Text`]} {!mine && !done && <Whose ability={ability} />}
      </span>
    </span>
  );
}

interface WhoseProps {
  readonly ability: Step['ability'];
}

/** Who may take a step that the reader may not. */
export function Whose({ ability }: WhoseProps) {
  const t = useT(tourMessages);
  const { names, nobody } = useWhoCan(ability);
  return <span>{nobody ? t.nobody(names) : t.whose(names)}</span>;
}
