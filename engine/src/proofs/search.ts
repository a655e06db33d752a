/** Finding customers: start somewhere, take the change that brings the goal nearest, until it is reached. */
import type { Application } from '../application/schema.js';
import { walkProgram } from '../formula/program.js';
import type { Policy } from '../scorecard/policy.js';
import { RATINGS } from '../scorecard/schema.js';
import {
  absencesToward,
  applyChange,
  changesToward,
  cutPolicy,
  isScale,
  plainCustomer,
  readInput,
} from './customers.js';
import { type Cuts, supportOf } from './domain.js';
import { createSimulator, limitAtRating, type Simulation, type Simulator } from './simulate.js';
import type { Work } from './work.js';

/** A customer with the decision on it. */
export interface Tried {
  readonly application: Application;
  readonly shown: Simulation;
}

export interface Search {
  readonly policy: Policy;
  readonly cuts: Cuts;
  readonly simulate: Simulator;
  /** Customers to start from: the best that was found, then one near the middle of each rating, then a plain one. */
  readonly seeds: readonly Tried[];
  /** A customer of whom no rule says anything, if one was found: what witnesses are kept close to. */
  readonly plain: Tried;
  /** The best that was found whose accounts are those of a whole year, as most are. */
  readonly yearly: Tried;
  /** Facts that stay as they are. */
  readonly fixed: ReadonlySet<string>;
  /** What the search may still try in this stage; where it is spent, nothing more is found. */
  readonly work: Work;
  /** What one customer tried counts: more for a policy that has more to decide. */
  readonly cost: number;
  readonly try: (application: Application) => Tried;
}

/** Prepares a search; some hundred decisions per characteristic, so pause between the steps that it yields. */
export function* prepareSearch(policy: Policy, work: Work): Generator<undefined, Search> {
  const cuts = cutPolicy(policy);
  const simulate = createSimulator(policy);
  const attempt = (application: Application): Tried => ({ application, shown: simulate(application) });
  const search = { policy, cuts, simulate, try: attempt, work, cost: costOfTry(policy), fixed: new Set<string>() };
  const quiet = (shown: Simulation): number =>
    -shown.rules.filter((result) => result !== 'not_fired').length - (shown.limitMinor === null ? 1 : 0);
  const raw = attempt(plainCustomer(policy, cuts));
  const plain = yield* climbBySlots(
    search,
    raw,
    policy.facts.map(({ slot }) => slot),
    quiet,
  );
  const best = yield* climbToBest(search, plain, quiet);
  const scales = new Set(policy.facts.filter((fact) => isScale(policy, fact)).map(({ name }) => name));
  const yearly = scales.size === 0 ? best : yield* climbToBest({ ...search, fixed: scales }, plain, quiet);
  const seeds = [best];
  for (const rating of RATINGS) {
    const { ratings } = policy.scorecard;
    const from = ratings[rating - 1]?.from ?? null;
    const above = ratings[rating - 2]?.from ?? null;
    const middle = from === null ? (above ?? 0) - 1 : above === null ? from : Math.floor((from + above - 1) / 2);
    // As near the middle of the range as the points allow, and nothing else remarkable.
    const near = yield* climbBySlots(
      search,
      seeds.at(-1) ?? best,
      policy.characteristics.map(({ input }) => input.slot),
      (shown) => quiet(shown) * 1e7 - Math.abs(shown.score - middle) * 1e3,
    );
    seeds.push(near);
  }
  return { ...search, seeds: [...seeds, plain, raw], plain, yearly };
}

/** The best score and limit by changes of one fact after the other. */
function* climbToBest(
  search: Partial,
  start: Tried,
  quiet: (shown: Simulation) => number,
): Generator<undefined, Tried> {
  const { policy } = search;
  const inputs = [...policy.characteristics.map(({ input }) => input.slot), ...policy.facts.map(({ slot }) => slot)];
  const good = yield* climbBySlots(
    search,
    start,
    inputs,
    (shown) => quiet(shown) * 1e7 + shown.score * 1e3 + limitPart(shown.limitMinor),
  );
  // What is asked for, or what binds its limit at one rating, may hide what the limit would be otherwise.
  const asking = askMuch(search, good);
  const found = yield* climbBySlots(search, asking ?? good, limitSlots(policy), (shown) => {
    const limits = RATINGS.reduce((sum, rating) => sum + limitPart(limitAtRating(policy, shown, rating)), 0);
    return quiet(shown) * 1e7 + shown.score * 1e3 + limits / RATINGS.length;
  });
  if (asking === null) return found;
  return search.try(applyChange(found.application, { fact: ASKED, value: readInput(good.application, ASKED) ?? null }));
}

