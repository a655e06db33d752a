interface Part {
  readonly text: string;
  /** Where it begins in the message. */
  readonly from: number;
  readonly isName: boolean;
}

/** What stands between quotes and could be an id or the name of a fact; quotes and their spaces are left outside. */
const QUOTED = /(?<=«\u00a0|“)[A-Za-z][\w.]*(?=\u00a0»|”)/gu;

/** Parts of a message: the quoted ids and keys of the scorecard's text, and what is between them. */
export function splitNames(message: string, scorecard: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: name, index } of message.matchAll(QUOTED)) {
    if (!isNameIn(scorecard, name)) continue;
    if (index > end) parts.push({ text: message.slice(end, index), from: end, isName: false });
    end = index + name.length;
    parts.push({ text: name, from: index, isName: true });
  }
  if (end < message.length) parts.push({ text: message.slice(end), from: end, isName: false });
  return parts;
}

/** Whether the text gives something that id, or has it as a key or as the fact of a comparison. */
function isNameIn(scorecard: string, name: string): boolean {
  const escaped = name.replaceAll('.', '\\.');
  return new RegExp(`"(?:id|fact|class)":\\s*"${escaped}"|"${escaped}":`, 'u').test(scorecard);
}
