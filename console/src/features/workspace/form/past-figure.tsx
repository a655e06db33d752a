import type { JsonPath } from '@encours/engine';
import classes from './form.module.css';
import { useForm } from './form-context.js';
import { pathKey } from './values.js';

interface PastFigureProps {
  readonly path: JsonPath;
}

/** What a band or category found in the last backtest; nothing where it is another one now. */
export function PastFigure({ path }: PastFigureProps) {
  const figure = useForm().past.get(pathKey(path));
  if (figure === undefined) return null;
  return (
    <span className={classes.past} title={figure.whole}>
      {figure.brief}
    </span>
  );
}