const ASKED = 'request.amount';
const MUCH_MINOR = 10_000_000_000;

/** The same customer, who asks for much more; null where that is granted no more. */
export function askMuch(search: Pick<Search, 'try'>, { application, shown }: Tried): Tried | null {
  const much = search.try(applyChange(application, { fact: ASKED, value: MUCH_MINOR }));
  return (much.shown.limitMinor ?? 0) > (shown.limitMinor ?? 0) ? much : null;
}

/** Comparisons, listed values included, and ratios that count as much as one usual scorecard. */
const USUAL_SIZE = 400;

function costOfTry({ rules, ratios, characteristics }: Policy): number {
  const sizeOf = (condition: Policy['rules'][number]['when']): number => {
    if (condition.kind === 'not') return sizeOf(condition.condition);
    if (condition.kind === 'comparison') return [condition.comparison.value].flat().length;
    return condition.conditions.reduce((sum, part) => sum + sizeOf(part), 0);
  };
  const size = rules.reduce((sum, { when }) => sum + sizeOf(when), ratios.length + characteristics.length);
  return Math.max(1, Math.ceil(size / USUAL_SIZE));
}

function limitPart(limitMinor: number | null): number {
  return limitMinor === null ? 0 : Math.min(900, Math.log2(limitMinor + 1) * 10);
}

/** Facts, parts of the request and ratios that the limit names. */
export function limitSlots(policy: Policy): readonly number[] {
  const slots = new Set<number>();
  for (const formula of [policy.limit.combine, ...policy.limit.components.map((component) => component.formula)])
    walkProgram(formula, (node) => {
      if (node.kind === 'slot' && supportOf(policy, node.slot).size > 0) slots.add(node.slot);
    });
  return [...slots];
}

type Partial = Pick<Search, 'policy' | 'cuts' | 'try' | 'work' | 'cost' | 'fixed'>;

/** Improves slot after slot, once through. */
function* climbBySlots(
  search: Partial,
  start: Tried,
  slots: readonly number[],
  measure: (shown: Simulation) => number,
): Generator<undefined, Tried> {
  let current = start;
  for (const slot of slots) {
    if (search.work.isSpent()) break;
    current = improve(search, current, [slot], measure) ?? current;
    yield undefined;
  }
  return current;
}

/** The best single change over some facts and ratios; null when none improves. Leaving out is tried if `mayOmit`. */
export function improve(
  { policy, cuts, try: attempt, work, cost, fixed }: Partial,
  start: Tried,
  slots: readonly number[],
  measure: (shown: Simulation, application: Application) => number,
  mayOmit = false,
): Tried | null {
  let best: Tried | null = null;
  let most = measure(start.shown, start.application);
  const seen = new Set<string>();
  for (const slot of slots) {
    const omissions = mayOmit ? absencesToward(policy, [slot]) : [];
    for (const change of [...changesToward(policy, cuts, start.shown.scope, slot), ...omissions]) {
      const key = `${change.fact}\n${JSON.stringify(change.value)}`;
      if (seen.has(key) || fixed.has(change.fact) || readInput(start.application, change.fact) === change.value)
        continue;
      seen.add(key);
      if (!work.spend(cost)) return best;
      const tried = attempt(applyChange(start.application, change));
      const value = measure(tried.shown, tried.application);
      if (value <= most) continue;
      most = value;
      best = tried;
    }
  }
  return best;
}

/**
 * A customer for whom `measure` reaches 1, from any of the seeds, changing only what `slots` rest on; null when none was
 * found, which proves nothing.
 */
export function findCustomer(
  search: Search,
  slots: readonly number[],
  measure: (shown: Simulation, application: Application) => number,
  mostSteps = 6,
): Tried | null {
  for (const seed of search.seeds) {
    let current = seed;
    for (let step = 0; step <= mostSteps; step++) {
      if (measure(current.shown, current.application) >= 1) return current;
      const next = improve(search, current, slots, measure, true);
      if (next === null) break;
      current = next;
    }
  }
  return null;
}
