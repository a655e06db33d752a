/** What public registers have told of one customer so far, proceedings apart. */
import type { RegistryEventRecord } from './records.js';

type Kind = RegistryEventRecord['kind'];

export class RegistryFile {
  /** Of every event but the standing of the company, in the order in which they became known. */
  readonly #events: { readonly kind: Kind; readonly known: number; readonly amount: number | null }[] = [];
  /** Is the company active, by the latest notice; null without one. */
  active: boolean | null = null;

  add({ kind, amountMinor }: RegistryEventRecord, known: number): void {
    if (kind === 'closure' || kind === 'reopening') this.active = kind === 'reopening';
    else this.#events.push({ kind, known, amount: amountMinor });
  }

  countSince(kind: Kind, after: number): number {
    return this.#events.filter((event) => event.kind === kind && event.known > after).length;
  }

  /** Inscriptions less what was cleared, at least 0; null where an amount is not known. */
  amountSince(kind: Kind, after: number): number | null {
    let total = 0;
    for (const event of this.#events) {
      if (event.kind !== kind || event.known <= after) continue;
      if (event.amount === null) return null;
      total += event.amount;
    }
    return Math.max(0, total);
  }
}
