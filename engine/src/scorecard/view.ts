/**
 * What can be understood of a document that may be malformed here and there. A label that is being typed must not
 * hide that two bands overlap elsewhere: each part is read by itself, and checks see the parts that are well formed.
 */
import { z } from 'zod';
import { isRecord } from '../kernel/shape/schema-walk.js';
import { Characteristic, type Condition, FactDefinition, PolicyRule, Ratio, Scorecard } from './schema.js';

/** An element of a list with its place in the document. */
export interface Element<T> {
  readonly index: number;
  readonly value: T;
}

type Limit = Scorecard['limit'];

export interface ScorecardView {
  /** The document, if all of it is well formed. Checks about what is *not* there need it. */
  readonly whole: Scorecard | null;
  /** Every fact that is declared; null where its declaration is malformed. */
  readonly facts: ReadonlyMap<string, FactDefinition | null>;
  readonly ratios: ReadonlyMap<string, Ratio | null>;
  readonly benchmarks: readonly Element<Scorecard['benchmarks'][number]>[];
  readonly characteristics: readonly Element<Characteristic>[];
  readonly baseScore: number | null;
  readonly ratings: Scorecard['ratings'] | null;
  readonly naturalPersonFact: string | null;
  readonly rules: readonly Element<PolicyRule>[];
  readonly about: Scorecard['about'] | null;
  readonly terms: Scorecard['terms'] | null;
  readonly tables: ReadonlyMap<string, Limit['tables'][string] | null>;
  readonly components: readonly Element<Limit['components'][number]>[];
  readonly combine: string | null;
  readonly delegation: Scorecard['delegation'] | null;
  readonly review: Scorecard['review'] | null;
  readonly dunning: Scorecard['dunning'] | null;
  readonly calibration: Scorecard['calibration'];
}

const { shape } = Scorecard;
const LimitSchema = shape.limit;

/** The view of a document that `Scorecard` accepts. */
export function viewOfWhole(whole: Scorecard): ScorecardView {
  return {
    whole,
    facts: new Map(Object.entries(whole.facts)),
    ratios: new Map(Object.entries(whole.ratios)),
    benchmarks: enumerate(whole.benchmarks),
    characteristics: enumerate(whole.characteristics),
    baseScore: whole.baseScore,
    ratings: whole.ratings,
    naturalPersonFact: whole.naturalPersonFact,
    rules: enumerate(whole.rules),
    about: whole.about,
    terms: whole.terms,
    tables: new Map(Object.entries(whole.limit.tables)),
    components: enumerate(whole.limit.components),
    combine: whole.limit.combine,
    delegation: whole.delegation,
    review: whole.review,
    dunning: whole.dunning,
    calibration: whole.calibration,
  };
}

/** The view of any value at all. */
export function viewOfParts(value: unknown): ScorecardView {
  const root = isRecord(value) ? value : {};
  const limit = isRecord(root.limit) ? root.limit : {};
  return {
    whole: null,
    facts: readEntries(FactDefinition, root.facts),
    ratios: readEntries(Ratio, root.ratios),
    benchmarks: readElements(shape.benchmarks.element, root.benchmarks),
    characteristics: readElements(Characteristic, root.characteristics),
    baseScore: read(shape.baseScore, root.baseScore),
    ratings: read(shape.ratings, root.ratings),
    naturalPersonFact: read(shape.naturalPersonFact, root.naturalPersonFact),
    rules: readElements(PolicyRule, root.rules),
    about: read(shape.about, root.about),
    terms: read(shape.terms, root.terms),
    tables: readEntries(LimitSchema.shape.tables.valueType, limit.tables),
    components: readElements(LimitSchema.shape.components.element, limit.components),
    combine: read(z.string(), limit.combine),
    delegation: read(shape.delegation, root.delegation),
    review: read(shape.review, root.review),
    dunning: read(shape.dunning, root.dunning),
    calibration: read(shape.calibration, root.calibration),
  };
}

function enumerate<T>(values: readonly T[]): Element<T>[] {
  return values.map((value, index) => ({ index, value }));
}

function read<T>(schema: z.ZodType<T>, value: unknown): T | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

function readElements<T>(schema: z.ZodType<T>, value: unknown): Element<T>[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [{ index, value: parsed.data }] : [];
  });
}

function readEntries<T>(schema: z.ZodType<T>, value: unknown): Map<string, T | null> {
  if (!isRecord(value)) return new Map();
  return new Map(Object.entries(value).map(([name, item]) => [name, read(schema, item)]));
}

/** Visits every comparison of a condition with the path that leads to it. */
export function walkComparisons(
  condition: Condition,
  path: readonly (string | number)[],
  visit: (comparison: Extract<Condition, { fact: string }>, path: readonly (string | number)[]) => void,
): void {
  if ('all' in condition) {
    condition.all.forEach((inner, index) => {
      walkComparisons(inner, [...path, 'all', index], visit);
    });
  } else if ('any' in condition) {
    condition.any.forEach((inner, index) => {
      walkComparisons(inner, [...path, 'any', index], visit);
    });
  } else if ('not' in condition) walkComparisons(condition.not, [...path, 'not'], visit);
  else visit(condition, path);
}
