/**
 * A policy is a scorecard that has been checked: every formula parsed, every name found, every band in order.
 * Executors read policies only, so none of them needs to ask again whether the document makes sense.
 */

import type { BenchmarkIndex } from '../benchmark/percentile.js';
import type { Benchmark } from '../benchmark/schema.js';
import type { Slot } from '../formula/names.js';
import type { NumberNode, TruthNode } from '../formula/program.js';
import type { Digest } from '../kernel/digest.js';
import type { Characteristic, Condition, FactDefinition, PolicyRule, Ratio, RatioUnit, Scorecard } from './schema.js';

declare const checked: unique symbol;

/** A fact that the scorecard declares. */
export interface PolicyFact {
  readonly name: string;
  readonly slot: number;
  readonly definition: FactDefinition;
}

export interface PolicyGuard {
  readonly class: string;
  readonly text: string;
  readonly when: TruthNode;
}

export interface PolicyRatio {
  readonly name: string;
  readonly slot: number;
  readonly definition: Ratio;
  readonly formula: NumberNode;
  /** Tried in order; the first that is certainly true gives the class. */
  readonly guards: readonly PolicyGuard[];
  /** Some formula asks for its value one year earlier, directly or through another ratio. */
  readonly readPrior: boolean;
}

/** A characteristic with what the completeness of a score needs to know about it. */
export interface PolicyCharacteristic {
  readonly definition: Characteristic;
  /** Slot of its input, and what that is. */
  readonly input: Slot;
  /** Least and most points over bands or categories and classes, the entries for absence apart. */
  readonly leastPoints: number;
  readonly mostPoints: number;
  /** `mostPoints - leastPoints`: what it weighs in the known share. */
  readonly weight: number;
  /** Least and most points over all entries, those for absence among them. */
  readonly lowestEntry: number;
  readonly highestEntry: number;
}

/** What the left side of a comparison in a rule reads. `class` is null (nothing) for a ratio that is in no class. */
export type RuleOperand =
  | { readonly kind: 'value'; readonly slot: Slot }
  | { readonly kind: 'state'; readonly slot: Slot }
  | { readonly kind: 'class'; readonly slot: Slot }
  | { readonly kind: 'score' }
  /** The rating that the score alone gives. */
  | { readonly kind: 'rating' };

/** A condition whose names have been found; the shape is that of {@link Condition}. */
export type PolicyCondition =
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly PolicyCondition[] }
  | { readonly kind: 'not'; readonly condition: PolicyCondition }
  | {
      readonly kind: 'comparison';
      readonly operand: RuleOperand;
      readonly comparison: Extract<Condition, { fact: string }>;
    };

export interface PolicyCheckedRule {
  readonly definition: PolicyRule;
  readonly when: PolicyCondition;
}

export interface PolicyTable {
  readonly name: string;
  readonly slot: number;
  readonly unit: RatioUnit;
  /** Rating 1 first. */
  readonly values: readonly [number, number, number, number, number];
}

export interface PolicyComponent {
  readonly id: string;
  readonly slot: number;
  readonly formula: NumberNode;
}

/** A checked, frozen scorecard. The only way to one is `checkScorecard`. */
export interface Policy {
  readonly [checked]: true;
  /** The document itself, frozen. Ratings are best first, bands ascending and without gap or overlap. */
  readonly scorecard: Scorecard;
  /** Digest of the document as it was written, `$schema` apart. */
  readonly digest: Digest;
  /**
   * Everything that a formula, a rule or a characteristic can name, `slots[i].slot === i`: facts, then
   * `request.amount|exposure|insured|total`, ratios, `score`, tables (`rating.<name>`), components (`limit.<id>`).
   * A formula scope has one value per slot.
   */
  readonly slots: readonly Slot[];
  readonly slotByName: ReadonlyMap<string, Slot>;
  readonly facts: readonly PolicyFact[];
  /** In order of dependency: a ratio comes after those that its formula and guards read. */
  readonly ratios: readonly PolicyRatio[];
  readonly characteristics: readonly PolicyCharacteristic[];
  /** Sum of the weights of all characteristics; positive. */
  readonly totalWeight: number;
  readonly rules: readonly PolicyCheckedRule[];
  readonly limit: {
    readonly tables: readonly PolicyTable[];
    readonly components: readonly PolicyComponent[];
    readonly combine: NumberNode;
  };
  /** Slot of the fact that names the customer's segment (`rel.segment`); null when it is not declared. */
  readonly segmentSlot: number | null;
  readonly naturalPersonSlot: number;
  /** The benchmarks that the scorecard pins, in its order, and the way to a cell in them. */
  readonly benchmarks: readonly Benchmark[];
  readonly benchmarkIndex: BenchmarkIndex;
}

/** The fact that names a customer's segment, by which terms may differ. */
export const SEGMENT_FACT = 'rel.segment';
