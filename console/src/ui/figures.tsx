import type { ReactNode } from 'react';
import classes from './figures.module.css';

export interface Figure {
  readonly label: string;
  readonly value: ReactNode;
  /** A second, quieter line: a share, a comparison. */
  readonly detail?: ReactNode;
}

interface FiguresProps {
  readonly figures: readonly Figure[];
}

/** Key figures in a row that wraps: label, number, detail. */
export function Figures({ figures }: FiguresProps) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value, detail }) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd className={classes.value}>{value}</dd>
          {detail !== undefined && <dd className={classes.detail}>{detail}</dd>}
        </div>
      ))}
    </dl>
  );
}
