import type { Allocate } from '../evaluate/columns/decisions.js';
import { decideRows } from '../evaluate/columns/run.js';
import type { Policy } from '../scorecard/policy.js';
import { countCross, createCross } from './cross.js';
import { openVersion } from './decide-version.js';
import { type Headline, headlineOf } from './headline.js';
import type { BacktestReport } from './report.js';
import { type ReportInput, reportOn } from './report-on.js';

/** Observations decided between two reports of progress. */
const BATCH = 65_536;

export interface BacktestProgress {
  /** Observations decided so far, and in all. */
  readonly done: number;
  readonly total: number;
  readonly headline: Headline;
}

export interface BacktestInput extends Omit<ReportInput, 'champion' | 'challenger'> {
  readonly champion: Policy;
  readonly challenger: Policy;
  /** Makes room for the decisions. */
  readonly allocate?: Allocate;
  /**
   * Called after every batch and awaited: a worker that waits for its event loop here can hear a request to stop.
   */
  readonly onProgress?: (progress: BacktestProgress) => void | Promise<void>;
  /** Looked at after every batch (an `AbortSignal` fits). */
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Decides every observation by both versions and reports on both. Null when it was stopped by `signal`. Same
 * observations, versions and assumptions: same report, byte for byte. Throws `ColumnCompileError` for a policy that
 * columns cannot decide exactly as the rules do, and for a table that lacks a column that a policy reads.
 */
export async function runBacktest(input: BacktestInput): Promise<BacktestReport | null> {
  const { observations, allocate, onProgress, signal } = input;
  const total = observations.applications.length;
  const champion = openVersion(input.champion, total, allocate);
  const challenger = openVersion(input.challenger, total, allocate);
  const cross = createCross();
  for (let from = 0; from < total; from += BATCH) {
    const range = { from, to: Math.min(total, from + BATCH) };
    for (const { plan, decisions } of [champion, challenger]) {
      decideRows(plan, observations.applications, decisions, range);
    }
    countCross(cross, observations, champion.decisions, challenger.decisions, range);
    await onProgress?.({ done: range.to, total, headline: headlineOf(cross) });
    if (signal?.aborted === true) return null;
  }
  return reportOn({ ...input, champion, challenger });
}
