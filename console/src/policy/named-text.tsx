import { inWords, type WordOf } from './split-names.js';

interface NamedTextProps {
  readonly message: string;
  readonly wordOf: WordOf;
}

/** A message in which each name of the scorecard is put into words. */
export function NamedText({ message, wordOf }: NamedTextProps) {
  return inWords(message, wordOf);
}
