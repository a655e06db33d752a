/**
 * The scorecard format, version 1: one self-contained JSON document.
 *
 * Every amount of money is an integer number of minor units (cents) of `about.currency`; keys that hold one end in
 * `Minor`, facts that hold one have type `money`. Points are integers, higher is safer. Bands are half open:
 * `from` belongs to the band, `to` to the next one.
 *
 * This file is only shape. What shape cannot say (references, formulas, overlaps, units) is checked in `check/`.
 */
import { z } from 'zod';
import { UNITS } from '../formula/units.js';
import { ABSENT_KINDS } from '../kernel/absent.js';
import { CURRENCY, DIGEST, DOCUMENT_ID, FACT_NAME, IDENTIFIER } from '../kernel/patterns.js';
import { Text } from '../kernel/text.js';

const Identifier = z.string().regex(IDENTIFIER).max(64);
const FactName = z.string().regex(FACT_NAME).max(96);
const DocumentId = z.string().regex(DOCUMENT_ID).max(64);
/** Source text of a formula; parsed and checked by `formula/`. */
const FormulaText = z.string().min(1).max(2000);
const Digest = z.string().regex(DIGEST);
const DateText = z.iso.date();
const SafeInteger = z.int();
const MinorAmount = z.int().nonnegative();

export { ABSENT_KINDS, UNITS };
export const Unit = z.enum(UNITS);
export type Unit = z.infer<typeof Unit>;
/** Unit of a derived number: that of a fact, or money. */
export const RatioUnit = z.enum([...UNITS, 'money']);
export type RatioUnit = z.infer<typeof RatioUnit>;

export const THEMES = ['structure', 'liquidity', 'profitability', 'payment', 'legal', 'external', 'profile'] as const;
export const Theme = z.enum(THEMES);
export type Theme = z.infer<typeof Theme>;

export const AbsentKind = z.enum(ABSENT_KINDS);
export type AbsentKind = z.infer<typeof AbsentKind>;

export const RATINGS = [1, 2, 3, 4, 5] as const;
/** 1 = very low risk … 5 = very high risk. */
export const Rating = z.literal(RATINGS);
export type Rating = z.infer<typeof Rating>;

export const OUTCOMES = ['approve', 'refer', 'decline'] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

const About = z.strictObject({
  name: Text,
  intendedUse: Text,
  owner: z.string().min(1).max(200),
  segment: z.string().min(1).max(100),
  /** ISO 4217; every money amount in this document and in the decisions it makes. */
  currency: z.string().regex(CURRENCY),
  /** First day on which the version may decide. */
  effectiveFrom: DateText,
});

const factBase = {
  label: Text,
  /** Older than this at the decision date, the fact is `stale`; null: it never ages. */
  maxAgeDays: z.int().positive().nullable(),
};
export const FactDefinition = z.discriminatedUnion('type', [
  /** Integer minor units. `vat` tells amounts that include VAT (TTC) from those that do not (HT). */
  z.strictObject({ ...factBase, type: z.literal('money'), vat: z.enum(['included', 'excluded']).nullable() }),
  z.strictObject({
    ...factBase,
    type: z.enum(['number', 'integer']),
    unit: Unit,
    minimum: z.number().nullable(),
    maximum: z.number().nullable(),
  }),
  z.strictObject({ ...factBase, type: z.literal('boolean') }),
  z.strictObject({ ...factBase, type: z.literal('date') }),
  z.strictObject({
    ...factBase,
    type: z.literal('category'),
    values: z.array(z.string().min(1).max(100)).min(1).max(200),
    /** What a person reads in place of a value; one without a label is shown as it is. */
    labels: z.record(z.string(), Text).optional(),
  }),
  /** An open code such as an activity (NAF) or legal form code; compared as text. */
  z.strictObject({ ...factBase, type: z.literal('code') }),
]);
export type FactDefinition = z.infer<typeof FactDefinition>;

