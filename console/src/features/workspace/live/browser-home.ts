import type { Benchmark } from '@encours/engine';
import { queryClient, trpc } from '../../../api/trpc.js';
import type { LiveResult, LiveTask } from './browser-protocol.js';
import type { LiveHome, LiveTarget } from './live-home.js';

/** As many as the server lists. */
const MOST_SWAP_INS = 20;

/** Each session is a worker of its own, which asks the server for its observations and for nothing else. */
export function createBrowserHome(target: LiveTarget, benchmarks: readonly Benchmark[]): LiveHome {
  const desks = new Map<string, LiveDesk>();
  let opened = 0;
  let isLeft = false;

  async function ask<Kind extends LiveResult['kind']>(sessionId: string, task: LiveTask, kind: Kind) {
    const result = await desks.get(sessionId)?.perform(task);
    if (result?.kind !== kind) {
      throw new Error(result?.kind === 'failed' ? result.why : 'the session is closed');
    }
    return result as Extract<LiveResult, { kind: Kind }>;
  }

  function close(sessionId: string): void {
    desks.get(sessionId)?.stop();
    desks.delete(sessionId);
  }

  return {
    name: 'browser',
    async open(text) {
      const [baseline, dataset] = await Promise.all([readBaseline(target), readDataset(target)]);
      if (isLeft) throw new Error('nobody waits for the session any more');
      opened += 1;
      const sessionId = `browser-${opened}`;
      desks.set(sessionId, new LiveDesk());
      try {
        const baselineVersion = baseline?.version ?? null;
        const wanted = { ...target, baselineVersion, text };
        // Where no version decides yet there is nothing to compare with but the text itself, as it is now.
        const task: LiveTask = { kind: 'open', wanted, baseline: baseline?.text ?? text, benchmarks };
        const { n, decided, dates } = await ask(sessionId, task, 'opened');
        return { sessionId, n, decided, dates, dataset, baselineVersion };
      } catch (error) {
        close(sessionId);
        throw error;
      }
    },
    run: async (sessionId, text) => (await ask(sessionId, { kind: 'run', text }, 'answer')).answer,
    async listSwapIns(sessionId) {
      return (await ask(sessionId, { kind: 'swap-ins', most: MOST_SWAP_INS }, 'swap-ins')).swapIns;
    },
    async readCase(sessionId, row) {
      const { application } = await ask(sessionId, { kind: 'case', row }, 'case');
      if (application === null) throw new RangeError(`no observation in row ${row}`);
      return application;
    },
    close,
    leave() {
      isLeft = true;
      for (const sessionId of desks.keys()) close(sessionId);
    },
  };
}

function readBaseline({ scorecardId, baselineVersion }: LiveTarget) {
  if (baselineVersion === null) return queryClient.query(trpc.scorecards.inForce.queryOptions({ scorecardId }));
  return queryClient.query(trpc.scorecards.version.queryOptions({ scorecardId, version: baselineVersion }));
}

async function readDataset({ datasetId }: LiveTarget) {
  const { name, digest } = await queryClient.query(trpc.datasets.get.queryOptions({ datasetId }));
  return { id: datasetId, name, digest };
}

/** A worker as a function: it answers in the order in which it is asked. */
class LiveDesk {
  readonly #worker = new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' });
  #waiting: ((result: LiveResult) => void)[] = [];
  #end: LiveResult | null = null;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<LiveResult>) => this.#waiting.shift()?.(data));
    this.#worker.addEventListener('error', ({ message }) => this.#fail(message));
  }

  perform(task: LiveTask): Promise<LiveResult> {
    if (this.#end !== null) return Promise.resolve(this.#end);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#worker.postMessage(task);
    });
  }

  stop(): void {
    this.#worker.terminate();
    this.#fail('the session was closed');
  }

  #fail(why: string): void {
    this.#end ??= { kind: 'failed', why };
    for (const resolve of this.#waiting) resolve(this.#end);
    this.#waiting = [];
  }
}
