/** What a person reads in place of a name of the scorecard; null where there are no such words. */
export type WordOf = (name: string) => string | null;

interface Part {
  readonly text: string;
  /** Where it begins in the message. */
  readonly from: number;
  /** The name that the text stands for; null for what is between names. */
  readonly name: string | null;
}

/**
 * What could be an id or the name of a fact: between quotes, which are left outside with their spaces, with a dot inside
 * (`pay.late`), or before an equals sign.
 */
const NAMES =
  /(?<=«\u00a0|“)[A-Za-z][\w.]*(?=\u00a0»|”)|(?<![\w.])[A-Za-z]\w*(?:\.[A-Za-z]\w*)+|(?<![\w.])[A-Za-z]\w*(?= = )/gu;

/** Parts of a message: names, each in words, and what is between them. */
export function splitNames(message: string, wordOf: WordOf): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: name, index } of message.matchAll(NAMES)) {
    const word = wordOf(name);
    if (word === null) continue;
    if (index > end) parts.push({ text: message.slice(end, index), from: end, name: null });
    end = index + name.length;
    parts.push({ text: word, from: index, name });
  }
  if (end < message.length) parts.push({ text: message.slice(end), from: end, name: null });
  return parts;
}

/** The message with each name in words, as plain text. */
export function inWords(message: string, wordOf: WordOf): string {
  return splitNames(message, wordOf)
    .map(({ text }) => text)
    .join('');
}
