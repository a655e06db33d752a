/** A live backtest on one thread, for whoever holds the observations: it answers texts as the server's threads do. */
import type { Application } from '../application/schema.js';
import type { Benchmark } from '../benchmark/schema.js';
import { readObservation } from '../history/read-observation.js';
import { decideText, type LivePart, type LiveRefusal, type Patience } from './decide-text.js';
import { type Decided, describeLive, type LiveFigures } from './figures.js';
import type { ObservationPack } from './observation-pack.js';
import { type LiveRange, LiveSession } from './session.js';
import { ANSWERS } from './tally.js';
import { listWorstSwapIns, type SwapIn } from './worst-swap-ins.js';

export interface SoloInput {
  readonly observations: ObservationPack;
  /** The text to compare with. */
  readonly baseline: string;
  readonly benchmarks: readonly Benchmark[];
  readonly patience: Patience;
}

export type SoloAnswer =
  | { readonly status: 'done'; readonly figures: LiveFigures; readonly milliseconds: number }
  | { readonly status: 'refused'; readonly why: LiveRefusal };

export class SoloBacktest {
  readonly #part: LivePart;
  readonly #baseline: Decided;
  readonly #population: number;
  readonly #patience: Patience;

  /** Decides the baseline, however long it takes; the reason where it cannot be decided. */
  static open({
    observations: { table, population },
    baseline,
    benchmarks,
    patience,
  }: SoloInput): SoloBacktest | LiveRefusal {
    const openPart = (before: Uint8Array): LivePart => {
      const input: LiveRange = { table, range: { from: 0, to: table.applications.length }, before };
      return { input, session: new LiveSession(input), benchmarks };
    };
    const flags = table.flags.map((flag) => flag * ANSWERS);
    const first = openPart(flags);
    const decided = decideText(first, baseline, { ...patience, deadlineMs: Number.POSITIVE_INFINITY });
    if (typeof decided === 'string') return decided;
    // What is found now serves the texts from the first one on.
    while (first.session.prepare());
    const { answers } = first.session;
    const part = openPart(flags.map((flag, row) => flag + (answers[row] ?? 0)));
    return new SoloBacktest(part, decided, population, patience);
  }

  private constructor(part: LivePart, baseline: Decided, population: number, patience: Patience) {
    this.#part = part;
    this.#baseline = baseline;
    this.#population = population;
    this.#patience = patience;
  }

  run(text: string): SoloAnswer {
    const { now } = this.#patience;
    const start = now();
    const decided = decideText(this.#part, text, this.#patience);
    if (typeof decided === 'string') return { status: 'refused', why: decided };
    const dates = this.#part.input.table.summary.dates.length;
    const figures = describeLive(this.#baseline, decided, { n: this.#population, dates });
    return { status: 'done', figures, milliseconds: now() - start };
  }

  /** @see LiveSession.prepare */
  prepare(): boolean {
    return this.#part.session.prepare();
  }

  /** Of the last text that was decided. */
  listWorstSwapIns(most: number): readonly SwapIn[] {
    const { input, session } = this.#part;
    return listWorstSwapIns(input, session.answers, most);
  }

  /** What was decided upon in a row; null: there is no such row. */
  readApplication(row: number): Application | null {
    const { table } = this.#part.input;
    return row < 0 || row >= table.applications.length ? null : readObservation(table, row).application;
  }
}
