/** Keeps sessions of live backtests warm: tables in shared memory, their rows split over a few threads. */
import {
  ANSWERS,
  addTallies,
  bytesPerObservation,
  type Decided,
  describeLive,
  digestOf,
  type LiveRefusal,
  mergeSwapIns,
  type ObservationTable,
  packedBytesPerRow,
  type RowRange,
  readObservation,
  sampleTable,
} from '@encours/engine';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.js';
import type { LiveAnswer, LiveHub, LiveOpening, LiveOpenResult, LiveOwner, ObservationsWanted } from './live-hub.js';
import type { LiveResult, LiveTask, ProfiledInputs, ProfileTask, TableSource } from './live-protocol.js';
import { LatestWins } from './live-queue.js';
import { LiveThread } from './live-thread.js';

const IDLE_MS = 10 * 60_000;
const SWEEP_MS = 60_000;

export interface LiveLimits {
  /** Threads that share the rows of a session. */
  readonly threads: number;
  /** Memory for all sessions together with what is derived for them; their tables apart. */
  readonly bytes: number;
  readonly sessions: number;
  /** One person's: another one closes the one used longest ago. */
  readonly sessionsAUser: number;
  /** Where all observations do not fit any more, so many of them stand for all; the most that fit are taken. */
  readonly sampleRows: readonly number[];
  /** A text that takes longer is given up: its author has long typed on. */
  readonly deadlineMs: number;
}

export const LIVE_LIMITS: LiveLimits = {
  threads: 2,
  bytes: 768 * 2 ** 20,
  sessions: 200,
  sessionsAUser: 4,
  sampleRows: [100_000, 10_000],
  deadlineMs: 5_000,
};

export interface LiveHubInput {
  /** @see databaseSource */
  readonly database: string;
  readonly config: Pick<Config, 'dataDir'>;
  readonly now: () => Date;
  readonly newId: (kind: 'live') => string;
  readonly log: Pick<FastifyBaseLogger, 'error'>;
  readonly limits?: LiveLimits;
  /** By default a thread of its own reads the records and makes the observations. */
  readonly loadTable?: (source: TableSource) => Promise<ObservationTable>;
}

/** A table with all that sessions over it share. */
interface Shelf {
  readonly table: Promise<ObservationTable>;
  readonly samples: Map<number, ObservationTable>;
  readonly baselines: Map<string, Promise<Baseline | LiveRefusal>>;
  usedAt: number;
}

interface Baseline {
  readonly decided: Decided;
  /** By row: its flag and the baseline's answer. */
  readonly before: Uint8Array;
}

interface Session {
  readonly owner: LiveOwner;
  readonly shelf: Shelf;
  readonly table: ObservationTable;
  readonly bytes: number;
  readonly queue: LatestWins<LiveAnswer>;
  usedAt: number;
}