export const DIRECTIONS = ['higher_better', 'lower_better', 'neutral'] as const;
export const Direction = z.enum(DIRECTIONS);
export type Direction = z.infer<typeof Direction>;

/** When `when` holds, the ratio is this named class and not a number. Guards are tried in order. */
export const Guard = z.strictObject({
  when: FormulaText,
  class: Identifier,
  /** What a person reads in place of the class. */
  label: Text.optional(),
});

export const Ratio = z.strictObject({
  label: Text,
  /** Which published formula this is: two ratios are comparable only if it is equal. */
  formulaId: z.string().min(1).max(100),
  formula: FormulaText,
  unit: RatioUnit,
  direction: Direction,
  guards: z.array(Guard).max(20),
});
export type Ratio = z.infer<typeof Ratio>;

const pointsEntry = {
  points: SafeInteger,
  /** Said to a person when this entry costs points; required by a check where it does. */
  reason: Text.nullable(),
};
export const Band = z.strictObject({
  id: Identifier,
  /** Lower bound, in the band; null: no bound. */
  from: z.number().nullable(),
  /** Upper bound, not in the band; null: no bound. */
  to: z.number().nullable(),
  ...pointsEntry,
});
export type Band = z.infer<typeof Band>;

export const Category = z.strictObject({
  id: Identifier,
  values: z
    .array(z.union([z.string(), z.boolean()]))
    .min(1)
    .max(200),
  ...pointsEntry,
});
const ClassEntry = z.strictObject({ class: Identifier, ...pointsEntry });
const AbsentEntry = z.strictObject(pointsEntry);

const characteristicBase = {
  id: Identifier,
  label: Text,
  /** The ratio or fact that is banded. */
  input: z.union([Identifier, FactName]),
  theme: Theme,
  direction: Direction,
  /** Points of a customer about whom nothing speaks for or against; reasons are ranked by points lost against it. */
  neutralPoints: SafeInteger,
  /** Can the customer act on it within months? Only such characteristics enter the "what you can do" advice. */
  actionable: z.boolean(),
  /** One entry for each class that a guard of the input may give. */
  classes: z.array(ClassEntry).max(20),
  absent: z.strictObject({
    missing: AbsentEntry,
    confidential: AbsentEntry,
    notApplicable: AbsentEntry,
    stale: AbsentEntry,
  }),
};
export const Characteristic = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('numeric'), ...characteristicBase, bands: z.array(Band).min(1).max(100) }),
  z.strictObject({
    kind: z.literal('categorical'),
    ...characteristicBase,
    categories: z.array(Category).min(1).max(100),
  }),
]);
export type Characteristic = z.infer<typeof Characteristic>;

/** `from`: the lowest score that still has this rating; null on the worst one, which takes all the rest. */
export const RatingRange = z.strictObject({
  rating: Rating,
  from: SafeInteger.nullable(),
  label: Text,
  outcome: Outcome,
});

export const COMPARISON_OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;
const Scalar = z.union([z.string().max(200), z.number(), z.boolean()]);
/**
 * json-rules-engine's condition language over facts, ratios, `<name>.state`, `<ratio>.class`, `score` and `rating`.
 * An absent fact makes its comparison unknown, under `not` as well; a rule fires only where it is certain.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | {
      fact: string;
      operator: (typeof COMPARISON_OPERATORS)[number];
      value: z.infer<typeof Scalar> | z.infer<typeof Scalar>[];
    };
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1).max(50) }),
    z.strictObject({ any: z.array(Condition).min(1).max(50) }),
    z.strictObject({ not: Condition }),
    z.strictObject({
      fact: z.string().min(1).max(120),
      operator: z.enum(COMPARISON_OPERATORS),
      value: z.union([Scalar, z.array(Scalar).min(1).max(500)]),
    }),
  ]),
);

export const Effect = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('decline') }),
  z.strictObject({ type: z.literal('refer') }),
  /** The rating becomes this one unless it is already worse. */
  z.strictObject({ type: z.literal('rating_at_best'), rating: Rating }),
  z.strictObject({ type: z.literal('limit_cap'), capMinor: MinorAmount }),
  z.strictObject({ type: z.literal('terms_cap'), maxDays: z.int().nonnegative() }),
  /** Terms as that many ratings better; a guarantee lowers the loss, not the risk, so the rating stays. */
  z.strictObject({ type: z.literal('terms_lift'), ratings: z.int().min(1).max(4) }),
]);
export type Effect = z.infer<typeof Effect>;

