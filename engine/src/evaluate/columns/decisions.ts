/** What a columnar run leaves behind, and how to read one row of it. */
import { OUTCOMES, type Outcome, type PaymentTerms, RATINGS, type Rating } from '../../scorecard/schema.js';
import type { Resolved } from '../decision.js';
import type { RuleResult } from '../reasons.js';
import { PREPAYMENT } from '../terms.js';
import { listClasses } from './compile-formula.js';
import { AS_OFFERED } from './grant-kernels.js';
import type { ColumnOutput, ColumnPlan } from './plan.js';
import { absentKindOf, FIRST_CLASS, PRESENT } from './states.js';

/** Columns of decisions; null where the plan does not give them. */
export interface ColumnDecisions {
  readonly length: number;
  /** By ratio, in the order of `policy.ratios`: NaN where its state is not 0; states are those of `states.ts`. */
  readonly ratios: readonly { readonly values: Float64Array; readonly states: Uint8Array }[] | null;
  readonly score: Float64Array | null;
  readonly scoreRating: Uint8Array | null;
  readonly rating: Uint8Array | null;
  /** By characteristic: positions in `listEntries`. */
  readonly entries: readonly Uint8Array[] | null;
  /** By rule: positions in {@link RULE_RESULTS}. */
  readonly rules: readonly Uint8Array[] | null;
  /** Positions in `OUTCOMES`. */
  readonly outcome: Uint8Array | null;
  /** Bits of `FINDING_BITS`. */
  readonly findings: Uint8Array | null;
  /** NaN: not available. */
  readonly limitMinor: Float64Array | null;
  /** What determines the limit: rules where `isCapped` is 1, otherwise components, bit 0 being the first. */
  readonly binding: { readonly isCapped: Uint8Array; readonly components: Uint32Array } | null;
  /** Position of the offer (-1: none, prepayment), and the net days that a cap puts in its place (-1: none). */
  readonly terms: { readonly offers: Int16Array; readonly netDays: Int32Array } | null;
  /** Position of the least level of authority that may grant what was asked for. */
  readonly level: Uint8Array | null;
  readonly fourEyes: Uint8Array | null;
  readonly countedMinor: Float64Array | null;
  readonly knownShare: Float64Array | null;
  /** `LEGAL_ENTITY`, `NATURAL_PERSON` or `MAYBE_NATURAL_PERSON`. */
  readonly naturalPerson: Uint8Array | null;
}

/** By the truth of a rule's condition. */
export const RULE_RESULTS = ['unknown', 'fired', 'not_fired'] as const satisfies readonly RuleResult[];

/** Makes room for bytes; `SharedArrayBuffer` lets threads fill ranges of the same columns. */
export type Allocate = (bytes: number) => ArrayBufferLike;

const allocateOwn: Allocate = (bytes) => new ArrayBuffer(bytes);

/** Empty columns for what the plan gives. */
export function createDecisions(plan: ColumnPlan, length: number, allocate: Allocate = allocateOwn): ColumnDecisions {
  const { scorecard } = plan.policy;
  const when = <Value>(output: ColumnOutput, make: () => Value): Value | null =>
    plan.outputs.has(output) ? make() : null;
  const bytes = (): Uint8Array => new Uint8Array(allocate(length));
  const doubles = (): Float64Array => new Float64Array(allocate(length * 8));
  return {
    length,
    ratios: when('ratios', () => plan.policy.ratios.map(() => ({ values: doubles(), states: bytes() }))),
    score: when('score', doubles),
    scoreRating: when('scoreRating', bytes),
    rating: when('rating', bytes),
    entries: when('entries', () => scorecard.characteristics.map(bytes)),
    rules: when('rules', () => scorecard.rules.map(bytes)),
    outcome: when('outcome', bytes),
    findings: when('findings', bytes),
    limitMinor: when('limitMinor', doubles),
    binding: when('binding', () => ({ isCapped: bytes(), components: new Uint32Array(allocate(length * 4)) })),
    terms: when('terms', () => ({
      offers: new Int16Array(allocate(length * 2)),
      netDays: new Int32Array(allocate(length * 4)),
    })),
    level: when('level', bytes),
    fourEyes: when('fourEyes', bytes),
    countedMinor: when('countedMinor', doubles),
    knownShare: when('knownShare', doubles),
    naturalPerson: when('naturalPerson', bytes),
  };
}

