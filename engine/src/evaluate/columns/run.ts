/** Runs a plan over a table, block by block. */
import type { Policy } from '../../scorecard/policy.js';
import { type ColumnDecisions, createDecisions } from './decisions.js';
import {
  bindAge,
  bindBinary,
  bindClassify,
  bindCompare,
  bindKeep,
  bindLogic,
  bindNot,
  bindTextAge,
  bindUnary,
  copyCells,
  type Kernel,
} from './formula-kernels.js';
import { bindAuthority, bindOutcome, bindTerms } from './grant-kernels.js';
import {
  bindComponent,
  bindFollowEqual,
  bindFollowLimit,
  bindFollowPresent,
  bindLimit,
  bindMark,
  bindTable,
} from './limit-kernels.js';
import { bindPercentile } from './percentile-kernel.js';
import type { ColumnPlan } from './plan.js';
import type { BandStep, EntryStep, Step } from './program.js';
import { BLOCK_ROWS, type Cells } from './registers.js';
import { bindByteTest, bindRule, bindTextTest } from './rule-kernels.js';
import {
  type BandPoints,
  bindAddition,
  bindBandPoints,
  bindBands,
  bindCategories,
  bindFill,
  bindKnownShare,
  bindPointsInArena,
  bindScoreRating,
} from './score-kernels.js';
import { BAND_ARENA } from './simd/arena.js';
import type { ColumnTable } from './table.js';
import { Workspace } from './workspace.js';

/** Rows `from` to `to`, without `to`. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Decides rows of a table into columns that `createDecisions` made for the same plan and length. Threads may share both
 * and take ranges that do not overlap. Throws where the table lacks a column that the plan reads.
 */
export function decideRows(plan: ColumnPlan, table: ColumnTable, decisions: ColumnDecisions, range: RowRange): void {
  if (range.from < 0 || range.to > table.length || decisions.length !== table.length) {
    throw new RangeError(`rows ${range.from} to ${range.to} are not all in the table and in its decisions`);
  }
  const workspace = new Workspace(plan, table, decisions);
  const kernels = bindSteps(plan.policy, plan.steps, workspace);
  for (let from = range.from; from < range.to; from += BLOCK_ROWS) {
    const n = Math.min(BLOCK_ROWS, range.to - from);
    for (const kernel of kernels) kernel(from, n);
  }
}

/** Decides every row of a table. */
export function decideTable(plan: ColumnPlan, table: ColumnTable): ColumnDecisions {
  const decisions = createDecisions(plan, table.length);
  decideRows(plan, table, decisions, { from: 0, to: table.length });
  return decisions;
}

/** The loops of these steps, in their order. What a step reads must have been bound before it. */
export function bindSteps(policy: Policy, steps: readonly Step[], space: Workspace): Kernel[] {
  const bands = space.readsEntries ? [] : steps.filter((step) => step.op === 'bands');
  const kernels: Kernel[] = [];
  for (const step of steps) {
    // Their inputs are there by now, and nothing before has read the score.
    if (step.op === 'score_rating') kernels.push(...bindAllPoints(bands, space));
    if (step.op !== 'bands' || space.readsEntries) kernels.push(...[bindStep(policy, step, space)].flat());
  }
  return kernels;
}

/** Adds points and weight of numeric characteristics of which nobody asks the entries. */
function bindAllPoints(steps: readonly BandStep[], space: Workspace): Kernel[] {
  const { score, knownShare } = space.cells;
  const characteristics = steps.map((step) => ({ ...step, input: space.number(step.input) }));
  const together = BAND_ARENA && bindPointsInArena(BAND_ARENA, characteristics, score);
  const points = together === null ? characteristics.flatMap((one) => bindPoints(one, space)) : [together];
  if (!space.countsWeight) return points;
  const weights = characteristics.map(({ input, entryOfState, weights: weightOf }) =>
    // All bands weigh the same: the state tells.
    bindAddition(
      input.shown,
      Float64Array.from(entryOfState, (entry) => weightOf[entry] ?? 0),
      knownShare,
    ),
  );
  return [...points, ...weights];
}

function bindPoints(characteristic: Omit<BandStep, 'input'> & BandPoints, space: Workspace): Kernel[] {
  const { input, bounds, entryOfState, points, index } = characteristic;
  const { score } = space.cells;
  const straight = bindBandPoints(characteristic, score);
  if (straight !== null) return [straight];
  const entries = space.entries(index);
  return [bindBands(input, bounds, entryOfState, entries), bindAddition(entries, points, score)];
}

/** The loop that finds the entry of each row in a characteristic. */
export function bindEntries(step: EntryStep, space: Workspace, out: Cells<Uint8Array>): Kernel {
  return step.op === 'bands'
    ? bindBands(space.number(step.input), step.bounds, step.entryOfState, out)
    : bindCategories(space.text(step.input), step, step.entryOfState, out);
}

