const NARROW_NO_BREAK_SPACE = '\u202f';
const NO_BREAK_SPACE = '\u00a0';

/**
 * Puts the spaces that French typography asks for: a narrow no-break space before `; ! ?`, a no-break space before
 * `: » % €` and after `«`. Messages are written with plain spaces, so that they can be read and searched in the source.
 */
export function setFrenchSpaces(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${NARROW_NO_BREAK_SPACE}$1`)
    .replace(/ ([:»%€])/g, `${NO_BREAK_SPACE}$1`)
    .replace(/« /g, `«${NO_BREAK_SPACE}`);
}
