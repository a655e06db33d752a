/** Facts from elsewhere about one customer, as known so far: versions by name and by the day they speak of. */
import type { FactEnvelope, FactInput } from '../application/schema.js';
import { addMonthsToDay, toDayNumber } from '../kernel/calendar-date.js';
import type { FactRecord } from './records.js';

export interface FactVersion {
  readonly asOf: number;
  readonly record: FactRecord;
}

/** A previous fiscal year closes about twelve months before: years may be shortened or prolonged by up to six. */
const PRIOR_YEAR_MONTHS = { nearest: 6, usual: 12, farthest: 18 };

export class FactShelf {
  /** By fact name; for each the versions by `asOf` ascending, one per `asOf`. */
  readonly #versions = new Map<string, FactVersion[]>();

  /** Enters a record that has become known. A second one for the same day replaces the first: it is a restatement. */
  add(record: FactRecord): void {
    const asOf = toDayNumber(record.asOf);
    const versions = this.#versions.get(record.name) ?? [];
    this.#versions.set(record.name, versions);
    let place = versions.length;
    while (place > 0 && (versions[place - 1]?.asOf ?? 0) >= asOf) place--;
    versions.splice(place, versions[place]?.asOf === asOf ? 1 : 0, { asOf, record });
  }

  /** For every name the newest fact that speaks of `day` or before, and its value one fiscal year earlier. */
  factsAt(day: number): { facts: Record<string, FactEnvelope>; priorFacts: Record<string, FactEnvelope> } {
    const facts: Record<string, FactEnvelope> = {};
    const priorFacts: Record<string, FactEnvelope> = {};
    for (const name of [...this.#versions.keys()].sort()) {
      const current = this.newest(name, day);
      if (current === null) continue;
      facts[name] = toEnvelope(current.record);
      const prior = this.prior(name, day);
      if (prior !== null) priorFacts[name] = toEnvelope(prior.record);
    }
    return { facts, priorFacts };
  }

  /** The newest fact of that name that speaks of `day` or before. */
  newest(name: string, day: number): FactVersion | null {
    const versions = this.#versions.get(name);
    if (versions === undefined) return null;
    for (let i = versions.length - 1; i >= 0; i--) {
      const version = versions[i];
      if (version !== undefined && version.asOf <= day) return version;
    }
    return null;
  }

  /** That fact one fiscal year earlier: of those between 6 and 18 months older, the one nearest to 12. */
  prior(name: string, day: number): FactVersion | null {
    const current = this.newest(name, day);
    return current === null ? null : priorOf(this.#versions.get(name) ?? [], current);
  }
}

function priorOf(versions: readonly FactVersion[], current: FactVersion): FactVersion | null {
  const usual = addMonthsToDay(current.asOf, -PRIOR_YEAR_MONTHS.usual);
  const latest = addMonthsToDay(current.asOf, -PRIOR_YEAR_MONTHS.nearest);
  const earliest = addMonthsToDay(current.asOf, -PRIOR_YEAR_MONTHS.farthest);
  let best: FactVersion | null = null;
  for (const version of versions) {
    if (version.asOf < earliest || version.asOf > latest) continue;
    if (best === null || Math.abs(version.asOf - usual) <= Math.abs(best.asOf - usual)) best = version;
  }
  return best;
}

/** The record's own dates and source are the ones that count; a value may come with a status of its own. */
function toEnvelope(record: FactRecord): FactEnvelope {
  const { value, status } = plainFact(record.fact);
  return { value, status, asOf: record.asOf, knownAt: record.knownAt, source: record.source };
}

export function plainFact(fact: FactInput): Pick<FactEnvelope, 'value' | 'status'> {
  return typeof fact === 'object' ? { value: fact.value, status: fact.status } : { value: fact, status: 'present' };
}
