import { applyEdits, modify } from 'jsonc-parser';

/** The text with the score at which a rating begins, 0 being the best; nothing else changes, not even white space. */
export function writeCutOff(text: string, index: number, score: number): string {
  return applyEdits(text, modify(text, ['ratings', index, 'from'], score, {}));
}