export const PolicyRule = z.strictObject({
  id: Identifier,
  when: Condition,
  effects: z.array(Effect).min(1).max(6),
  /** What an undecidable condition does: `ignore` lets the case pass, `refer` asks a person. */
  ifUnknown: z.enum(['ignore', 'refer']),
  reason: z.strictObject({ code: Identifier, theme: Theme, text: Text }),
});
export type PolicyRule = z.infer<typeof PolicyRule>;

/** How two lawful readings of "N days end of month" are computed (CEPC): which comes first, the days or the month end. */
export const END_OF_MONTH_METHODS = ['end_of_month_plus_days', 'plus_days_end_of_month'] as const;
export const PaymentTerms = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('net'), days: z.int().min(0).max(365) }),
  z.strictObject({
    kind: z.literal('end_of_month'),
    days: z.int().min(0).max(365),
    method: z.enum(END_OF_MONTH_METHODS),
  }),
  z.strictObject({ kind: z.literal('prepayment') }),
]);
export type PaymentTerms = z.infer<typeof PaymentTerms>;
/** What is offered: the terms, a share paid before delivery, and a guarantee that must be held. */
export const TermsOffer = z.strictObject({
  terms: PaymentTerms,
  depositPercent: z.int().min(0).max(100),
  guarantee: z.enum(['none', 'retention_of_title', 'bank_guarantee', 'parent_letter', 'credit_insurance']),
});
export type TermsOffer = z.infer<typeof TermsOffer>;

/** A statutory cap in force between two days; caps in days from the invoice date. */
export const StatutoryRegime = z.strictObject({
  basis: z.string().min(1).max(200),
  validFrom: DateText,
  validTo: DateText.nullable(),
  maxNetDays: z.int().positive(),
  /** Days that may be agreed "end of month"; null: such terms are not allowed. */
  maxEndOfMonthDays: z.int().nonnegative().nullable(),
});
export type StatutoryRegime = z.infer<typeof StatutoryRegime>;
const Terms = z.strictObject({
  regimes: z.array(StatutoryRegime).min(1).max(20),
  /** The first entry that fits rating and segment wins; `segment` null fits all. */
  offers: z
    .array(z.strictObject({ rating: Rating, segment: z.string().min(1).max(100).nullable(), offer: TermsOffer }))
    .min(1)
    .max(200),
});

const byRating = <T extends z.ZodType>(value: T) => z.tuple([value, value, value, value, value]);

const Limit = z.strictObject({
  /** Numbers that depend on the rating, named in formulas as `rating.<name>`; five entries, rating 1 first. */
  tables: z.record(Identifier, z.strictObject({ unit: RatioUnit, values: byRating(z.number()) })),
  /** Named amounts, each a formula over facts, ratios and `rating.*`; a later one may use an earlier one. */
  components: z
    .array(z.strictObject({ id: Identifier, label: Text, formula: FormulaText }))
    .min(1)
    .max(30),
  /** The limit from the components, named `limit.<id>`. `min` and `max` decide which component is binding. */
  combine: FormulaText,
  roundDownToMinor: z.int().positive(),
});

const Delegation = z.strictObject({
  /** Share of the insured part that counts against an authority (0 = not at all, 1 = fully). */
  insuredCountsAt: z.number().min(0).max(1),
  /** Above this total exposure two signatures are needed; null: never. */
  fourEyesAboveMinor: MinorAmount.nullable(),
  approvalValidDays: z.int().positive(),
  /** From the least to the greatest authority; the first is the machine's own. A null amount is unlimited. */
  levels: z
    .array(z.strictObject({ role: Identifier, label: Text, maxMinor: byRating(MinorAmount.nullable()) }))
    .min(1)
    .max(12),
});

