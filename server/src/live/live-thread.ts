/** A worker thread as a function: tasks in, results out, in order. */
import type { Worker } from 'node:worker_threads';
import { startThread } from '../start-thread.js';
import type { LiveReply, LiveRequest, LiveResult, LiveTask } from './live-protocol.js';

interface Waiting {
  readonly resolve: (result: LiveResult) => void;
  readonly reject: (error: Error) => void;
}

export class LiveThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #end: Error | null = null;

  constructor() {
    this.#worker = startThread(new URL('./live-worker.js', import.meta.url));
    this.#worker.unref();
    this.#worker.on('message', (reply: LiveReply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('bug' in reply) waiting?.reject(new Error(`a live backtest failed: ${reply.bug}`));
      else waiting?.resolve(reply.result);
    });
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('the thread of live backtests ended')));
  }

  /** It ended, by itself or because it was stopped; what it held is gone. */
  get hasEnded(): boolean {
    return this.#end !== null;
  }

  perform(task: LiveTask): Promise<LiveResult> {
    if (this.#end !== null) return Promise.reject(this.#end);
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const request: LiveRequest = { id, task };
      this.#worker.postMessage(request);
    });
  }

  /** Ends it by force, which takes the process with it where the thread holds a database: not before a load has ended. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#end ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
