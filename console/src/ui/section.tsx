import { Paper, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

interface SectionProps {
  readonly title: string;
  /** One line under the title: what the figures are based on. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The content reaches the edges: for tables. */
  readonly flush?: boolean;
}

/** A card with a heading. */
export function Section({ title, note, actions, children, flush = false }: SectionProps) {
  const id = useId();
  return (
    <Paper component="section" className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {note !== undefined && <div className={classes.note}>{note}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      <div className={classes.body} data-flush={flush || undefined}>
        {children}
      </div>
    </Paper>
  );
}
