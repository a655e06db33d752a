import { Button, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/locale-provider.js';
import { sectionMessages, sectionName } from '../../../policy/section-messages.js';
import { Problems } from './fields.js';
import classes from './form.module.css';
import { useForm } from './form-context.js';
import { formMessages } from './messages.js';
import { TextButton } from './parts.js';

interface NamedItemProps {
  readonly section: 'facts' | 'ratios';
  readonly name: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** One of the things that a section holds by name, with the way back to all of them. */
export function NamedItem({ section, name, title, children }: NamedItemProps) {
  const form = useForm();
  const t = useT(formMessages);
  const sections = useT(sectionMessages);
  return (
    <>
      <nav className={classes.itemNav} aria-label={name}>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={() => form.onPlace([section])}
        >
          {t.backTo(sectionName(sections, section))}
        </Button>
      </nav>
      <Title order={3} className={classes.itemTitle}>
        {title}
      </Title>
      <Problems path={[section, name]} />
      {children}
      <div className={classes.itemActions}>
        <TextButton path={[section, name]} />
      </div>
    </>
  );
}
