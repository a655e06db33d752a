/** What became of customers whose limit people set otherwise than the machine, found in a thread of its own. */
import type { OutcomeDefinition, PerformanceFlag } from '@encours/engine';
import { askThread } from '../history/ask-thread.js';

/** What became of an override: as a backtest judges, or `unknown` when the history does not know the customer. */
export type Fate = PerformanceFlag | 'unknown';

export interface FateQuestion {
  /** @see databaseSource */
  readonly database: string;
  readonly companyId: string;
  readonly datasetId: string;
  readonly digest: string;
  readonly outcome: OutcomeDefinition;
  /** The last day that the history is complete to. */
  readonly knownUntil: string;
  readonly cases: readonly { readonly customerId: string; readonly date: string }[];
}

/** One fate for each case, in order. */
export function judgeOverrides(question: FateQuestion): Promise<readonly Fate[]> {
  return askThread(new URL('./override-worker.js', import.meta.url), question);
}
