/** A whole portfolio rated by one version, today and month by month before. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  createGrader,
  type GradedApplication,
  type Observation,
  observationDates,
  observeStepwise,
  type Policy,
  type PreparedHistory,
} from '@encours/engine';
import { monthsUntil } from './everyone.js';

/** Months that the mix of ratings is followed over, and that movements are measured against. */
export const MIX_MONTHS = 12;
export const MOVE_MONTHS = 3;
/** Customers decided between two turns of the event loop. */
const BATCH = 256;

export type RatedCustomer = GradedApplication;

export interface RatedPortfolio {
  /** By date, the earliest first: customers of each rating, the best first. */
  readonly mix: readonly { readonly date: string; readonly customers: readonly number[] }[];
  /** Ratings at the last date, by customer. */
  readonly now: ReadonlyMap<string, RatedCustomer>;
  /** Ratings {@link MOVE_MONTHS} months before. */
  readonly before: ReadonlyMap<string, RatedCustomer>;
}

/** Lets other requests in after every batch. */
export async function ratePortfolio(history: PreparedHistory, policy: Policy, date: string): Promise<RatedPortfolio> {
  const grade = createGrader(policy);
  const plan = monthsUntil(date, MIX_MONTHS);
  const dates = observationDates(plan);
  const mix = new Map(dates.map((at) => [at, [0, 0, 0, 0, 0]]));
  const kept = new Map([
    [dates.at(-1), new Map<string, RatedCustomer>()],
    [dates.at(-1 - MOVE_MONTHS), new Map<string, RatedCustomer>()],
  ]);
  const count = async (batch: readonly Observation[]): Promise<void> => {
    const decided = grade(batch.map(({ application }) => application));
    for (const [row, { customerId, date: at }] of batch.entries()) {
      const decision = decided[row];
      if (decision === undefined) throw new Error('every application has a decision');
      const { rating } = decision;
      const customers = mix.get(at);
      if (customers !== undefined) customers[rating - 1] = (customers[rating - 1] ?? 0) + 1;
      kept.get(at)?.set(customerId, decision);
    }
    await nextTurn();
  };
  let batch: Observation[] = [];
  for (const observation of observeStepwise(history, plan)) {
    batch.push(observation);
    if (batch.length < BATCH) continue;
    await count(batch);
    batch = [];
  }
  if (batch.length > 0) await count(batch);
  return {
    mix: [...mix].map(([at, customers]) => ({ date: at, customers })),
    now: kept.get(dates.at(-1)) ?? new Map(),
    before: kept.get(dates.at(-1 - MOVE_MONTHS)) ?? new Map(),
  };
}
