/** Follows a text with a session at one home: the latest text wins, one call at a time, the last good answer stays. */
import { type Application, isJson, type LiveFigures, type SwapIn } from '@encours/engine';
import { isNotFound } from '../../../errors/api-error.js';
import type { LiveAnswer, LiveFollower, LiveHome, LiveRefusal, LiveSessionInfo } from './live-home.js';

export interface LiveView {
  readonly phase: 'idle' | 'opening' | 'computing';
  readonly session: LiveSessionInfo | null;
  /** Of the last text that was decided; null before the first. */
  readonly figures: LiveFigures | null;
  /** Where they come from. */
  readonly home: LiveHome['name'];
  /** Why a sample in this browser stands in for the server; null where it does not. */
  readonly standsIn: 'late' | 'lost' | null;
  /** The last text that was answered, if only by a refusal. */
  readonly text: string | null;
  /** When that was, in milliseconds, and how long it took. */
  readonly at: number;
  readonly milliseconds: number;
  /** Answers so far. */
  readonly answered: number;
  /** Why the last text was not decided; null when it was. */
  readonly refusal: LiveRefusal | null;
  readonly error: unknown;
}

export const NOTHING_YET: LiveView = {
  phase: 'idle',
  session: null,
  figures: null,
  home: 'server',
  standsIn: null,
  text: null,
  at: 0,
  milliseconds: 0,
  answered: 0,
  refusal: null,
  error: null,
};

export interface LiveRunnerInput {
  readonly home: LiveHome;
  readonly onView: (view: LiveView) => void;
  readonly now: () => number;
}

export class LiveRunner implements LiveFollower {
  readonly #home: LiveHome;
  readonly #input: LiveRunnerInput;
  #view: LiveView;
  /** The last text given, unless what became of it is not known. */
  #latest: string | null = null;
  /** The last text that is known to be valid. */
  #valid: string | null = null;
  #wanted: string | null = null;
  /** The last text that was decided: the session stands there, unless it decides one aside. */
  #decided: string | null = null;
  #asides: Aside[] = [];
  /** Resolves when no text is wanted any more. */
  #work: Promise<void> | null = null;
  #isStopped = false;

  constructor(input: LiveRunnerInput) {
    this.#input = input;
    this.#home = input.home;
    this.#view = { ...NOTHING_YET, home: input.home.name };
  }

  get view(): LiveView {
    return this.#view;
  }

  push(text: string): void {
    this.#valid = text;
    this.#want(text);
  }

