import { splitNames, type WordOf } from './split-names.js';

interface NamedTextProps {
  readonly message: string;
  readonly wordOf: WordOf;
}

/** A message in which each name of the scorecard is put into words; the pointer shows the name itself. */
export function NamedText({ message, wordOf }: NamedTextProps) {
  return splitNames(message, wordOf).map(({ text, name, from }) =>
    name === null ? (
      text
    ) : (
      <span key={from} title={name}>
        {text}
      </span>
    ),
  );
}
