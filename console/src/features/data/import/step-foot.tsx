import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../../../i18n/locale-provider.js';
import { GuardedButton } from '../../../ui/guarded-button.js';
import type { ImportStep } from '../routes.js';
import classes from './import.module.css';
import { importMessages } from './messages.js';

interface StepFootProps {
  readonly back: ImportStep;
  readonly next: ImportStep;
  /** What is still to be said before going on; null: nothing. */
  readonly blocked: string | null;
}

/** Back and forth between the steps. */
export function StepFoot({ back, next, blocked }: StepFootProps) {
  const t = useT(importMessages);
  const navigate = useNavigate();
  const go = (step: ImportStep) => void navigate({ to: '/data/import', search: (before) => ({ ...before, step }) });
  return (
    <div className={classes.foot}>
      <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={() => go(back)}>
        {t.back}
      </Button>
      <GuardedButton
        rightSection={<IconArrowRight size={16} aria-hidden />}
        blockedBecause={blocked}
        onClick={() => go(next)}
      >
        {t.next}
      </GuardedButton>
    </div>
  );
}
