import { z } from 'zod';
import type { CrossTable } from './cross.js';
import { countOutcomes, type Side } from './cross-margins.js';

const HeadlineSide = z.strictObject({
  approvalRate: z.number(),
  /** Of the approved that were judged; null without any. */
  badRate: z.number().nullable(),
});

/** What the rows decided so far say; with growing n it comes nearer to the report. */
export const Headline = z.strictObject({
  n: z.int(),
  good: z.int(),
  bad: z.int(),
  champion: HeadlineSide,
  challenger: HeadlineSide,
});
export type Headline = z.infer<typeof Headline>;

/** What a backtest has to show while it runs. */
export const BacktestPartial = z.strictObject({ headline: Headline });
export type BacktestPartial = z.infer<typeof BacktestPartial>;

/** The first figures that a reader asks for. */
export function headlineOf(cross: CrossTable): Headline {
  const { n, good, bad } = countOutcomes(cross, 'champion');
  const sideOf = (side: Side): Headline['champion'] => {
    const approved = countOutcomes(cross, side, (cell) => cell[side].outcome === 'approve');
    return { approvalRate: n === 0 ? 0 : approved.n / n, badRate: approved.badRate };
  };
  return { n, good, bad, champion: sideOf('champion'), challenger: sideOf('challenger') };
}
