import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  readonly children: ReactNode;
  /** `wide` for tables and reports, `reading` for text and forms. */
  readonly width?: 'reading' | 'wide';
}

/** The column in which an ordinary page stands. */
export function Page({ children, width = 'wide' }: PageProps) {
  return (
    <Box className={classes.page} data-width={width}>
      {children}
    </Box>
  );
}
