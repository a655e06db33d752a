/**
 * A policy as a list of steps over columns. Steps are data: a plan can be looked at, and what runs it
 * (`run.ts`) knows no policy. Each step works on a block of rows before the next one starts, so what they hand to each
 * other stays in the cache.
 */
import type { OrderOperator } from '../../formula/syntax.js';
import type { Condition } from '../../scorecard/schema.js';

/** Positions in the lists of a plan. */
export type NumberRef = number;
export type TextRef = number;
/** A register of truths: bit 1 certainly true, bit 2 certainly false, neither: unknown. */
export type TruthRef = number;

/** Where a number that steps read comes from. */
export type NumberSource =
  | { readonly kind: 'fact' | 'prior_fact'; readonly name: string }
  | { readonly kind: 'request'; readonly part: 'amountMinor' | 'exposureMinor' | 'insuredMinor' }
  | { readonly kind: 'constant'; readonly value: number; readonly state: number }
  | { readonly kind: 'score' }
  /** Written by a step. */
  | { readonly kind: 'block' };

/** A fact that is no number; past `maxAgeDays` it is stale, which an `age_text` step finds out. */
export interface TextSource {
  readonly name: string;
  readonly maxAgeDays: number | null;
}

export const BINARY_OPERATIONS = ['add', 'subtract', 'multiply', 'divide', 'min', 'max', 'coalesce'] as const;
export type BinaryOperation = (typeof BINARY_OPERATIONS)[number];

export type Comparison = Extract<Condition, { fact: string }>;

export type FormulaStep =
  | { readonly op: 'age'; readonly out: NumberRef; readonly name: string; readonly maxAgeDays: number }
  | { readonly op: 'age_text'; readonly text: TextRef; readonly maxAgeDays: number }
  | { readonly op: BinaryOperation; readonly out: NumberRef; readonly left: NumberRef; readonly right: NumberRef }
  | { readonly op: 'negate' | 'abs'; readonly out: NumberRef; readonly operand: NumberRef }
  | {
      readonly op: 'percentile';
      readonly out: NumberRef;
      readonly operand: NumberRef;
      readonly formulaId: string;
      readonly lowerIsBetter: boolean;
      /** By fact name, the facts that benchmarks look up; null: the scorecard declares no such fact. */
      readonly facts: ReadonlyMap<string, TextRef | null>;
    }
  | {
      readonly op: 'compare';
      readonly operator: OrderOperator;
      readonly out: TruthRef;
      readonly left: NumberRef;
      readonly right: NumberRef;
    }
  | { readonly op: 'and' | 'or'; readonly out: TruthRef; readonly left: TruthRef; readonly right: TruthRef }
  | { readonly op: 'not'; readonly out: TruthRef; readonly operand: TruthRef }
  /** The class of the first guard that is certainly true, otherwise the formula. */
  | {
      readonly op: 'classify';
      readonly out: NumberRef;
      readonly formula: NumberRef;
      readonly guards: readonly { readonly when: TruthRef; readonly state: number }[];
    };

/** Copies a ratio to the column at its position among the ratios of the policy. */
interface KeepStep {
  readonly op: 'keep_ratio';
  readonly index: number;
  readonly ratio: NumberRef;
}

interface ScoredEntries {
  /** Position of the characteristic. */
  readonly index: number;
  /** By state: the entry of a class or of a way of being absent; 0 for what is present. */
  readonly entryOfState: Uint8Array;
  /** By entry. */
  readonly points: Float64Array;
  /** By entry: what is known through it; 0 for entries of absence. */
  readonly weights: Float64Array;
}

export type ScoreStep =
  | { readonly op: 'start'; readonly baseScore: number }
  /** The entry is the number of lower bounds that the value reaches. */
  | (ScoredEntries & { readonly op: 'bands'; readonly input: NumberRef; readonly bounds: readonly number[] })
  | (ScoredEntries & {
      readonly op: 'categories';
      readonly input: TextRef;
      readonly entryOf: ReadonlyMap<string | boolean, number>;
      readonly unlisted: number;
    })
  /** The rating that the score alone gives: one worse for each of the lower bounds that it does not reach. */
  | { readonly op: 'score_rating'; readonly bounds: readonly number[] }
  | { readonly op: 'known_share'; readonly totalWeight: number };

export type BandStep = Extract<ScoreStep, { op: 'bands' }>;
/** Finds the entry of each row in one characteristic. */
export type EntryStep = Extract<ScoreStep, { op: 'bands' | 'categories' }>;

export type RuleStep =
  | { readonly op: 'test_text'; readonly out: TruthRef; readonly text: TextRef; readonly comparison: Comparison }
  /** Truth by state, 256 entries. */
  | {
      readonly op: 'test_state';
      readonly out: TruthRef;
      readonly of: { readonly number: NumberRef } | { readonly text: TextRef };
      readonly truths: Uint8Array;
    }
  /** Truth by the rating of the score, at positions 1 to 5. */
  | { readonly op: 'test_rating'; readonly out: TruthRef; readonly truths: Uint8Array }
  | {
      readonly op: 'rule';
      readonly index: number;
      readonly when: TruthRef;
      /** Bits {@link DECLINES} and {@link REFERS}. */
      readonly ifFired: number;
      readonly ifUnknown: number;
      /** 1 when it holds no rating back. */
      readonly ratingAtBest: number;
      /** Infinite when it caps nothing. */
      readonly limitCapMinor: number;
      readonly termsCapDays: number;
      /** Ratings by which the terms are better than the rating. */
      readonly termsLift: number;
    };

export const DECLINES = 1;
export const REFERS = 2;

export type GrantStep =
  | { readonly op: 'table'; readonly out: NumberRef; readonly values: readonly number[] }
  | { readonly op: 'component'; readonly out: NumberRef; readonly formula: NumberRef }
  | { readonly op: 'limit'; readonly combined: NumberRef; readonly stepMinor: number }
  /** Rows whose limit the combination determines: available, and not at the cap of a rule. */
  | { readonly op: 'follow_limit'; readonly out: TruthRef }
  | {
      readonly op: 'follow_equal';
      readonly out: TruthRef;
      readonly parent: TruthRef;
      readonly child: NumberRef;
      readonly node: NumberRef;
    }
  /** Takes from `remaining` the rows in which `child` is present. */
  | { readonly op: 'follow_present'; readonly out: TruthRef; readonly remaining: TruthRef; readonly child: NumberRef }
  | { readonly op: 'copy_truth'; readonly out: TruthRef; readonly operand: TruthRef }
  | { readonly op: 'mark_binding'; readonly rows: TruthRef; readonly bit: number }
  | { readonly op: 'terms'; readonly segment: TextRef | null }
  | { readonly op: 'authority' }
  | { readonly op: 'outcome'; readonly naturalPerson: TextRef };

export type Step = FormulaStep | KeepStep | ScoreStep | RuleStep | GrantStep;

/** A policy asks for something that columns cannot do, so that the plan is refused and no row decided wrongly. */
export class ColumnCompileError extends Error {
  override readonly name = 'ColumnCompileError';
}
