/**
 * Shape of the catalogue: what an author inserts from (facts, ratios, composite scores) and what maps outside data to
 * facts (scores of providers, accounts boxes, statutory regimes). The content is shipped as documents, not here.
 */
import { z } from 'zod';
import { Text } from '../kernel/text.js';
import { DIRECTIONS, FactDefinition, Rating, Ratio, StatutoryRegime, Theme } from '../scorecard/schema.js';

const SchemaVersion = z.literal(1);
/** A signed sum of account boxes: `DS+DT+DU+DV`, `FR-GF`. */
const BoxSum = z.string().regex(/^[A-Z0-9]{2,3}([+-][A-Z0-9]{2,3})*$/);

export const FactCatalogue = z.strictObject({
  schemaVersion: SchemaVersion,
  facts: z.record(
    z.string(),
    z.strictObject({
      definition: FactDefinition,
      /** The boxes of the French accounts forms that it is the sum of; null when it comes from elsewhere. */
      boxes: BoxSum.nullable(),
      note: Text.nullable(),
    }),
  ),
});
export type FactCatalogue = z.infer<typeof FactCatalogue>;

/** Bands without texts: a starting point, to be fitted to one's own customers. */
const SuggestedBand = z.strictObject({
  id: z.string(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  points: z.int(),
});

export const RatioCatalogue = z.strictObject({
  schemaVersion: SchemaVersion,
  ratios: z.record(
    z.string(),
    z.strictObject({
      ratio: Ratio,
      theme: Theme,
      /** The formula in account boxes, for a reader. */
      codes: z.string().min(1),
      /** Empty: compare with the sector instead of a level. */
      bands: z.array(SuggestedBand),
      classes: z.array(z.strictObject({ class: z.string(), points: z.int() })),
      source: z.string().min(1),
      note: Text.nullable(),
    }),
  ),
});
export type RatioCatalogue = z.infer<typeof RatioCatalogue>;

export const CompositeCatalogue = z.strictObject({
  schemaVersion: SchemaVersion,
  components: z.record(z.string(), z.strictObject({ ratio: Ratio, codes: z.string().min(1) })),
  composites: z.record(
    z.string(),
    z.strictObject({
      ratio: Ratio,
      /** Names of the components (or composites) that the formula reads. */
      components: z.array(z.string()).min(1),
      /** Reading of the score; `from` in the zone, `to` in the next. */
      zones: z.array(z.strictObject({ from: z.number().nullable(), to: z.number().nullable(), label: Text })).min(2),
      citation: z.string().min(1),
      /** On which companies the score was built, hence where it may be used. */
      domain: Text,
    }),
  ),
});
export type CompositeCatalogue = z.infer<typeof CompositeCatalogue>;

export const ExternalScoreCatalogue = z.strictObject({
  schemaVersion: SchemaVersion,
  /** The fact that a connector may bring every score to: 1 (best) to 5. */
  fact: z.string(),
  numeric: z.array(
    z.strictObject({
      id: z.string(),
      provider: z.string(),
      /** The score as it was received, refused outside its range. */
      fact: z.string(),
      /** The normaliser, to be copied into a scorecard: the raw score on 0 to 100, whatever its scale, 100 always best. */
      ratio: Ratio,
      rawMinimum: z.number(),
      rawMaximum: z.number(),
      /** Providers disagree on which end is good; nothing is guessed from the number. */
      direction: z.enum(DIRECTIONS).exclude(['neutral']),
      classes: z.array(z.strictObject({ from: z.number().nullable(), to: z.number().nullable(), riskClass: Rating })),
      maxAgeDays: z.int().positive(),
      note: Text,
    }),
  ),
  letters: z.array(
    z.strictObject({
      id: z.string(),
      provider: z.string(),
      fact: z.string(),
      values: z.record(z.string(), Rating),
      maxAgeDays: z.int().positive(),
      note: Text,
    }),
  ),
});
export type ExternalScoreCatalogue = z.infer<typeof ExternalScoreCatalogue>;

export const RegimeCatalogue = z.strictObject({
  schemaVersion: SchemaVersion,
  families: z.array(
    z.strictObject({ id: z.string(), label: Text, regimes: z.array(StatutoryRegime).min(1), note: Text.nullable() }),
  ),
});
export type RegimeCatalogue = z.infer<typeof RegimeCatalogue>;

export const PromptnessTable = z.strictObject({
  schemaVersion: SchemaVersion,
  fact: z.string(),
  /** Anchors by days late (negative: early), ascending; linear in between. */
  daysToIndex: z.array(z.strictObject({ days: z.number(), index: z.number() })).min(2),
  minimum: z.int(),
  maximum: z.int(),
  note: Text,
});
export type PromptnessTable = z.infer<typeof PromptnessTable>;

const ACCOUNT_COLUMNS = ['m1', 'm2', 'm3', 'm4'] as const;
const AccountBox = z.strictObject({
  box: z.string(),
  form: z.string(),
  page: z.int().positive(),
  /** Code of the row in filed data: the first box of the row, not always the one that holds the total. */
  row: z.string(),
  /** The column that holds this year's net amount, and last year's; which one differs from page to page. */
  current: z.enum(ACCOUNT_COLUMNS),
  prior: z.enum(ACCOUNT_COLUMNS),
});
const Identity = z.strictObject({ id: z.string(), left: BoxSum, right: BoxSum, label: Text });

const Witnesses = z.strictObject({ totalBox: z.string(), capitalBox: z.string() });

export const LiasseCatalogue = z.strictObject({
  schemaVersion: SchemaVersion,
  source: Text,
  boxes: z.array(AccountBox).min(1),
  facts: z.record(z.string(), BoxSum),
  simplifiedBoxes: z.array(AccountBox).min(1),
  simplifiedFacts: z.record(z.string(), BoxSum),
  /** Sums that must hold in any filed accounts, up to rounding. */
  identities: z.array(Identity),
  simplifiedIdentities: z.array(Identity),
  toleranceEuros: z.number().nonnegative(),
  /** Boxes by which a slip of scale shows: total assets against last year's, capital against the register's. */
  witnesses: Witnesses,
  simplifiedWitnesses: Witnesses,
});
export type LiasseCatalogue = z.infer<typeof LiasseCatalogue>;
