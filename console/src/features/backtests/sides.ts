import type { ApiOutput } from '../../api/types.js';

export type BacktestRow = ApiOutput['backtests']['list'][number];
export type Side = BacktestRow['champion'];

/** `v2`, or the word for a draft. */
export function nameSide(
  side: Pick<Side, 'version'>,
  words: { version: (n: number) => string; draft: string },
): string {
  return side.version === null ? words.draft : words.version(side.version);
}
