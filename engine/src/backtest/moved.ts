import type { JudgedCase } from './judged-case.js';
import type { MovedCustomer } from './report.js';
import type { DecisionSummary } from './side.js';

const MOST_MOVED = 50;
const STRICTNESS = { approve: 0, refer: 1, decline: 2 } as const;

/** Keeps, for every customer that changes, its most changed date, and at the end the customers most moved. */
export class MovedCustomers {
  readonly #byCustomer = new Map<number, JudgedCase>();

  add(judged: JudgedCase): void {
    const { champion, challenger } = judged;
    const isSame =
      champion.outcome === challenger.outcome &&
      champion.rating === challenger.rating &&
      champion.limitMinor === challenger.limitMinor;
    if (isSame) return;
    const kept = this.#byCustomer.get(judged.customer);
    // Of equal changes the latest date stays: it is the one that a reader can still check.
    if (kept === undefined || compareMoves(judged, kept) <= 0) this.#byCustomer.set(judged.customer, judged);
  }

  report(): MovedCustomer[] {
    return [...this.#byCustomer.values()]
      .sort((a, b) => compareMoves(a, b) || (a.observation.customerId < b.observation.customerId ? -1 : 1))
      .slice(0, MOST_MOVED)
      .map(({ observation, champion, challenger }) => ({
        customerId: observation.customerId,
        name: observation.name,
        date: observation.date,
        flag: observation.flag,
        exposureMinor: observation.exposureMinor,
        champion: sideOf(champion),
        challenger: sideOf(challenger),
      }));
  }
}

/** Most moved first: by change of outcome, then of rating, then of limit, then by what is owed. */
function compareMoves(a: JudgedCase, b: JudgedCase): number {
  return (
    outcomeChange(b) - outcomeChange(a) ||
    ratingChange(b) - ratingChange(a) ||
    limitChange(b) - limitChange(a) ||
    b.observation.exposureMinor - a.observation.exposureMinor
  );
}

function outcomeChange({ champion, challenger }: JudgedCase): number {
  return Math.abs(STRICTNESS[champion.outcome] - STRICTNESS[challenger.outcome]);
}

function ratingChange({ champion, challenger }: JudgedCase): number {
  return Math.abs(champion.rating - challenger.rating);
}

function limitChange({ champion, challenger }: JudgedCase): number {
  return Math.abs((champion.limitMinor ?? 0) - (challenger.limitMinor ?? 0));
}

function sideOf({ outcome, rating, score, limitMinor }: DecisionSummary): MovedCustomer['champion'] {
  return { outcome, rating, score, limitMinor };
}
