/**
 * A scorecard as json-rules-engine rules: plain JSON with the library's own operators, so that what runs here is what
 * `exportRules` hands out and anyone's json-rules-engine can run.
 *
 * One rule per characteristic, not one per band: the library clones and awaits per rule. Its conditions are a ladder.
 * Bands are sorted and leave no gap, so "the first condition, in order, that is true" names the band with one
 * comparison each. An absent value is `null`, which no comparison of the ladder accepts.
 */
import { ABSENT_KINDS, type Band, type Characteristic, type Scorecard } from '../../scorecard/schema.js';
import { compileCondition, type RootCondition, type RuleComparison } from './condition.js';

/** A rule in json-rules-engine's JSON form. */
export interface JsonRule {
  readonly name: string;
  readonly conditions: RootCondition;
  readonly event: { readonly type: string; readonly params?: Readonly<Record<string, unknown>> };
  readonly priority?: number;
}

/** A ladder: the first of `names` whose condition is true is the answer. */
export interface Ladder {
  readonly rule: JsonRule;
  /** For each condition in `rule.conditions.any`, the position of the entry (or rating) it stands for. */
  readonly positions: readonly number[];
}

/** Conditions that decide most cases run first; the library then skips the rest of an `any`. */
const FIRST = 2;
const SECOND = 1;

/** The rule that chooses the entry of a characteristic; condition names are `<kind>:<entry id>`. */
export function compileEntryLadder(characteristic: Characteristic): Ladder {
  const state = `${characteristic.input}.state`;
  const values = characteristic.kind === 'numeric' ? compileBands(characteristic) : compileCategories(characteristic);
  const count = characteristic.kind === 'numeric' ? characteristic.bands.length : characteristic.categories.length;
  const rest: RuleComparison[] = [
    ...characteristic.classes.map((entry) =>
      compare(`${characteristic.input}.class`, 'equal', entry.class, `class:${entry.class}`, SECOND),
    ),
    ...ABSENT_KINDS.map((kind) => compare(state, 'equal', kind, `absent:${kind}`, SECOND)),
  ];
  if (characteristic.kind === 'categorical') {
    rest.push(compare(state, 'equal', 'present', 'absent:notApplicable', SECOND));
  }
  const notApplicable = count + characteristic.classes.length + ABSENT_KINDS.indexOf('notApplicable');
  return {
    rule: {
      name: characteristic.id,
      conditions: { any: [...values.map(({ comparison }) => comparison), ...rest] },
      event: { type: 'entry', params: { characteristic: characteristic.id } },
    },
    positions: [
      ...values.map(({ position }) => position),
      ...rest.map((_, index) =>
        index < rest.length - 1 || characteristic.kind === 'numeric' ? count + index : notApplicable,
      ),
    ],
  };
}

interface ValueComparison {
  readonly comparison: RuleComparison;
  readonly position: number;
}

/** Upper bounds in rising order, then the lower bound of the last band. */
function compileBands(characteristic: Extract<Characteristic, { kind: 'numeric' }>): ValueComparison[] {
  const sorted = characteristic.bands
    .map((band, position) => ({ band, position }))
    .sort((a, b) => (a.band.from ?? Number.NEGATIVE_INFINITY) - (b.band.from ?? Number.NEGATIVE_INFINITY));
  assertPartition(
    characteristic.id,
    sorted.map(({ band }) => band),
  );
  return sorted.map(({ band, position }) => {
    const name = `band:${band.id}`;
    const comparison =
      band.to !== null
        ? compare(characteristic.input, 'lessThan', band.to, name, FIRST)
        : band.from !== null
          ? compare(characteristic.input, 'greaterThanInclusive', band.from, name, FIRST)
          : compare(`${characteristic.input}.state`, 'equal', 'present', name, FIRST);
    return { comparison, position };
  });
}

/**
 * INVARIANT: the ladder is right only where bands cover every number once; `checkScorecard` refuses all others. The
 * outer bounds may be those of the fact itself, beyond which `parseApplication` lets no value pass.
 */
function assertPartition(id: string, bands: readonly Band[]): void {
  bands.forEach(({ from }, index) => {
    const before = bands[index - 1];
    if (before !== undefined && (from === null || from !== before.to))
      throw new Error(`bands of \`${id}\` do not cover all numbers once`);
  });
}

function compileCategories(characteristic: Extract<Characteristic, { kind: 'categorical' }>): ValueComparison[] {
  return characteristic.categories.map((category, position) => ({
    comparison: compare(characteristic.input, 'in', [...category.values], `category:${category.id}`, FIRST),
    position,
  }));
}

function compare(
  fact: string,
  operator: RuleComparison['operator'],
  value: RuleComparison['value'],
  name: string,
  priority: number,
): RuleComparison {
  return { fact, operator, value, name, priority };
}

/** Fact `score` → rating; condition names are `rating:<n>`, the best first. */
export function compileRatingLadder(ratings: Scorecard['ratings']): Ladder {
  const above = ratings.filter(({ from }) => from !== null);
  const lowest = above.at(-1);
  const worst = ratings.at(-1);
  if (lowest === undefined || worst === undefined || worst.from !== null || above.length !== ratings.length - 1) {
    throw new Error('only the last rating has no lower bound');
  }
  return {
    rule: {
      name: 'rating',
      conditions: {
        any: [
          ...above.map(
            ({ rating, from }): RuleComparison => ({
              fact: 'score',
              operator: 'greaterThanInclusive',
              value: from,
              name: `rating:${rating}`,
            }),
          ),
          { fact: 'score', operator: 'lessThan', value: lowest.from, name: `rating:${worst.rating}` },
        ],
      },
      event: { type: 'rating' },
    },
    positions: ratings.map((_, index) => index),
  };
}

/** For every policy rule what makes it fire, or, with `wanted` false, what makes it certain that it does not. */
export function compilePolicyRules(rules: Scorecard['rules'], wanted: boolean): JsonRule[] {
  return rules.map((rule) => ({
    name: wanted ? rule.id : `${rule.id}.refuted`,
    conditions: compileCondition(rule.when, wanted),
    event: wanted
      ? { type: 'policy', params: { code: rule.reason.code, effects: rule.effects } }
      : { type: 'policy_refuted' },
  }));
}
