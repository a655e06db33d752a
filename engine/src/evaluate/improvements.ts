/**
 * What would have to change to reach the next better rating: the smallest single change, and the smallest set of
 * changes among the characteristics that the customer can act upon.
 */
import type { Characteristic, Rating, Scorecard } from '../scorecard/schema.js';
import type { Improvement, Resolved } from './decision.js';

type Change = Improvement['changes'][number];
type Target = Change['target'];

/** A characteristic as this application took it. */
export interface TakenEntry {
  readonly characteristic: Characteristic;
  readonly resolved: Resolved;
  readonly points: number;
}

interface Option {
  readonly order: number;
  readonly isActionable: boolean;
  readonly change: Change;
}

/**
 * Advice, at most two entries: the single change that gains the fewest sufficient points (ties: document order), and,
 * unless it is the same, the same among actionable characteristics or, where one is not enough, the fewest of them.
 * Empty when the rating is 1, when a rule forbids the next rating (`bestAllowed`), or when nothing suffices.
 */
export function findImprovements(
  ratings: Scorecard['ratings'],
  taken: readonly TakenEntry[],
  current: { readonly score: number; readonly rating: Rating; readonly bestAllowed: Rating },
): Improvement[] {
  if (current.rating === 1) return [];
  const next = ratings[current.rating - 2];
  if (next === undefined || next.from === null || next.rating < current.bestAllowed) return [];
  const needed = next.from - current.score;

  const options = taken.flatMap(listOptions);
  const found: Improvement[] = [];
  const single = findSmallest(options, needed);
  if (single !== undefined) found.push(toImprovement(next.rating, [single]));

  const actionable = options.filter(({ isActionable }) => isActionable);
  const best = findSmallest(actionable, needed);
  const set = best === undefined ? findSmallestSet(actionable, needed) : [best];
  if (set.length > 0 && !(set.length === 1 && set[0] === single)) found.push(toImprovement(next.rating, set));
  return found;
}

function toImprovement(toRating: Rating, options: readonly Option[]): Improvement {
  return {
    toRating,
    actionableOnly: options.every(({ isActionable }) => isActionable),
    pointsGained: options.reduce((sum, { change }) => sum + change.pointsGained, 0),
    changes: options.map(({ change }) => change),
  };
}

/** Every entry of a characteristic that earns more than the one taken and that a value can be named for. */
function listOptions(taken: TakenEntry, order: number): Option[] {
  const { characteristic, resolved } = taken;
  const targets: { target: Target; points: number }[] =
    characteristic.kind === 'numeric'
      ? characteristic.bands.flatMap((band) => {
          const target = nearestBound(characteristic, band, resolved);
          return target === null ? [] : [{ target, points: band.points }];
        })
      : characteristic.categories.map((category) => ({
          target: { entry: category.id, bound: 'one_of', value: category.values.map(String) },
          points: category.points,
        }));
  return targets
    .filter(({ points }) => points > taken.points)
    .map(({ target, points }) => ({
      order,
      isActionable: characteristic.actionable,
      change: {
        characteristic: characteristic.id,
        label: characteristic.label,
        from: resolved,
        target,
        pointsGained: points - taken.points,
      },
    }));
}

/**
 * The bound of a band that lies towards the present value: from below its lower bound, from above its upper one. With
 * no number to start from, the bound that the good direction leads to. Null for a band without bounds.
 */
function nearestBound(
  characteristic: Characteristic,
  band: { readonly id: string; readonly from: number | null; readonly to: number | null },
  resolved: Resolved,
): Target | null {
  const isFromAbove =
    resolved.state === 'present' && typeof resolved.value === 'number'
      ? band.to !== null && resolved.value >= band.to
      : characteristic.direction === 'lower_better';
  if (band.to !== null && (isFromAbove || band.from === null)) {
    return { entry: band.id, bound: 'below', value: band.to };
  }
  return band.from === null ? null : { entry: band.id, bound: 'at_least', value: band.from };
}

function findSmallest(options: readonly Option[], needed: number): Option | undefined {
  return options
    .filter(({ change }) => change.pointsGained >= needed)
    .reduce<Option | undefined>(
      (best, option) => (best === undefined || option.change.pointsGained < best.change.pointsGained ? option : best),
      undefined,
    );
}

/**
 * Fewest characteristics: take those that can gain most until it suffices. Then, from the last taken to the first,
 * ask each for no more than is still needed.
 */
function findSmallestSet(options: readonly Option[], needed: number): Option[] {
  const bestOf = new Map<number, Option>();
  for (const option of options) {
    const best = bestOf.get(option.order);
    if (best === undefined || option.change.pointsGained > best.change.pointsGained) bestOf.set(option.order, option);
  }
  const ranked = [...bestOf.values()].sort(
    (a, b) => b.change.pointsGained - a.change.pointsGained || a.order - b.order,
  );
  const chosen: Option[] = [];
  let gained = 0;
  for (const option of ranked) {
    if (gained >= needed) break;
    chosen.push(option);
    gained += option.change.pointsGained;
  }
  if (gained < needed) return [];
  for (let index = chosen.length - 1; index >= 0; index -= 1) {
    const option = chosen[index];
    if (option === undefined) continue;
    const others = gained - option.change.pointsGained;
    const smaller = findSmallest(
      options.filter(({ order }) => order === option.order),
      needed - others,
    );
    if (smaller !== undefined) {
      chosen[index] = smaller;
      gained = others + smaller.change.pointsGained;
    }
  }
  return chosen.sort((a, b) => a.order - b.order);
}
