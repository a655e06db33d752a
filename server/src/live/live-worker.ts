/** A thread of live backtests: keeps its part of each session, and loads tables. */
import { parentPort } from 'node:worker_threads';
import {
  checkScorecard,
  decideText,
  derivedBytesOf,
  type LivePart,
  LiveSession,
  listWorstSwapIns,
  type ObservationTable,
  observeTable,
  parseDocument,
  prepareHistory,
  profileInputs,
  sampleTable,
} from '@encours/engine';
import { openDatabase } from '../store/database.js';
import { loadHistory } from '../store/history-store.js';
import { openObservations } from '../store/observation-files.js';
import type { LiveReply, LiveRequest, LiveResult, LiveTask, ProfileTask, TableSource } from './live-protocol.js';

/** Enough for quantiles that nobody can tell from those of all rows. */
const PROFILED_ROWS = 100_000;
/** Without a text for so long, sessions get ready for the next ones: the page paints and reads undisturbed until then. */
const QUIET_MS = 250;

/** Sessions over one table share it, and whatever is derived from it. */
const tables = new Map<string, ObservationTable>();
const parts = new Map<string, LivePart>();
/** Those that have been asked since they were ready. */
const unready = new Set<LivePart>();
let quiet: NodeJS.Timeout | undefined;

async function perform(task: LiveTask): Promise<LiveResult> {
  switch (task.type) {
    case 'load':
      return { type: 'loaded', table: await loadTable(task.source) };
    case 'profile':
      return profile(task);
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
    case 'close': {
      const part = parts.get(task.sessionId);
      if (part !== undefined) unready.delete(part);
      parts.delete(task.sessionId);
      return { type: 'done' };
    }
  }
}

function partOf(sessionId: string): LivePart {
  const part = parts.get(sessionId);
  if (part === undefined) throw new Error('this thread has no such session');
  return part;
}

function run(part: LivePart, { text, answers, deadlineMs }: Extract<LiveTask, { type: 'run' }>): LiveResult {
  const { session, input } = part;
  const decided = decideText(part, text, { deadlineMs, now: () => performance.now() });
  if (typeof decided === 'string') return { type: 'refused', why: decided };
  if (answers === null) {
    unready.add(part);
    prepareIn(QUIET_MS);
  } else {
    answers.set(session.answers, input.range.from);
    // Of the baseline: what is found now serves the sessions that compare with it, from their first text on.
    while (session.prepare());
  }
  return { type: 'decided', decided, derivedBytes: derivedBytesOf(input.table) };
}

/** Some milliseconds of work at a time, so that a text never waits for more than that. */
function prepareIn(milliseconds: number): void {
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    const [part] = unready;
    if (part === undefined) return;
    if (!part.session.prepare()) unready.delete(part);
    prepareIn(0);
  }, milliseconds);
}

async function profile({ source, text, benchmarks }: ProfileTask): Promise<LiveResult> {
  const { policy } = checkScorecard(parseDocument(text).value, benchmarks);
  if (policy === null) return { type: 'refused', why: 'invalid' };
  const table = await loadTable(source);
  const inputs = profileInputs(policy, sampleTable(table, PROFILED_ROWS).applications);
  return { type: 'profiled', profiled: { n: table.applications.length, inputs } };
}

function loadTable({ database, dataDir, companyId, dataset, plan, schema }: TableSource): Promise<ObservationTable> {
  const make = async (): Promise<ObservationTable> => {
    const db = await openDatabase(database);
    try {
      const history = await loadHistory(db, companyId, dataset.id, dataset.digest);
      return observeTable(prepareHistory(history), plan, schema);
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
