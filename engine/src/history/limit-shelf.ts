/** Credit limits granted to one customer, as known so far. */
import { toDayNumber } from '../kernel/calendar-date.js';
import type { CreditLimitRecord } from './records.js';

interface Grant {
  readonly from: number;
  readonly record: CreditLimitRecord;
}

/** The limit in force, and the one that it took the place of. */
export interface LimitInForce {
  readonly from: number;
  readonly record: CreditLimitRecord;
  readonly previous: CreditLimitRecord | null;
}

export class LimitShelf {
  /** By who granted them, in order of their first day; one per first day. */
  readonly #grants = new Map<CreditLimitRecord['grantedBy'], Grant[]>();

  /** Enters a limit that has become known. A second one from the same day corrects the first. */
  add(record: CreditLimitRecord): void {
    const from = toDayNumber(record.from);
    const grants = this.#grants.get(record.grantedBy) ?? [];
    this.#grants.set(record.grantedBy, grants);
    let place = grants.length;
    while (place > 0 && (grants[place - 1]?.from ?? 0) >= from) place--;
    grants.splice(place, grants[place]?.from === from ? 1 : 0, { from, record });
  }

  /** The limit that began last, on `day` or before; null without one, or once it has run out. */
  inForce(grantedBy: CreditLimitRecord['grantedBy'], day: number): LimitInForce | null {
    const grants = (this.#grants.get(grantedBy) ?? []).filter(({ from }) => from <= day);
    const current = grants[grants.length - 1];
    if (current === undefined) return null;
    const { from, record } = current;
    if (record.until !== null && toDayNumber(record.until) < day) return null;
    return { from, record, previous: grants[grants.length - 2]?.record ?? null };
  }
}
