import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconArrowRight, IconRoute, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useT } from '../i18n/locale-provider.js';
import { LinkAnchor, LinkButton } from '../ui/link.js';
import { Whose } from './first-steps.js';
import { tourMessages } from './messages.js';
import type { FirstSteps, Step } from './steps.js';
import { targetOf, useIsThere } from './targets.js';
import classes from './tour.module.css';
import { useTour } from './tour-switch.js';
import { useWay } from './use-way.js';

/** The next step, on top of every page, for those who are being shown the way. */
export default function TourBar() {
  const t = useT(tourMessages);
  const { start, stop } = useTour();
  const way = useWay();
  useEffect(start, [start]);
  if (way === null) return null;
  const { steps, next, ownDraft } = way;
  const leave = next === null ? t.finish : t.skip;
  return (
    <aside className={classes.bar} aria-label={t.bar}>
      <IconRoute size={20} stroke={1.6} aria-hidden className={classes.icon} />
      {next === null ? (
        <Text size="sm" className={classes.words}>
          {t.finished} {t.again}
        </Text>
      ) : (
        <NextStep step={next} n={steps.indexOf(next) + 1} all={steps.length} ownDraft={ownDraft} />
      )}
      <LinkAnchor to="/" size="sm">
        {t.all}
      </LinkAnchor>
      <Tooltip label={leave}>
        <ActionIcon variant="subtle" color="gray" aria-label={leave} onClick={stop}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </aside>
  );
}

interface NextStepProps {
  readonly step: Step;
  readonly n: number;
  readonly all: number;
  readonly ownDraft: FirstSteps['ownDraft'];
}

function NextStep({ step, n, all, ownDraft }: NextStepProps) {
  const t = useT(tourMessages);
  const target = targetOf(step.id, ownDraft);
  const isThere = useIsThere(target);
  return (
    <>
      <Text size="sm" className={classes.words}>
        <span className={classes.count}>{t.step(n, all)}</span> <strong>{t[step.id]}.</strong>{' '}
        {step.mine ? t[`${step.id}Text`] : <Whose ability={step.ability} />}
      </Text>
      {step.mine && !isThere && (
        <LinkButton {...target} size="compact-sm" rightSection={<IconArrowRight size={14} aria-hidden />}>
          {t.open}
        </LinkButton>
      )}
    </>
  );
}
