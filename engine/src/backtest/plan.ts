import { z } from 'zod';
import { ObservationPlan } from '../history/records.js';
import { Economics } from './economics.js';

/** What a backtest is to do: whom to observe when, what counts as bad, and what money is worth (null: no money). */
export const BacktestPlan = z.strictObject({
  ...ObservationPlan.shape,
  economics: Economics.nullable().default(null),
});
export type BacktestPlan = z.infer<typeof BacktestPlan>;