/** A column that the reader of a row needs; throws where the plan does not give it. */
export function requireColumn<Column>(column: Column | null, name: ColumnOutput): Column {
  if (column === null) throw new Error(`the plan gives no column \`${name}\``);
  return column;
}

export function outcomeAt(decisions: ColumnDecisions, row: number): Outcome {
  return at(OUTCOMES, at(requireColumn(decisions.outcome, 'outcome'), row));
}

export function ratingAt(decisions: ColumnDecisions, row: number): Rating {
  return at(RATINGS, at(requireColumn(decisions.rating, 'rating'), row) - 1);
}

/** What the score alone gives, before any rule. */
export function ratingOfScoreAt(decisions: ColumnDecisions, row: number): Rating {
  return at(RATINGS, at(requireColumn(decisions.scoreRating, 'scoreRating'), row) - 1);
}

/** Null: not available. */
export function limitAt(decisions: ColumnDecisions, row: number): number | null {
  const amount = at(requireColumn(decisions.limitMinor, 'limitMinor'), row);
  return Number.isNaN(amount) ? null : amount;
}

export function ruleResultsAt(decisions: ColumnDecisions, row: number): RuleResult[] {
  return requireColumn(decisions.rules, 'rules').map((truths) => at(RULE_RESULTS, at(truths, row)));
}

/** Terms as the decision states them: prepayment where the outcome is to decline. */
export function termsAt({ policy }: ColumnPlan, decisions: ColumnDecisions, row: number): PaymentTerms {
  const { offers, netDays } = requireColumn(decisions.terms, 'terms');
  if (outcomeAt(decisions, row) === 'decline') return PREPAYMENT.terms;
  const days = at(netDays, row);
  if (days !== AS_OFFERED) return { kind: 'net', days };
  return policy.scorecard.terms.offers[at(offers, row)]?.offer.terms ?? PREPAYMENT.terms;
}

/** A ratio by its position in `policy.ratios`, as a decision traces it; causes of absence are not kept. */
export function ratioAt({ policy }: ColumnPlan, decisions: ColumnDecisions, index: number, row: number): Resolved {
  const { values, states } = at(requireColumn(decisions.ratios, 'ratios'), index);
  const state = at(states, row);
  if (state === PRESENT) return { state: 'present', value: at(values, row) };
  const kind = absentKindOf(state);
  if (kind !== null) return { state: kind, cause: null };
  return { state: 'class', class: at(listClasses(at(policy.ratios, index)), state - FIRST_CLASS) };
}

/** Ids of the components, or of the rules, that determine the limit; empty when it is not available. */
export function bindingAt({ policy }: ColumnPlan, decisions: ColumnDecisions, row: number): string[] {
  const { isCapped, components } = requireColumn(decisions.binding, 'binding');
  if (limitAt(decisions, row) === null) return [];
  if (at(isCapped, row) === 0) {
    const marks = at(components, row);
    return policy.limit.components.filter((_, bit) => ((marks >>> bit) & 1) === 1).map(({ id }) => id);
  }
  const results = ruleResultsAt(decisions, row);
  const caps = policy.scorecard.rules.flatMap(({ id, effects }, index) =>
    results[index] === 'fired'
      ? effects.flatMap((effect) => (effect.type === 'limit_cap' ? [{ id, capMinor: effect.capMinor }] : []))
      : [],
  );
  const least = Math.min(...caps.map(({ capMinor }) => capMinor));
  return caps.filter(({ capMinor }) => capMinor === least).map(({ id }) => id);
}

function at<Value>(values: ArrayLike<Value>, position: number): Value {
  const value = values[position];
  if (value === undefined) throw new RangeError(`no row or value ${position}`);
  return value;
}