  async follow(text: string): Promise<void> {
    if (this.#work === null && this.#view.session === null && text !== this.#valid) return;
    this.#want(text);
    await this.#work;
  }

  decideAside(texts: readonly string[]): Promise<readonly (LiveFigures | null)[]> {
    return new Promise((resolve, reject) => {
      this.#asides.push({ texts, found: [], resolve, reject });
      this.#work ??= this.#decideWanted();
    });
  }

  async listSwapIns(sessionId: string): Promise<readonly SwapIn[]> {
    if (this.#asides.length > 0) await this.#work;
    return this.#home.listSwapIns(sessionId);
  }

  async readCase(sessionId: string, row: number): Promise<Application> {
    const before = this.#view.session;
    try {
      return await this.#home.readCase(sessionId, row);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      const after = await this.#openAgain();
      if (before?.sessionId !== sessionId || after === null || !hasSameRows(before, after)) throw error;
      return this.#home.readCase(after.sessionId, row);
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#wanted = null;
    for (const { reject } of this.#asides) reject(new Error('nobody waits for it any more'));
    this.#asides = [];
    this.#closeSession();
    this.#home.leave?.();
  }

  #want(text: string): void {
    if (text === this.#latest) return;
    this.#latest = text;
    this.#wanted = text;
    this.#work ??= this.#decideWanted();
  }

  /** Asks once more for the last text, which opens another session where the server forgot the one there was. */
  async #openAgain(): Promise<LiveSessionInfo | null> {
    const text = this.#latest ?? this.#valid;
    this.#latest = null;
    if (text !== null && !this.#isStopped) this.#want(text);
    await this.#work;
    return this.#view.session;
  }

  async #decideWanted(): Promise<void> {
    for (;;) {
      const [aside] = this.#asides;
      if (this.#wanted !== null) await this.#decideTyped(this.#wanted);
      else if (aside !== undefined) await this.#goOn(aside);
      else break;
    }
    this.#work = null;
  }

  async #decideTyped(text: string): Promise<void> {
    this.#wanted = null;
    try {
      await this.#decide(text);
    } catch (error) {
      // A text that came meanwhile has a try of its own.
      if (this.#latest === text) this.#latest = null;
      this.#show({ phase: 'idle', error });
    }
  }

  /** Decides the next text of those aside; after the last the session goes back to where it stood. */
  async #goOn(aside: Aside): Promise<void> {
    const { texts, found, resolve, reject } = aside;
    const { session } = this.#view;
    try {
      if (session === null) throw new Error('there is no session');
      const text = texts[found.length] ?? this.#decided;
      const answer = text === null ? null : await this.#home.run(session.sessionId, text);
      if (answer?.status === 'gone') {
        this.#closeSession();
        throw new Error('the session has ended');
      }
      if (found.length < texts.length) {
        found.push(answer?.status === 'done' ? answer.figures : null);
        return;
      }
      resolve(found);
    } catch (error) {
      reject(error);
    }
    this.#asides = this.#asides.filter((one) => one !== aside);
    if (this.#view.session !== null || this.#wanted !== null) return;
    // The text has a session again: at once where it is known to be valid, or else once somebody finds that it is.
    if (this.#latest === this.#valid) this.#wanted = this.#valid;
    else this.#latest = null;
    this.#show({});
  }

  async #decide(text: string): Promise<void> {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const session = this.#view.session ?? (text === this.#valid ? await this.#open(text) : null);
      if (session === null) {
        // Whoever finds that it is valid gives it once more.
        if (this.#wanted === null) this.#latest = null;
        this.#show({ phase: 'idle' });
        return;
      }
      const answer = isJson(text) ? await this.#run(session, text) : INVALID;
      if (this.#isStopped) return;
      if (answer.status === 'done') {
        const { figures, milliseconds } = answer;
        const answered = this.#view.answered + 1;
        const at = this.#input.now();
        this.#decided = text;
        this.#show({ phase: 'idle', text, figures, milliseconds, at, answered, refusal: null, error: null });
        return;
      }
      if (answer.status === 'superseded') {
        this.#wanted ??= text;
        return;
      }
      if (answer.status === 'refused' && answer.why !== 'new_columns') {
        this.#show({ phase: 'idle', text, refusal: answer.why, error: null, answered: this.#view.answered + 1 });
        return;
      }
      // Forgotten, or made for other facts: once more, from the start.
      this.#closeSession();
    }
    throw new Error('the session ended twice');
  }

  #run(session: LiveSessionInfo, text: string): Promise<LiveAnswer> {
    this.#show({ phase: 'computing' });
    return this.#home.run(session.sessionId, text);
  }

  async #open(text: string): Promise<LiveSessionInfo | null> {
    this.#show({ phase: 'opening' });
    const session = await this.#home.open(text);
    if (this.#isStopped) {
      this.#home.close(session.sessionId);
      return null;
    }
    this.#show({ session });
    return session;
  }

  #closeSession(): void {
    const { session } = this.#view;
    this.#view = { ...this.#view, session: null };
    if (session !== null) this.#home.close(session.sessionId);
  }

  #show(change: Partial<LiveView>): void {
    this.#view = { ...this.#view, ...change };
    if (!this.#isStopped) this.#input.onView(this.#view);
  }
}

interface Aside {
  readonly texts: readonly string[];
  /** One for each text that was decided. */
  readonly found: (LiveFigures | null)[];
  readonly resolve: (found: readonly (LiveFigures | null)[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Whether a row of one is the same observation in the other: a sample has rows of its own. */
function hasSameRows(one: LiveSessionInfo, other: LiveSessionInfo): boolean {
  return one.decided === other.decided && one.n === other.n && one.dataset.digest === other.dataset.digest;
}

const INVALID: LiveAnswer = { status: 'refused', why: 'invalid' };
