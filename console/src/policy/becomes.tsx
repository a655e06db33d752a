import { VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useT } from '../i18n/locale-provider.js';
import { changeMessages } from './change-messages.js';
import classes from './policy.module.css';

interface BecomesProps {
  readonly before: string;
  readonly after: string;
}

/** What was, and what it becomes. */
export function Becomes({ before, after }: BecomesProps) {
  const t = useT(changeMessages);
  return (
    <span className={classes.becomes}>
      <del>{before}</del>
      <IconArrowRight size={14} aria-hidden />
      <VisuallyHidden>{t.becomes}</VisuallyHidden>
      <ins>{after}</ins>
    </span>
  );
}
