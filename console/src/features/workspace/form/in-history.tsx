import classes from './form.module.css';
import { useForm } from './form-context.js';

interface InHistoryProps {
  /** Of a fact or ratio. */
  readonly name: string;
}

/** Between which numbers a fact or ratio is in the data; nothing where nobody knows. */
export function InHistory({ name }: InHistoryProps) {
  const found = useForm().inHistory(name);
  if (found === null) return null;
  return (
    <p className={classes.note} data-in-history={name}>
      <span>{found.figures}</span>
      <br />
      <small>{found.source}</small>
    </p>
  );
}
