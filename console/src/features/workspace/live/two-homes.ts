/**
 * Follows a text in this browser, where all observations fit. Where only a sample does, or none, the server decides as
 * well, and the sample stands in while its answer is late or does not come.
 */
import type { Application, LiveFigures, SwapIn } from '@encours/engine';
import { readApiError } from '../../../errors/api-error.js';
import type { LiveFollower, LiveHome } from './live-home.js';
import { LiveRunner, type LiveView, NOTHING_YET } from './live-runner.js';

/** So long the server may take before the sample answers. */
export const BUDGET_MS = 250;
/** After a call that failed and may work later. */
export const RETRY_MS = 10_000;

export interface TwoHomesInput {
  readonly browser: LiveHome;
  readonly server: LiveHome;
  readonly onView: (view: LiveView) => void;
  readonly now: () => number;
}

export class TwoHomes implements LiveFollower {
  readonly #input: TwoHomesInput;
  readonly #browser: LiveRunner;
  /** Null while the browser needs no help. */
  #server: LiveRunner | null = null;
  #latest: string | null = null;
  /** The last text that is known to be valid. */
  #valid: string | null = null;
  #shown: LiveView = { ...NOTHING_YET, home: 'browser' };
  /** Of what is shown: which answer it was, and how many there have been. */
  #source = '';
  #answered = 0;
  #late: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(input: TwoHomesInput) {
    const { browser: home, now } = input;
    this.#input = input;
    this.#browser = new LiveRunner({ home, now, onView: (view) => this.#hearBrowser(view) });
  }

  push(text: string): void {
    this.#valid = text;
    void this.follow(text);
  }

  async follow(text: string): Promise<void> {
    this.#latest = text;
    clearTimeout(this.#late);
    if (this.#server === null) return this.#give(this.#browser);
    const decided = this.#give(this.#server);
    const { session, error } = this.#server.view;
    if (session === null || error !== null) this.#standIn();
    else this.#late = setTimeout(() => this.#standIn(), BUDGET_MS);
    this.#show();
    return decided;
  }

  decideAside(texts: readonly string[]): Promise<readonly (LiveFigures | null)[]> {
    const isServerThere =
      this.#server !== null && this.#server.view.session !== null && this.#server.view.error === null;
    return (isServerThere && this.#server !== null ? this.#server : this.#browser).decideAside(texts);
  }

  listSwapIns(sessionId: string): Promise<readonly SwapIn[]> {
    return this.#holderOf(sessionId).listSwapIns(sessionId);
  }

  readCase(sessionId: string, row: number): Promise<Application> {
    return this.#holderOf(sessionId).readCase(sessionId, row);
  }

  stop(): void {
    clearTimeout(this.#late);
    clearTimeout(this.#retry);
    this.#browser.stop();
    this.#server?.stop();
  }

  #holderOf(sessionId: string): LiveRunner {
    return this.#server?.view.session?.sessionId === sessionId ? this.#server : this.#browser;
  }

  #hearBrowser({ session, error }: LiveView): void {
    const isSample = session !== null && session.decided < session.n;
    if (this.#server === null && (isSample || error !== null)) {
      const { server: home, now } = this.#input;
      this.#server = new LiveRunner({ home, now, onView: (view) => this.#hearServer(view) });
      void this.#give(this.#server);
    }
    this.#show();
  }

  #hearServer({ phase, error }: LiveView): void {
    if (phase === 'idle') clearTimeout(this.#late);
    if (phase === 'idle' && error !== null) {
      this.#standIn();
      clearTimeout(this.#retry);
      if (readApiError(error).retryable) this.#retry = setTimeout(() => this.#askAgain(), RETRY_MS);
    }
    this.#show();
  }

  #askAgain(): void {
    if (this.#server !== null) void this.#give(this.#server);
  }

  async #give(runner: LiveRunner): Promise<void> {
    if (this.#latest === null) return;
    if (this.#latest === this.#valid) runner.push(this.#latest);
    await runner.follow(this.#latest);
  }

  #standIn(): void {
    const { session, error, text } = this.#browser.view;
    if (session !== null && error === null && text !== this.#latest) void this.#give(this.#browser);
  }

  #show(): void {
    const view = this.#choose();
    const source = `${view.home} ${view.answered}`;
    if (view !== this.#shown && view.text !== null && source !== this.#source) {
      this.#source = source;
      this.#answered += 1;
    }
    this.#shown = view;
    this.#input.onView({ ...view, answered: this.#answered });
  }

  #choose(): LiveView {
    const browser = this.#browser.view;
    const server = this.#server?.view;
    if (server === undefined) return browser;
    const isDecided = ({ phase, text, error }: LiveView): boolean =>
      phase === 'idle' && text === this.#latest && error === null;
    if (isDecided(server)) return server;
    if (isDecided(browser)) return { ...browser, standsIn: server.error === null ? 'late' : 'lost' };
    // What was shown stays until either has decided.
    const kept = this.#shown.figures === null ? server : this.#shown;
    const isUnderWay = server.phase !== 'idle' || browser.phase !== 'idle';
    const waiting = kept.figures === null ? 'opening' : 'computing';
    return { ...kept, phase: isUnderWay ? waiting : 'idle', error: browser.error === null ? null : server.error };
  }
}
