/**
 * What would have to change to reach the next better rating: the smallest single change, and the smallest set of
 * changes among the characteristics that the customer can act upon. An advice is given only if it holds: where points
 * alone do not tell, the case is decided again with the change made.
 */
import { listPlacingFacts } from '../benchmark/percentile.js';
import { walkProgram } from '../formula/program.js';
import type { Policy, PolicyCondition } from '../scorecard/policy.js';
import type { Rating, Scorecard } from '../scorecard/schema.js';
import type { Improvement, Resolved } from './decision.js';
import { listOptions, type Option, type TakenEntry } from './improvement-options.js';

/** Beyond these, the smallest candidates have all failed and the next would be no small change any more. */
const MOST_TRIALS = 12;

/** The rating with some inputs, by slot, changed and everything else as it is; null where a rule then declines. */
export type RateAgain = (changed: ReadonlyMap<number, Resolved>) => Rating | null;

export interface Situation {
  readonly ratings: Scorecard['ratings'];
  readonly taken: readonly TakenEntry[];
  readonly score: number;
  readonly rating: Rating;
  /** The best rating that the rules which fired allow; null where one of them declines. */
  readonly bestAllowed: Rating | null;
  /** Slots of {@link listEntangledSlots}. */
  readonly entangled: ReadonlySet<number>;
  readonly rateAgain: RateAgain;
}

/**
 * Advice, at most two entries: the single change that gains the fewest sufficient points (ties: document order), and,
 * unless it is the same, the same among actionable characteristics or, where one is not enough, the fewest of them.
 * Where a rule holds the rating down or declines, only changes that stop it are advised. Empty when the rating is 1 or
 * when nothing suffices.
 */
export function findImprovements(situation: Situation): Improvement[] {
  const { ratings, rating, score } = situation;
  const next = rating === 1 ? undefined : ratings[rating - 2];
  if (next === undefined || next.from === null) return [];
  const needed = next.from - score;
  const search = createSearch(situation, next.rating);

  const options = situation.taken.flatMap(listOptions);
  const found: Improvement[] = [];
  const single = search.findSmallest(options, needed);
  if (single !== null) found.push(toImprovement(next.rating, [single]));

  const actionable = options.filter(({ isActionable }) => isActionable);
  const best = single?.isActionable === true ? single : search.findSmallest(actionable, needed);
  if (best === null) {
    const set = findSmallestSet(actionable, needed);
    if (set.length > 0 && search.isEnough(set)) found.push(toImprovement(next.rating, set));
  } else if (best !== single) found.push(toImprovement(next.rating, [best]));
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

interface Search {
  /** The option of the fewest points, at least `needed`, that leads to the rating; null when none does. */
  findSmallest(options: readonly Option[], needed: number): Option | null;
  /** Do these changes together, which gain enough points, lead to the rating? */
  isEnough(options: readonly Option[]): boolean;
}

function createSearch({ bestAllowed, entangled, rateAgain }: Situation, wanted: Rating): Search {
  const isHeld = bestAllowed === null || bestAllowed > wanted;
  const tried = new Map<Option, boolean>();
  const isEnough = (options: readonly Option[]): boolean => {
    if (!options.some(({ slot }) => entangled.has(slot))) return !isHeld;
    const rating = rateAgain(new Map(options.map(({ slot, changed }) => [slot, changed])));
    return rating !== null && rating <= wanted;
  };
  return {
    isEnough,
    findSmallest(options, needed) {
      const candidates = options
        .filter(({ slot, change }) => change.pointsGained >= needed && (!isHeld || entangled.has(slot)))
        .toSorted((a, b) => a.change.pointsGained - b.change.pointsGained || a.order - b.order);
      for (const option of candidates.slice(0, MOST_TRIALS)) {
        const known = tried.get(option) ?? isEnough([option]);
        tried.set(option, known);
        if (known) return option;
      }
      return null;
    },
  };
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
  // One change is no set: it has been tried alone.
  if (gained < needed || chosen.length < 2) return [];
  for (let index = chosen.length - 1; index >= 0; index -= 1) {
    const option = chosen[index];
    if (option === undefined) continue;
    const others = gained - option.change.pointsGained;
    const smaller = options
      .filter(({ order, change }) => order === option.order && change.pointsGained >= needed - others)
      .reduce((least, candidate) => (candidate.change.pointsGained < least.change.pointsGained ? candidate : least));
    chosen[index] = smaller;
    gained = others + smaller.change.pointsGained;
  }
  return chosen.sort((a, b) => a.order - b.order);
}

/**
 * Slots of which a change does more than move one characteristic: read by a rule that can hold the rating or decline, by
 * another characteristic, or by a ratio; all of them where such a rule reads the score. There, points alone do not tell.
 */
export function listEntangledSlots(policy: Policy): ReadonlySet<number> {
  const inputs = policy.characteristics.map(({ input }) => input.slot);
  const entangled = new Set(inputs.filter((slot, index) => inputs.indexOf(slot) !== index));
  for (const { formula, guards } of policy.ratios) {
    for (const program of [formula, ...guards.map(({ when }) => when)]) {
      walkProgram(program, (node) => {
        if (node.kind === 'slot' || node.kind === 'percentile') entangled.add(node.slot);
      });
    }
  }
  for (const name of policy.benchmarks.flatMap(listPlacingFacts)) {
    const slot = policy.slotByName.get(name);
    if (slot !== undefined) entangled.add(slot.slot);
  }
  for (const { definition, when } of policy.rules) {
    if (!definition.effects.some(({ type }) => type === 'rating_at_best' || type === 'decline')) continue;
    for (const operand of listOperands(when)) {
      if (operand.kind === 'score' || operand.kind === 'rating') return new Set(inputs);
      entangled.add(operand.slot.slot);
    }
  }
  return entangled;
}

type Operand = Extract<PolicyCondition, { kind: 'comparison' }>['operand'];

function listOperands(condition: PolicyCondition): Operand[] {
  switch (condition.kind) {
    case 'comparison':
      return [condition.operand];
    case 'not':
      return listOperands(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap(listOperands);
  }
}