const Review = z.strictObject({
  monthsByRating: byRating(z.int().positive()),
  triggers: z.array(z.strictObject({ id: Identifier, label: Text })).max(30),
});

const Dunning = z.strictObject({
  strategyByRating: byRating(Identifier),
  strategies: z
    .array(
      z.strictObject({
        id: Identifier,
        label: Text,
        /** Days after the due date; negative: before it. */
        steps: z
          .array(
            z.strictObject({
              dayFromDue: z.int(),
              action: z.enum(['reminder', 'call', 'letter', 'formal_notice', 'order_hold', 'agency', 'legal']),
              label: Text,
            }),
          )
          .min(1)
          .max(20),
      }),
    )
    .min(1)
    .max(12),
});

/** What a new version must meet on its backtest before it may go live; null: not checked. */
const Release = z.strictObject({
  minGiniChange: z.number().nullable(),
  maxBadRateChange: z.number().nullable(),
  maxApprovalRateChange: z.number().nonnegative().nullable(),
  maxExposureChange: z.number().nonnegative().nullable(),
  maxPsi: z.number().nonnegative().nullable(),
  /** Neighbouring ratings whose bad rate falls instead of rising; left out: not checked, as with all that follow. */
  maxInversions: z.int().nonnegative().optional(),
  /** Ratings whose stated probability is shown to be too low. */
  maxRedRatings: z.int().nonnegative().optional(),
  /** Rise of the expected loss, as a share of it; a greater one is let through where the expected profit does not fall. */
  maxExpectedLossChange: z.number().optional(),
  /** Rise of the cases that need a person, as a share of them. */
  maxWorkloadChange: z.number().optional(),
  /** Cases granted terms beyond the statutory caps of the version in force. */
  maxUnlawfulTerms: z.int().nonnegative().optional(),
  /** Cases declined by the machine although the customer is, or may be, a natural person. */
  maxNaturalPersonDeclines: z.int().nonnegative().optional(),
  minObservations: z.int().nonnegative(),
});

export const Scorecard = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  id: DocumentId,
  /** The integer that it is, or for a draft will be, published under. */
  version: z.int().positive(),
  about: About,
  facts: z.record(FactName, FactDefinition),
  /** Sector benchmarks pinned by digest; `percentile(x)` reads them in this order. */
  benchmarks: z.array(z.strictObject({ id: DocumentId, version: z.int().positive(), digest: Digest })).max(10),
  ratios: z.record(Identifier, Ratio),
  characteristics: z.array(Characteristic).min(1).max(200),
  baseScore: SafeInteger,
  /** Best first: 1, 2, 3, 4, 5. */
  ratings: z.array(RatingRange).length(5),
  completeness: z.strictObject({
    /** Share of the score's weight (points between worst and best entry) that must be known; below it: refer. */
    minimumShare: z.number().min(0).max(1),
  }),
  /** The fact that says the customer is a natural person: never declined by machine. Absent counts as "may be". */
  naturalPersonFact: FactName,
  rules: z.array(PolicyRule).max(200),
  terms: Terms,
  limit: Limit,
  delegation: Delegation,
  review: Review,
  dunning: Dunning,
  /** Expert cards state points directly; fitted ones also how points relate to odds. */
  scaling: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('expert') }),
    z.strictObject({
      kind: z.literal('fitted'),
      pointsToDoubleOdds: z.number().positive(),
      anchorScore: z.number(),
      anchorOddsGoodToBad: z.number().positive(),
    }),
  ]),
  /** Probability of default per rating over `horizonMonths`, and where it comes from; null: not known. */
  calibration: z
    .strictObject({
      horizonMonths: z.int().positive(),
      source: Text,
      defaultProbability: byRating(z.number().min(0).max(1)),
    })
    .nullable(),
  release: Release,
});
export type Scorecard = z.infer<typeof Scorecard>;