export function createLiveHub(input: LiveHubInput): LiveHub {
  const { log, newId, limits = LIVE_LIMITS, loadTable = loadInThread, database } = input;
  const { dataDir } = input.config;
  const shelves = new Map<string, Shelf>();
  const sessions = new Map<string, Session>();
  /** What threads keep, by table; they have no others. */
  const kept = new Map<ObservationTable, string>();
  /** Bytes of what threads have derived from them: rows laid out one behind the other, ratios. */
  const derived = new Map<ObservationTable, number>();
  let threads: LiveThread[] = [];
  let profiling: Promise<unknown> = Promise.resolve();
  const at = (): number => input.now().getTime();
  const sweeper = setInterval(() => void sweep(), SWEEP_MS).unref();

  /** Threads that live. One that broke took its part of every session with it, so all sessions end. */
  function pool(): readonly LiveThread[] {
    if (threads.some(({ hasEnded }) => hasEnded)) {
      log.error({ sessions: sessions.size }, 'a thread of live backtests ended, and all sessions with it');
      for (const thread of threads) void thread.stop();
      threads = [];
      sessions.clear();
      kept.clear();
      derived.clear();
    }
    if (threads.length === 0) threads = Array.from({ length: limits.threads }, () => new LiveThread());
    return threads;
  }

  function performAll(toTask: (thread: number) => LiveTask): Promise<LiveResult[]> {
    return Promise.all(pool().map((thread, index) => thread.perform(toTask(index))));
  }

  function rangeOf(rows: number, thread: number): RowRange {
    return {
      from: Math.floor((rows * thread) / limits.threads),
      to: Math.floor((rows * (thread + 1)) / limits.threads),
    };
  }

  /** Gives a table to all threads, once. */
  async function keep(table: ObservationTable): Promise<string> {
    pool();
    const known = kept.get(table);
    if (known !== undefined) return known;
    const tableId = newId('live');
    kept.set(table, tableId);
    await performAll(() => ({ type: 'keep', tableId, table }));
    return tableId;
  }

  async function drop({ table, samples }: Shelf): Promise<void> {
    for (const one of [await table, ...samples.values()]) {
      const tableId = kept.get(one);
      derived.delete(one);
      if (kept.delete(one) && tableId !== undefined) await performAll(() => ({ type: 'drop', tableId }));
    }
  }

  async function openParts(
    sessionId: string,
    table: ObservationTable,
    before: Uint8Array,
    benchmarks: LiveOpening['benchmarks'],
  ): Promise<void> {
    const rows = table.applications.length;
    const tableId = await keep(table);
    await performAll((thread) => ({
      type: 'open',
      sessionId,
      tableId,
      range: rangeOf(rows, thread),
      before,
      benchmarks,
    }));
  }

  /** `answers`: also leave the answers there, however long it takes. */
  async function decide(
    sessionId: string,
    table: ObservationTable,
    text: string,
    answers: Uint8Array | null,
  ): Promise<Decided | LiveRefusal> {
    const deadlineMs = answers === null ? limits.deadlineMs : Number.POSITIVE_INFINITY;
    const results = await performAll(() => ({ type: 'run', sessionId, text, answers, deadlineMs }));
    const parts: Decided[] = [];
    let derivedBytes = 0;
    for (const result of results) {
      if (result.type === 'refused') return result.why;
      if (result.type !== 'decided') continue;
      parts.push(result.decided);
      derivedBytes += result.derivedBytes;
    }
    derived.set(table, derivedBytes);
    return {
      characteristics: parts[0]?.characteristics ?? [],
      tally: addTallies(parts.map(({ tally }) => tally)),
    };
  }

  /** The baseline decides once for all sessions that compare with it. */
  async function decideBaseline(table: ObservationTable, opening: LiveOpening): Promise<Baseline | LiveRefusal> {
    const rows = table.applications.length;
    const share = (): Uint8Array => new Uint8Array(new SharedArrayBuffer(rows));
    const [before, answers] = [share(), share()];
    for (let row = 0; row < rows; row += 1) before[row] = (table.flags[row] ?? 0) * ANSWERS;
    const sessionId = newId('live');
    await openParts(sessionId, table, before, opening.benchmarks);
    const decided = await decide(sessionId, table, opening.baseline.text, answers);
    await performAll(() => ({ type: 'close', sessionId }));
    if (typeof decided === 'string') return decided;
    for (let row = 0; row < rows; row += 1) before[row] = (before[row] ?? 0) + (answers[row] ?? 0);
    return { decided, before };
  }

  function shelfFor({ companyId, dataset, plan, schema }: ObservationsWanted): Shelf {
    const columns = [[...schema.facts].sort(), [...schema.priorFacts].sort()];
    const key = digestOf({ companyId, dataset: [dataset.id, dataset.digest], plan, columns });
    const known = shelves.get(key);
    if (known !== undefined) {
      // Who asks for it is about to use it: a sweep meanwhile leaves it.
      known.usedAt = at();
      return known;
    }
    const table = loadTable({ database, dataDir, companyId, dataset, plan, schema });
    const shelf: Shelf = { table, samples: new Map(), baselines: new Map(), usedAt: at() };
    shelves.set(key, shelf);
    table.catch(() => shelves.delete(key));
    return shelf;
  }

  /**
   * All rows while sessions take less than half of the memory, the largest sample while they take less than three
   * quarters, and so on: there is always room for many small ones. Null: not even the smallest sample fits.
   */
  function fit({ samples }: Shelf, table: ObservationTable, bytesARow: number): ObservationTable | null {
    const held = [...[...sessions.values()].map(({ bytes }) => bytes), ...derived.values()];
    const used = held.reduce((sum, bytes) => sum + bytes, 0);
    const rows = table.applications.length;
    const sizes = [rows, ...limits.sampleRows.filter((size) => size < rows)];
    const size = sizes.find((wanted, tier) => {
      const share = tier === sizes.length - 1 ? 1 : 1 - 0.5 ** (tier + 1);
      return used + wanted * bytesARow <= limits.bytes * share;
    });
    if (size === undefined) return null;
    return size === rows ? table : sampleOf(samples, table, size);
  }

  function sampleOf(samples: Shelf['samples'], table: ObservationTable, size: number): ObservationTable {
    const sample = samples.get(size) ?? sampleTable(table, size);
    samples.set(size, sample);
    return sample;
  }

  async function open(opening: LiveOpening): Promise<LiveOpenResult> {
    await sweep();
    await makeRoom(opening);
    const shelf = shelfFor(opening);
    const whole = await shelf.table;
    const n = whole.applications.length;
    if (n === 0) return { status: 'empty' };
    const bytesARow = bytesPerObservation(opening.baseline.policy);
    const table = sessions.size < limits.sessions ? fit(shelf, whole, bytesARow) : null;
    if (table === null) return { status: 'busy' };
    const decided = table.applications.length;
    const sessionId = newId('live');
    const owner: LiveOwner = { companyId: opening.companyId, userId: opening.userId, sessionId };
    // Held from here on, so that others who open at the same time find less room.
    const hold = (baseline: Baseline | null): Session => ({
      owner,
      shelf,
      table,
      bytes: decided * bytesARow,
      queue: new LatestWins(
        (text) =>
          baseline === null ? Promise.resolve({ status: 'gone' }) : answer(sessionId, table, baseline, n, text),
        { status: 'superseded' },
      ),
      usedAt: at(),
    });
    sessions.set(sessionId, hold(null));
    try {
      const key = `${decided} ${opening.baseline.policy.digest}`;
      const promised = shelf.baselines.get(key) ?? decideBaseline(table, opening);
      shelf.baselines.set(key, promised);
      const baseline = await promised;
      if (typeof baseline === 'string') {
        sessions.delete(sessionId);
        return { status: 'refused', why: baseline };
      }
      await openParts(sessionId, table, baseline.before, opening.benchmarks);
      // Others of the same person may have closed it meanwhile: it stays closed, and the next text is told so.
      if (sessions.has(sessionId)) sessions.set(sessionId, hold(baseline));
      else await performAll(() => ({ type: 'close', sessionId }));
    } catch (error) {
      sessions.delete(sessionId);
      shelf.baselines.clear();
      throw error;
    }
    return { status: 'open', session: { sessionId, n, decided, dates: whole.summary.dates } };
  }

  async function answer(
    sessionId: string,
    table: ObservationTable,
    baseline: Baseline,
    n: number,
    text: string,
  ): Promise<LiveAnswer> {
    const start = performance.now();
    // Closed while this text waited for the one before it.
    if (!sessions.has(sessionId)) return { status: 'gone' };
    try {
      const decided = await decide(sessionId, table, text, null);
      if (typeof decided === 'string') return { status: 'refused', why: decided };
      const figures = describeLive(baseline.decided, decided, { n, dates: table.summary.dates.length });
      return { status: 'done', figures, milliseconds: performance.now() - start };
    } catch (error) {
      // Closed while it ran: nothing went wrong.
      if (!sessions.has(sessionId)) return { status: 'gone' };
      log.error({ err: error, sessionId }, 'a live backtest ended');
      sessions.delete(sessionId);
      return { status: 'gone' };
    }
  }

  function find({ companyId, userId, sessionId }: LiveOwner): Session | null {
    const session = sessions.get(sessionId);
    if (session === undefined || session.owner.companyId !== companyId || session.owner.userId !== userId) return null;
    session.usedAt = at();
    session.shelf.usedAt = session.usedAt;
    return session;
  }

  async function close({ owner: { sessionId } }: Session): Promise<void> {
    if (!sessions.delete(sessionId) || threads.length === 0) return;
    await performAll(() => ({ type: 'close', sessionId }));
  }

  async function makeRoom({ companyId, userId }: LiveOpening): Promise<void> {
    const own = [...sessions.values()]
      .filter(({ owner }) => owner.companyId === companyId && owner.userId === userId)
      .sort((a, b) => a.usedAt - b.usedAt);
    await Promise.all(own.slice(0, Math.max(0, own.length + 1 - limits.sessionsAUser)).map(close));
  }

  /** Lets go of what nobody has used for a while. */
  async function sweep(): Promise<void> {
    const before = at() - IDLE_MS;
    await Promise.all([...sessions.values()].filter(({ usedAt }) => usedAt < before).map(close));
    const inUse = new Set([...sessions.values()].map(({ shelf }) => shelf));
    for (const [key, shelf] of shelves) {
      if (inUse.has(shelf) || shelf.usedAt >= before) continue;
      shelves.delete(key);
      await drop(shelf);
    }
  }

  return {
    open,
    async lend(wanted, most) {
      const shelf = shelfFor(wanted);
      const table = await shelf.table;
      const population = table.applications.length;
      if (population === 0) return null;
      const size = Math.min(most.rows, Math.floor(most.bytes / packedBytesPerRow(table)));
      return { table: size < population ? sampleOf(shelf.samples, table, size) : table, population };
    },
    run: (owner, text) => find(owner)?.queue.run(text) ?? Promise.resolve({ status: 'gone' }),
    async listWorstSwapIns(owner, most) {
      if (find(owner) === null) return null;
      const results = await performAll(() => ({ type: 'worst', sessionId: owner.sessionId, most }));
      return mergeSwapIns(
        results.map((result) => (result.type === 'worst' ? result.swapIns : [])),
        most,
      );
    },
    readApplication(owner, row) {
      const session = find(owner);
      if (session === null || row < 0 || row >= session.table.applications.length) return null;
      return readObservation(session.table, row).application;
    },
    async close(owner) {
      const session = find(owner);
      if (session !== null) await close(session);
    },
    profileInputs(task) {
      const profiled = profiling.then(() => profileInThread(task));
      profiling = profiled.catch(() => undefined);
      return profiled;
    },
    get size() {
      return sessions.size;
    },
    async stop() {
      clearInterval(sweeper);
      sessions.clear();
      // A thread that loads holds a database, and ends by itself once it has closed it.
      await Promise.allSettled([profiling, ...[...shelves.values()].map(({ table }) => table)]);
      shelves.clear();
      await Promise.all(threads.map((thread) => thread.stop()));
      threads = [];
    },
  };
}

async function loadInThread(source: TableSource): Promise<ObservationTable> {
  const result = await performAlone({ type: 'load', source });
  if (result.type !== 'loaded') throw new Error('a load gives a table');
  return result.table;
}

async function profileInThread(task: Omit<ProfileTask, 'type'>): Promise<ProfiledInputs> {
  const result = await performAlone({ type: 'profile', ...task });
  if (result.type !== 'profiled') throw new Error('a valid text gives profiles');
  return result.profiled;
}

/** In a thread of its own, so that a long load holds up nobody's typing. */
async function performAlone(task: LiveTask): Promise<LiveResult> {
  const thread = new LiveThread();
  try {
    return await thread.perform(task);
  } finally {
    await thread.stop();
  }
}
