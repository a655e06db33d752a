/** What became of customers whose limit people set otherwise than the machine, found in a thread of its own. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { OutcomeDefinition, PerformanceFlag } from '@encours/engine';

/** What became of an override: as a backtest judges, or `unknown` when the history does not know the customer. */
export type Fate = PerformanceFlag | 'unknown';

export interface FateQuestion {
  /** @see databaseSource */
  readonly database: string;
  readonly companyId: string;
  readonly datasetId: string;
  readonly outcome: OutcomeDefinition;
  /** The last day that the history is complete to. */
  readonly knownUntil: string;
  readonly cases: readonly { readonly customerId: string; readonly date: string }[];
}

/** One fate for each case, in order. Reading a large history takes seconds, in which the server goes on answering. */
export async function judgeOverrides(question: FateQuestion): Promise<readonly Fate[]> {
  const worker = startWorker(question);
  const answers: (readonly Fate[])[] = [];
  worker.on('message', (fates: readonly Fate[]) => {
    answers.push(fates);
  });
  // It is left to end by itself: a thread that is ended while its database closes takes the process with it.
  await once(worker, 'exit');
  const [fates] = answers;
  if (fates === undefined) throw new Error('the thread that judges overrides ended without an answer');
  return fates;
}

/** From `dist` the built worker; from source (tests, `npm run dev`) the one that loads TypeScript. */
function startWorker(question: FateQuestion): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./override-worker.js', import.meta.url), { workerData: { question } });
  }
  return new Worker(new URL('../../../scripts/lib/typescript-worker.mjs', import.meta.url), {
    workerData: { program: new URL('./override-worker.ts', import.meta.url).href, question },
    execArgv: ['--conditions=source'],
  });
}
