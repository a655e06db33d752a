/** A thread of live backtests: keeps its part of each session, and loads tables. */
import { parentPort } from 'node:worker_threads';
import {
  type Benchmark,
  ColumnCompileError,
  checkScorecard,
  estimateSteps,
  isTableFor,
  type LiveRange,
  LiveSession,
  listWorstSwapIns,
  nameCharacteristics,
  type ObservationTable,
  observeTable,
  type Policy,
  parseDocument,
  prepareHistory,
} from '@encours/engine';
import { openDatabase } from '../store/database.js';
import { loadHistory } from '../store/history-store.js';
import { openObservations } from '../store/observation-files.js';
import type { LiveReply, LiveRequest, LiveResult, LiveTask, TableSource } from './live-protocol.js';

/** What one step on one row is expected to take, generously; more than twice the deadline is not begun. */
const NANOSECONDS_A_STEP = 4;

interface Part {
  readonly input: LiveRange;
  readonly session: LiveSession;
  readonly benchmarks: readonly Benchmark[];
}

class TooSlowError extends Error {
  override readonly name = 'TooSlowError';
}

/** Sessions over one table share it, and whatever is derived from it. */
const tables = new Map<string, ObservationTable>();
const parts = new Map<string, Part>();

async function perform(task: LiveTask): Promise<LiveResult> {
  switch (task.type) {
    case 'load':
      return { type: 'loaded', table: await loadTable(task.source) };
    case 'keep':
      tables.set(task.tableId, task.table);
      return { type: 'done' };
    case 'drop':
      tables.delete(task.tableId);
      return { type: 'done' };
    case 'open': {
      const { tableId, range, before, benchmarks } = task;
      const table = tables.get(tableId);
      if (table === undefined) throw new Error('this thread has no such table');
      const input = { table, range, before };
      parts.set(task.sessionId, { input, session: new LiveSession(input), benchmarks });
      return { type: 'done' };
    }
    case 'run':
      return run(partOf(task.sessionId), task);
    case 'worst': {
      const { input, session } = partOf(task.sessionId);
      return { type: 'worst', swapIns: listWorstSwapIns(input, session.answers, task.most) };
    }
    case 'close':
      parts.delete(task.sessionId);
      return { type: 'done' };
  }
}

function partOf(sessionId: string): Part {
  const part = parts.get(sessionId);
  if (part === undefined) throw new Error('this thread has no such session');
  return part;
}

type RunTask = Extract<LiveTask, { type: 'run' }>;

function run({ input, session, benchmarks }: Part, { text, answers, deadlineMs }: RunTask): LiveResult {
  const policy = readPolicy(text, benchmarks);
  if (policy === null) return { type: 'refused', why: 'invalid' };
  if (!isTableFor(policy, input.table.applications)) return { type: 'refused', why: 'new_columns' };
  const { from, to } = input.range;
  const start = performance.now();
  try {
    const expected = (estimateSteps(policy) * (to - from) * NANOSECONDS_A_STEP) / 1e6;
    if (expected > deadlineMs * 2) return { type: 'refused', why: 'too_slow' };
    const tally = session.run(policy, () => {
      if (performance.now() - start > deadlineMs) throw new TooSlowError();
    });
    answers?.set(session.answers, from);
    return { type: 'decided', decided: { characteristics: nameCharacteristics(policy), tally } };
  } catch (error) {
    if (error instanceof TooSlowError) return { type: 'refused', why: 'too_slow' };
    if (error instanceof ColumnCompileError) return { type: 'refused', why: 'unsupported' };
    throw error;
  }
}

function readPolicy(text: string, benchmarks: readonly Benchmark[]): Policy | null {
  const document = parseDocument(text);
  if (document.diagnostics.some(({ severity }) => severity === 'error')) return null;
  return checkScorecard(document.value, benchmarks).policy;
}

function loadTable({ database, dataDir, companyId, dataset, plan, schema }: TableSource): Promise<ObservationTable> {
  const make = async (): Promise<ObservationTable> => {
    const db = await openDatabase(database);
    try {
      return observeTable(prepareHistory(await loadHistory(db, companyId, dataset.id)), plan, schema);
    } finally {
      await db.destroy();
    }
  };
  return openObservations({ dataDir, dataset, plan, schema, make });
}

parentPort?.on('message', ({ id, task }: LiveRequest) => {
  const reply = (answer: LiveReply): void => parentPort?.postMessage(answer);
  perform(task).then(
    (result) => reply({ id, result }),
    (error: unknown) => reply({ id, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
