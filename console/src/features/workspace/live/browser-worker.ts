/** A live backtest beside the page: fetches the observations once and decides texts in the order in which they come. */
import { SoloBacktest, unpackObservations } from '@encours/engine';
import type { LiveResult, LiveTask } from './browser-protocol.js';

/** As on the server: a text that takes longer is given up. */
const DEADLINE_MS = 5_000;
/** Without a task for so long, it gets ready for the next ones: as on the server. */
const QUIET_MS = 250;

let backtest: SoloBacktest | null = null;
/** Tasks take turns: nothing is asked of what is not open yet. */
let last: Promise<void> = Promise.resolve();
let quiet: ReturnType<typeof setTimeout> | undefined;

addEventListener('message', ({ data }: MessageEvent<LiveTask>) => {
  last = last.then(async () => {
    tell(await perform(data).catch((error: unknown): LiveResult => ({ kind: 'failed', why: String(error) })));
    prepareIn(QUIET_MS);
  });
});

function prepareIn(milliseconds: number): void {
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    if (backtest?.prepare() === true) prepareIn(0);
  }, milliseconds);
}

async function perform(task: LiveTask): Promise<LiveResult> {
  if (task.kind === 'open') return open(task);
  if (backtest === null) throw new Error('nothing is open');
  switch (task.kind) {
    case 'run':
      return { kind: 'answer', answer: backtest.run(task.text) };
    case 'swap-ins':
      return { kind: 'swap-ins', swapIns: backtest.listWorstSwapIns(task.most) };
    case 'case':
      return { kind: 'case', application: backtest.readApplication(task.row) };
  }
}

async function open({ wanted, baseline, benchmarks }: Extract<LiveTask, { kind: 'open' }>): Promise<LiveResult> {
  const response = await fetch('/api/live/observations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });
  if (!response.ok) throw new Error(`the observations were refused: ${response.status}`);
  const observations = unpackObservations(await response.arrayBuffer());
  const patience = { deadlineMs: DEADLINE_MS, now: () => performance.now() };
  const opened = SoloBacktest.open({ observations, baseline, benchmarks, patience });
  if (typeof opened === 'string') throw new Error(`the baseline is ${opened}`);
  backtest = opened;
  const { table, population } = observations;
  return { kind: 'opened', n: population, decided: table.applications.length, dates: table.summary.dates };
}

function tell(result: LiveResult): void {
  postMessage(result);
}
