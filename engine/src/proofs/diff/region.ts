/** Regions of customers, as conditions that a person reads. */
import type { Application, ApplicationInput } from '../../application/schema.js';
import type { AbsentKind } from '../../kernel/absent.js';
import type { Text } from '../../kernel/text.js';
import type { Certainty } from '../finding.js';
import type { Simulation } from '../simulate.js';

/** From `from`, in it unless `fromOpen`, up to `to`, not in it unless `toClosed`; null: no bound. */
export interface Interval {
  readonly from: number | null;
  readonly to: number | null;
  readonly fromOpen: boolean;
  readonly toClosed: boolean;
}

/** What one fact or ratio, the score, the rating or the exposure may be in a region: any of what is listed. */
export interface RegionCondition {
  /** A name of the policy, `score`, `rating`, `exposure` or `segment`. */
  readonly name: string;
  readonly intervals: readonly Interval[];
  readonly values: readonly (string | number | boolean)[];
  readonly classes: readonly string[];
  readonly absent: readonly AbsentKind[];
}

export const REGION_PARTS = [
  'fact',
  'ratio',
  'points',
  'base',
  'ratings',
  'rule',
  'known',
  'terms',
  'limit',
  'authority',
  'person',
  'validity',
  'review',
  'dunning',
  'calibration',
  'release',
  'currency',
] as const;
export type RegionPart = (typeof REGION_PARTS)[number];

const CONDUCT: ReadonlySet<RegionPart> = new Set([
  'validity',
  'review',
  'dunning',
  'calibration',
  'release',
  'currency',
]);

/** What is done with a decision rather than decided: no customer needs to be looked for. */
export function isConduct(part: RegionPart): boolean {
  return CONDUCT.has(part);
}

/** Two decisions on one customer, on the points that a difference is about. */
export interface Move {
  readonly witness: ApplicationInput;
  readonly points: readonly [number, number];
  readonly rating: readonly [number, number];
  readonly outcome: readonly [string, string];
  readonly limitMinor: readonly [number | null, number | null];
  readonly termsDays: readonly [number, number];
  readonly role: readonly [string, string];
  /** False: the customer lies in other regions too, which may be why the decision differs. */
  readonly isAlone: boolean;
}

/** Where two versions differ in one part, and what follows for decisions. */
export interface Region {
  readonly part: RegionPart;
  /** Id of the rule, the table of the limit, the triggers or the tolerance that differs; null for other parts. */
  readonly subject: string | null;
  /** All must hold; none: everywhere. */
  readonly conditions: readonly RegionCondition[];
  /** What the part itself says, first version and second: points, a rating, days, an amount; null where it is no number. */
  readonly change: readonly [number | null, number | null];
  /** Customers of whom the decision differs, one for each change of rating, the greatest first; empty: none was found. */
  readonly moves: readonly Move[];
  /** `proved`: a customer was decided by both versions and differs. `sampled`: the part differs, and no such customer was found. */
  readonly certainty: Certainty;
  readonly text: Text;
}

/** A region before its customers are known. `covers` holds of every customer whose decision this part may change. */
export interface RegionDraft {
  readonly part: RegionPart;
  readonly subject?: string;
  readonly conditions: readonly RegionCondition[];
  readonly change: readonly [number | null, number | null];
  readonly covers: (first: Simulation, second: Simulation, application: Application) => boolean;
  /** Names whose values lead into the region. */
  readonly names: readonly string[];
  /** What was changed of `subject`, in words. */
  readonly note?: Text;
  /** What the part says in each version, in words, where it is no number. */
  readonly says?: readonly [Text, Text];
  /** How near a customer is to the region, 0…1, for a search; left out where `names` lead straight into it. */
  readonly near?: (first: Simulation, second: Simulation) => number;
}

export function condition(name: string, parts: Partial<Omit<RegionCondition, 'name'>>): RegionCondition {
  return { name, intervals: [], values: [], classes: [], absent: [], ...parts };
}

export function interval(from: number | null, to: number | null): Interval {
  return { from, to, fromOpen: false, toClosed: false };
}

/** Is `value` in one of the intervals? */
export function isWithin(intervals: readonly Interval[], value: number): boolean {
  return intervals.some(
    ({ from, to, fromOpen, toClosed }) =>
      (from === null || (fromOpen ? value > from : value >= from)) &&
      (to === null || (toClosed ? value <= to : value < to)),
  );
}

/** Does what a name resolves to meet a condition on facts or ratios? */
export function meets(
  { intervals, values, classes, absent }: RegionCondition,
  resolved: Simulation['scope']['resolved'][number],
): boolean {
  if (resolved === undefined) return false;
  if (resolved.state === 'class') return classes.includes(resolved.class);
  if (resolved.state !== 'present') return absent.includes(resolved.state);
  const { value } = resolved;
  return values.includes(value) || (typeof value === 'number' && isWithin(intervals, value));
}
