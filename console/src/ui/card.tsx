import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './section.module.css';

interface CardProps {
  readonly children: ReactNode;
  /** The content reaches the edges: for tables. */
  readonly flush?: boolean;
}

/** A surface without a heading of its own: what the page's title announces. */
export function Card({ children, flush = false }: CardProps) {
  return (
    <Paper className={classes.section}>
      <div className={classes.body} data-flush={flush || undefined} data-bare>
        {children}
      </div>
    </Paper>
  );
}