function bindStep(policy: Policy, step: Step, space: Workspace): Kernel | Kernel[] {
  const { table, cells } = space;
  switch (step.op) {
    case 'age': {
      const { input, asOf } = space.agedFact(step.name);
      // Without a day nothing ages, and the column itself is the register.
      if (asOf === null) return space.alias(step.out, input);
      return bindAge(input, asOf, table.dates, step.maxAgeDays, space.block(step.out));
    }
    case 'age_text': {
      const { input, asOf, states } = space.agedText(step.text);
      return asOf === null ? [] : bindTextAge(input, asOf, table.dates, step.maxAgeDays, states);
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max':
    case 'coalesce':
      return bindBinary(step.op, space.number(step.left), space.number(step.right), space.block(step.out));
    case 'negate':
    case 'abs':
      return bindUnary(step.op, space.number(step.operand), space.block(step.out));
    case 'percentile': {
      const facts = new Map(
        [...step.facts].map(([name, text]) => [name, text === null ? null : space.text(text)] as const),
      );
      const { benchmarkIndex } = policy;
      return bindPercentile(benchmarkIndex, step, facts, space.number(step.operand), space.block(step.out));
    }
    case 'compare': {
      const [left, right] = [space.number(step.left).values, space.number(step.right).values];
      return bindCompare(step.operator, left, right, space.truth(step.out));
    }
    case 'and':
    case 'or':
      return bindLogic(step.op, space.truth(step.left), space.truth(step.right), space.truth(step.out));
    case 'not':
      return bindNot(space.truth(step.operand), space.truth(step.out));
    case 'classify': {
      const guards = step.guards.map(({ when, state }) => ({ when: space.truth(when), state }));
      return bindClassify(space.number(step.formula), guards, space.classBlock(step.out));
    }
    case 'keep_ratio':
      return bindKeep(space.number(step.ratio), space.ratio(step.index));
    case 'start':
      if (space.endsAtScore) return bindFill(cells.score, step.baseScore);
      return [
        bindFill(cells.score, step.baseScore),
        bindFill(cells.knownShare, 0),
        bindFill(cells.flags, 0),
        bindFill(cells.limitCapMinor, Number.POSITIVE_INFINITY),
        bindFill(cells.termsCapDays, Number.POSITIVE_INFINITY),
        bindFill(cells.termsLift, 0),
        bindFill(cells.components, 0),
      ];
    case 'bands':
    case 'categories': {
      const entries = space.entries(step.index);
      const choose = bindEntries(step, space, entries);
      const addPoints = bindAddition(entries, step.points, cells.score);
      return space.countsWeight
        ? [choose, addPoints, bindAddition(entries, step.weights, cells.knownShare)]
        : [choose, addPoints];
    }
    case 'score_rating':
      return bindScoreRating(step.bounds, cells.score, cells.scoreRating, cells.rating);
    case 'known_share':
      return bindKnownShare(step.totalWeight, cells.knownShare);
    case 'test_text':
      return bindTextTest(space.text(step.text), step.comparison, space.truth(step.out));
    case 'test_state': {
      const states = 'text' in step.of ? space.text(step.of.text).states : space.number(step.of.number).shown;
      return bindByteTest(states, step.truths, space.truth(step.out));
    }
    case 'test_rating':
      return bindByteTest(cells.scoreRating, step.truths, space.truth(step.out));
    case 'rule':
      return bindRule(step, space.truth(step.when), cells, space.ruleRecord(step.index));
    case 'table':
      return bindTable(step.values, cells.rating, space.block(step.out));
    case 'component':
      return bindComponent(space.number(step.formula), space.block(step.out));
    case 'limit':
      return bindLimit(space.number(step.combined).values, step.stepMinor, cells.limitCapMinor, cells);
    case 'follow_limit':
      return bindFollowLimit(cells, space.truth(step.out));
    case 'follow_equal': {
      const [child, node] = [space.number(step.child).values, space.number(step.node).values];
      return bindFollowEqual(space.truth(step.parent), child, node, space.truth(step.out));
    }
    case 'follow_present':
      return bindFollowPresent(space.truth(step.remaining), space.number(step.child).values, space.truth(step.out));
    case 'copy_truth': {
      const source = { array: space.truth(step.operand), move: 0 };
      const out = space.truth(step.out);
      return (from, n) => copyCells(source, out, from, n);
    }
    case 'mark_binding':
      return bindMark(space.truth(step.rows), step.bit, cells.components);
    case 'terms': {
      const segment = step.segment === null ? null : space.text(step.segment);
      return bindTerms(policy.scorecard.terms, segment, table.dates, cells, cells);
    }
    case 'authority':
      return bindAuthority(policy.scorecard.delegation, table.request, cells.rating, cells);
    case 'outcome':
      return bindOutcome(policy, table.request, space.text(step.naturalPerson), cells, cells);
  }
}
