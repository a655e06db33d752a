import { applyEdits, modify } from 'jsonc-parser';
import type { Fix } from '../kernel/diagnostic.js';

/** The text of a document after a fix; lines that the fix does not touch keep their form. */
export function applyFix(text: string, fix: Fix): string {
  return fix.edits.reduce((current, { path, value }) => {
    const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };
    return applyEdits(current, modify(current, [...path], value, { formattingOptions }));
  }, text);
}
