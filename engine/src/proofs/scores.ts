/** The scores that sums of points can give. */

import { rateScore } from '../evaluate/answer-plainly.js';
import { listEntries } from '../evaluate/resolve-band.js';
import { ABSENT_KINDS } from '../kernel/absent.js';
import type { Policy, PolicyCharacteristic } from '../scorecard/policy.js';
import { RATINGS } from '../scorecard/schema.js';
import { type AbstractScope, type AbstractValue, absentBit } from './abstract-value.js';
import type { ScoreCell } from './boxes.js';
import { cutNumbers, supportOf } from './domain.js';
import { closed, halfOpen, intersects, type Range } from './range.js';
import { allowWork } from './work.js';

/** Scores further apart than that, or more sums than that, are not listed. */
const MOST_SPREAD = 100_000;
const MOST_SUMS = 4_000_000;

/**
 * Scores that some choice of entries gives, ascending, each characteristic free; null when there are too many. The
 * characteristic `without` is left out.
 */
export function listScores(policy: Policy, without?: number): readonly number[] | null {
  const scored = policy.characteristics.filter((_, index) => index !== without);
  const choices = scored.map(({ definition }) => [...new Set(listEntries(definition).map((entry) => entry.points))]);
  const [least, most] = boundsOfScore(policy, scored);
  if (most - least > MOST_SPREAD) return null;
  const work = allowWork(MOST_SUMS);
  // One flag for each score above the least.
  let reached = new Uint8Array(most - least + 1);
  reached[0] = 1;
  for (const points of choices) {
    if (!work.spend(points.length * reached.length)) return null;
    const next = new Uint8Array(reached.length);
    const fewest = Math.min(...points);
    for (const more of points) {
      const shift = more - fewest;
      for (let at = shift; at < reached.length; at++) if (reached[at - shift] === 1) next[at] = 1;
    }
    reached = next;
  }
  return [...reached.keys()].filter((at) => reached[at] === 1).map((at) => at + least);
}

function boundsOfScore(
  { scorecard }: Policy,
  characteristics: Policy['characteristics'],
): [least: number, most: number] {
  let [least, most] = [scorecard.baseScore, scorecard.baseScore];
  for (const { definition } of characteristics) {
    const points = listEntries(definition).map((entry) => entry.points);
    least += Math.min(...points);
    most += Math.max(...points);
  }
  return [least, most];
}

/**
 * Scores that customers of a part may have, ends included: what each characteristic may earn there, added up. Of those
 * that read none of `slots`, which is what tells the part from all customers, anything that they may earn.
 */
export function boundScore(policy: Policy, scope: AbstractScope, slots: ReadonlySet<number>): Range {
  let [low, high] = [policy.scorecard.baseScore, policy.scorecard.baseScore];
  for (const characteristic of policy.characteristics) {
    const { input, definition } = characteristic;
    const isTold = [...supportOf(policy, input.slot)].some((slot) => slots.has(slot));
    const points = isTold ? pointsIn(policy, characteristic, scope.current(input.slot)) : [];
    const earned = points.length === 0 ? listEntries(definition).map((entry) => entry.points) : points;
    low += Math.min(...earned);
    high += Math.max(...earned);
  }
  return closed(low, high);
}

/** Points of the entries that an input may take. A text that stands for others may be any of them. */
function pointsIn(policy: Policy, { definition, input }: PolicyCharacteristic, value: AbstractValue): number[] {
  const { range, labels, classes, absent } = value;
  const fact = policy.scorecard.facts[input.name]?.type;
  const unlisted = definition.absent.notApplicable;
  const present =
    definition.kind === 'numeric'
      ? definition.bands.filter(({ from, to }) => range !== null && intersects(halfOpen(from, to), range))
      : fact === 'category' || fact === 'boolean'
        ? labels.map((label) => definition.categories.find(({ values }) => values.includes(label)) ?? unlisted)
        : [...definition.categories, unlisted];
  return [
    ...present,
    ...definition.classes.filter((entry) => classes.includes(entry.class)),
    ...ABSENT_KINDS.filter((kind) => absent & absentBit(kind)).map((kind) => definition.absent[kind]),
  ].map(({ points }) => points);
}

/** More stretches than that are joined with their neighbours: what is said of them stays right. */
const MOST_CELLS = 64;

/** Stretches of scores within which every rule that reads the score or the rating says the same. */
export function listScoreCells(policy: Policy): readonly ScoreCell[] {
  const cuts = new Set<number>();
  const read = new Set<'score' | 'rating'>();
  const visit = (condition: Policy['rules'][number]['when']): void => {
    if (condition.kind === 'not') visit(condition.condition);
    else if (condition.kind !== 'comparison') condition.conditions.forEach(visit);
    else if (condition.operand.kind === 'score' || condition.operand.kind === 'rating') {
      read.add(condition.operand.kind);
      if (condition.operand.kind === 'score') {
        for (const value of [condition.comparison.value].flat()) if (typeof value === 'number') cuts.add(value);
      }
    }
  };
  for (const { when } of policy.rules) visit(when);
  const [least, most] = boundsOfScore(policy, policy.characteristics);
  if (read.size > 0) for (const { from } of policy.scorecard.ratings) if (from !== null) cuts.add(from);
  return joinNeighbours(cutNumbers(least, most, true, cuts)).map((range) => {
    const [better, worse] = [rateScore(policy, range.high), rateScore(policy, range.low)];
    return { score: range, ratings: RATINGS.filter((rating) => rating >= better && rating <= worse) };
  });
}

function joinNeighbours(ranges: readonly Range[]): readonly Range[] {
  const size = Math.ceil(ranges.length / MOST_CELLS);
  return ranges.flatMap((first, at) => {
    const last = ranges[Math.min(ranges.length, at + size) - 1] ?? first;
    return at % size === 0 ? [{ ...first, high: last.high, highOpen: last.highOpen }] : [];
  });
}
