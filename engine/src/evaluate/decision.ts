/** The decision record: everything that a person, an application or a replay needs, as plain JSON. */
import { z } from 'zod';
import { FactValue } from '../application/schema.js';
import { Text } from '../kernel/text.js';
import { ABSENT_KINDS, AbsentKind, Outcome, Rating, RatioUnit, TermsOffer, Theme } from '../scorecard/schema.js';

/** A value in the trace: a number, text or flag; a class given by a guard; or one of the ways of being absent. */
export const Resolved = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('present'), value: FactValue }),
  z.strictObject({ state: z.literal('class'), class: z.string() }),
  z.strictObject({ state: z.enum(ABSENT_KINDS), cause: z.string().nullable() }),
]);
export type Resolved = z.infer<typeof Resolved>;

export const FactTrace = z.strictObject({
  name: z.string(),
  resolved: Resolved,
  asOf: z.string().nullable(),
  knownAt: z.string().nullable(),
  source: z.string().nullable(),
});
export type FactTrace = z.infer<typeof FactTrace>;

/** How a benchmark cell was found: every step of the fallback chain, the last one being the one used. */
export const BenchmarkStep = z.strictObject({
  benchmark: z.string(),
  level: z.string(),
  code: z.string(),
  size: z.string(),
  /** `46.19Y → 46.1`: the code was translated from another nomenclature. */
  correspondence: z.string().nullable(),
  n: z.int().nullable(),
  used: z.boolean(),
});
export type BenchmarkStep = z.infer<typeof BenchmarkStep>;

export const RatioTrace = z.strictObject({
  name: z.string(),
  formulaId: z.string(),
  formula: z.string(),
  resolved: Resolved,
  /** The guard that gave the class, when one did. */
  guard: z.string().nullable(),
  benchmarkSteps: z.array(BenchmarkStep),
});
export type RatioTrace = z.infer<typeof RatioTrace>;

export const CharacteristicTrace = z.strictObject({
  id: z.string(),
  label: Text,
  theme: Theme,
  input: z.string(),
  /** Unit of the input; null when it is no number. */
  unit: RatioUnit.nullable(),
  resolved: Resolved,
  /** What a person reads in place of a category or a class; null where the value speaks for itself. */
  valueLabel: Text.nullable(),
  /** Which entry applied: `band`, `category`, `class` or `absent`, and its id. */
  entry: z.strictObject({ kind: z.enum(['band', 'category', 'class', 'absent']), id: z.string() }),
  points: z.int(),
  neutralPoints: z.int(),
});
export type CharacteristicTrace = z.infer<typeof CharacteristicTrace>;

export const RuleTrace = z.strictObject({
  id: z.string(),
  /** `unknown`: an absent fact left the condition undecided. */
  result: z.enum(['fired', 'not_fired', 'unknown']),
  effects: z.array(z.string()),
});
export type RuleTrace = z.infer<typeof RuleTrace>;

export const Reason = z.strictObject({
  code: z.string(),
  kind: z.enum(['rule', 'request', 'completeness', 'characteristic']),
  theme: Theme.nullable(),
  text: Text,
  /** Points below the neutral baseline; null for reasons that are not about points. */
  pointsLost: z.int().nullable(),
});
export type Reason = z.infer<typeof Reason>;

export const LimitComponentTrace = z.strictObject({
  id: z.string(),
  label: Text,
  amountMinor: z.int().nullable(),
  absent: AbsentKind.nullable(),
});

/** One way to the next better rating: what one or more inputs would have to become. */
export const Improvement = z.strictObject({
  toRating: Rating,
  /** Only characteristics that the customer can act upon. */
  actionableOnly: z.boolean(),
  pointsGained: z.int(),
  changes: z.array(
    z.strictObject({
      characteristic: z.string(),
      label: Text,
      from: Resolved,
      /** The nearest value that earns the better entry, and whether to be at least or below it. */
      target: z.strictObject({
        entry: z.string(),
        bound: z.enum(['at_least', 'below', 'one_of']),
        value: z.union([z.number(), z.array(z.string())]),
        /** What a person reads in place of each of several values; null where they speak for themselves. */
        labels: z.array(Text).nullable(),
      }),
      pointsGained: z.int(),
    }),
  ),
});
export type Improvement = z.infer<typeof Improvement>;

export const Decision = z.strictObject({
  outcome: Outcome,
  /** ISO 4217, of every amount below. */
  currency: z.string(),
  /** After the rules; `scoreRating` is what the score alone gives. */
  rating: Rating,
  ratingLabel: Text,
  scoreRating: Rating,
  score: z.int(),
  completeness: z.strictObject({
    /** Share of the score's weight that was known, 0…1. */
    knownShare: z.number(),
    minimumShare: z.number(),
    /** The score with every absent input at its worst or best entry. Equal to the score when nothing is absent. */
    scoreIfWorst: z.int(),
    scoreIfBest: z.int(),
  }),
  limit: z.strictObject({
    /** Granted when the outcome is `approve`, otherwise proposed; null when a needed input is absent. */
    amountMinor: z.int().nullable(),
    status: z.enum(['granted', 'proposed', 'unavailable']),
    /** Exposure asked for in all: what is owed already plus the amount requested. */
    requestedMinor: z.int(),
    /** Ids of the components (or rule ids) that determine the amount. */
    binding: z.array(z.string()),
    components: z.array(LimitComponentTrace),
  }),
  terms: TermsOffer,
  authority: z.strictObject({
    /** The least level that may grant what was requested. */
    role: z.string(),
    label: Text,
    /** Exposure as it counts against the authority, the insured part at its reduced weight. */
    countedMinor: z.int(),
    fourEyes: z.boolean(),
    automatic: z.boolean(),
    validUntil: z.string(),
  }),
  review: z.strictObject({ on: z.string(), months: z.int() }),
  dunning: z.string(),
  defaultProbability: z.number().nullable(),
  reasons: z.array(Reason),
  improvements: z.array(Improvement),
  trace: z.strictObject({
    facts: z.array(FactTrace),
    ratios: z.array(RatioTrace),
    baseScore: z.int(),
    characteristics: z.array(CharacteristicTrace),
    rules: z.array(RuleTrace),
  }),
  receipt: z.strictObject({
    scorecard: z.strictObject({ id: z.string(), version: z.int(), digest: z.string() }),
    benchmarks: z.array(z.strictObject({ id: z.string(), version: z.int(), digest: z.string() })),
    inputDigest: z.string(),
    engineVersion: z.string(),
    date: z.string(),
  }),
});
export type Decision = z.infer<typeof Decision>;
