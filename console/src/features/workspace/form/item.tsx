import type { JsonPath } from '@encours/engine';
import { Button, Title } from '@mantine/core';
import { IconArrowLeft, IconChevronLeft, IconChevronRight, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/locale-provider.js';
import { sectionMessages, sectionName } from '../../../policy/section-messages.js';
import { set } from './edits.js';
import { Problems } from './fields.js';
import classes from './form.module.css';
import { changeAtOnce, useForm } from './form-context.js';
import { formMessages } from './messages.js';
import { TextButton } from './parts.js';

interface ItemProps {
  readonly list: JsonPath;
  readonly index: number;
  readonly count: number;
  readonly title: string;
  /** Without it the item cannot be removed here. */
  readonly removeLabel?: string;
  readonly children: ReactNode;
}

/** One of a list, with ways to its neighbours and back to all of them. */
export function Item({ list, index, count, title, removeLabel, children }: ItemProps) {
  const form = useForm();
  const t = useT(formMessages);
  const sections = useT(sectionMessages);
  const path = [...list, index];
  return (
    <>
      <nav className={classes.itemNav} aria-label={title}>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={() => form.onPlace(list)}
        >
          {t.backTo(sectionName(sections, String(list[0])))}
        </Button>
        <span className={classes.itemSteps}>
          <Button
            variant="subtle"
            size="compact-xs"
            disabled={index === 0}
            leftSection={<IconChevronLeft size={14} aria-hidden />}
            onClick={() => form.onPlace([...list, index - 1])}
          >
            {t.previous}
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            disabled={index === count - 1}
            rightSection={<IconChevronRight size={14} aria-hidden />}
            onClick={() => form.onPlace([...list, index + 1])}
          >
            {t.next}
          </Button>
        </span>
      </nav>
      <Title order={3} className={classes.itemTitle}>
        {title}
      </Title>
      <Problems path={path} />
      {children}
      <div className={classes.itemActions}>
        <TextButton path={path} />
        {removeLabel !== undefined && (
          <Button
            variant="subtle"
            color="red"
            size="compact-xs"
            disabled={form.readOnly || count < 2}
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => {
              form.onPlace(list);
              changeAtOnce(form, [set(path, undefined)]);
            }}
          >
            {removeLabel}
          </Button>
        )}
      </div>
    </>
  );
}
