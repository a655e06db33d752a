/** Between parentheses that begin with a straight quote, messages say how the text has it: `("ifUnknown": "refer")`. */
const CODE = /\s\("[^()]*\)/gu;

/** A message for who does not see the text: what it says in words, without how the text has it. */
export function withoutCode(message: string): string {
  return message.replaceAll(CODE, '');
}
