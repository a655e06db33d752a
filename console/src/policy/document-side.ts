import type { Scorecard } from '@encours/engine';
import { readScorecard } from './read-scorecard.js';

/** One of two documents that are compared; `scorecard` is null where it has not the shape of one. */
export interface DocumentSide {
  readonly root: unknown;
  readonly scorecard: Scorecard | null;
}

/** @throws SyntaxError when the text is not JSON */
export function readSide(text: string): DocumentSide {
  return { root: JSON.parse(text), scorecard: readScorecard(text) };
}
