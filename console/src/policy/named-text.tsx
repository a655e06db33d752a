import classes from './policy.module.css';
import { splitNames } from './split-names.js';

interface NamedTextProps {
  readonly message: string;
  /** The scorecard that the message is about. */
  readonly scorecard: string;
}

/** A message in which each name of the scorecard, the same in every language, is set as code. */
export function NamedText({ message, scorecard }: NamedTextProps) {
  return splitNames(message, scorecard).map(({ text, isName, from }) =>
    isName ? (
      <code key={from} className={classes.name}>
        {text}
      </code>
    ) : (
      text
    ),
  );
}
