/** Texts of one session: at most one is being decided and one waits; a later text takes the place of the one that waits. */
export class LatestWins<Answer> {
  readonly #decide: (text: string) => Promise<Answer>;
  readonly #superseded: Answer;
  #isBusy = false;
  #waiting: { readonly text: string; readonly resolve: (answer: Answer | Promise<Answer>) => void } | null = null;

  constructor(decide: (text: string) => Promise<Answer>, superseded: Answer) {
    this.#decide = decide;
    this.#superseded = superseded;
  }

  run(text: string): Promise<Answer> {
    if (!this.#isBusy) return this.#start(text);
    this.#waiting?.resolve(this.#superseded);
    return new Promise((resolve) => {
      this.#waiting = { text, resolve };
    });
  }

  async #start(text: string): Promise<Answer> {
    this.#isBusy = true;
    try {
      return await this.#decide(text);
    } finally {
      this.#isBusy = false;
      const next = this.#waiting;
      this.#waiting = null;
      if (next !== null) next.resolve(this.#start(next.text));
    }
  }
}
