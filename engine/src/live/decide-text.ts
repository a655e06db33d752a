/** A text decided on a range of observations, or why it was not: the same wherever a session is kept. */
import type { Benchmark } from '../benchmark/schema.js';
import { ColumnCompileError } from '../evaluate/columns/program.js';
import { checkScorecard } from '../scorecard/check.js';
import { parseDocument } from '../scorecard/document.js';
import type { Policy } from '../scorecard/policy.js';
import { type Decided, nameCharacteristics } from './figures.js';
import { isTableFor } from './live-plan.js';
import type { LiveRange, LiveSession } from './session.js';

/** What one step on one row is expected to take, generously; more than twice the deadline is not begun. */
const NANOSECONDS_A_STEP = 4;

/** Why a text was not decided. */
export type LiveRefusal =
  /** It has errors. */
  | 'invalid'
  /** It reads facts that the table has no column for. */
  | 'new_columns'
  /** Columns cannot decide it as the rules do. */
  | 'unsupported'
  /** It would take too long, or did. */
  | 'too_slow';

/** A range of rows with the session that decides it. */
export interface LivePart {
  readonly input: LiveRange;
  readonly session: LiveSession;
  readonly benchmarks: readonly Benchmark[];
}

export interface Patience {
  readonly deadlineMs: number;
  /** Milliseconds since whenever. */
  readonly now: () => number;
}

export function decideText(
  { input, session, benchmarks }: LivePart,
  text: string,
  { deadlineMs, now }: Patience,
): Decided | LiveRefusal {
  const policy = readPolicy(text, benchmarks);
  if (policy === null) return 'invalid';
  if (!isTableFor(policy, input.table.applications)) return 'new_columns';
  const { from, to } = input.range;
  const start = now();
  try {
    const tally = session.run(policy, (steps) => {
      const expected = (steps * (to - from) * NANOSECONDS_A_STEP) / 1e6;
      if (expected > deadlineMs * 2 || now() - start > deadlineMs) throw new TooSlowError();
    });
    return { characteristics: nameCharacteristics(policy), tally };
  } catch (error) {
    if (error instanceof TooSlowError) return 'too_slow';
    if (error instanceof ColumnCompileError) return 'unsupported';
    throw error;
  }
}

class TooSlowError extends Error {
  override readonly name = 'TooSlowError';
}

function readPolicy(text: string, benchmarks: readonly Benchmark[]): Policy | null {
  const document = parseDocument(text);
  if (document.diagnostics.some(({ severity }) => severity === 'error')) return null;
  return checkScorecard(document.value, benchmarks).policy;
}
