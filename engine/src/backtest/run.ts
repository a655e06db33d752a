import type { Observation, ObservationSummary } from '../history/observe.js';
import { type ObserveOptions, observationDates, observeStepwise } from '../history/observe.js';
import type { PreparedHistory } from '../history/prepared-history.js';
import { ReportBuilder, type ReportInput } from './build-report.js';
import type { BacktestReport } from './report.js';
import type { BacktestDecider, DecisionSummary } from './side.js';

/** Observations decided between two reports of progress. */
const BATCH = 256;

export interface BacktestProgress {
  /** Observations decided so far. */
  readonly done: number;
  /** The date being observed. */
  readonly date: string;
  /** Share of the dates behind us, 0…1. */
  readonly share: number;
}

export interface BacktestInput extends ReportInput {
  readonly history: PreparedHistory;
  readonly options?: Omit<ObserveOptions, 'skipImmature'>;
  /**
   * Called after every batch and awaited: a worker that waits for its event loop here can hear a request to stop.
   */
  readonly onProgress?: (progress: BacktestProgress) => void | Promise<void>;
  /** Looked at after every batch (an `AbortSignal` fits). */
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Decides every observation of the plan by both versions and reports on both. Null when it was stopped by `signal`.
 * Same history, plan and versions: same report, byte for byte.
 */
export async function runBacktest(input: BacktestInput): Promise<BacktestReport | null> {
  const builder = new ReportBuilder(input);
  const dates = observationDates(input.plan);
  const steps = observeStepwise(input.history, input.plan, { ...input.options, skipImmature: true });
  let done = 0;
  for (;;) {
    const { batch, summary } = takeBatch(steps);
    const applications = batch.map(({ application }) => application);
    const champion = await decideAll(input.champion.decider, applications);
    const challenger = await decideAll(input.challenger.decider, applications);
    for (const [i, observation] of batch.entries()) {
      const [before, after] = [champion[i], challenger[i]];
      if (before === undefined || after === undefined) throw new Error('a decider must answer every application');
      builder.add(observation, before, after);
    }
    done += batch.length;
    const date = batch[batch.length - 1]?.date ?? input.plan.to;
    const share = summary === null ? Math.max(0, dates.indexOf(date)) / Math.max(1, dates.length) : 1;
    await input.onProgress?.({ done, date, share });
    if (input.signal?.aborted === true) return null;
    if (summary !== null) return builder.finish(summary);
  }
}

function takeBatch(steps: Iterator<Observation, ObservationSummary>): {
  batch: Observation[];
  summary: ObservationSummary | null;
} {
  const batch: Observation[] = [];
  while (batch.length < BATCH) {
    const step = steps.next();
    if (step.done === true) return { batch, summary: step.value };
    batch.push(step.value);
  }
  return { batch, summary: null };
}

async function decideAll(
  decider: BacktestDecider,
  applications: readonly Observation['application'][],
): Promise<readonly DecisionSummary[]> {
  if (decider.decideMany !== undefined) return decider.decideMany(applications);
  const decisions: DecisionSummary[] = [];
  for (const application of applications) decisions.push(await decider.decide(application));
  return decisions;
}
