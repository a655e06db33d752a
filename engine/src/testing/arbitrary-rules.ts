import {
  ABSENT_KINDS,
  type Condition,
  type FactDefinition,
  type PolicyRule,
  RATINGS,
  type Ratio,
} from '../scorecard/schema.js';
import type { Tape } from './tape.js';

type Facts = Readonly<Record<string, FactDefinition>>;
type Ratios = Readonly<Record<string, Ratio>>;
type Comparison = Extract<Condition, { fact: string }>;

const ORDER = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const;
const EQUALITY = ['equal', 'notEqual'] as const;
const MEMBERSHIP = ['in', 'notIn'] as const;

/** A rule over anything that a rule may name, with conditions nested up to three deep. */
export function drawRule(tape: Tape, index: number, facts: Facts, ratios: Ratios): PolicyRule {
  const effects: PolicyRule['effects'] = [];
  if (tape.chance(30)) effects.push({ type: 'decline' });
  if (tape.chance(30)) effects.push({ type: 'refer' });
  if (tape.chance(40)) effects.push({ type: 'rating_at_best', rating: tape.pick([3, 4, 5, 2] as const) });
  if (tape.chance(30)) effects.push({ type: 'limit_cap', capMinor: tape.pick([100_000, 0, 5_000_000]) });
  if (tape.chance(20)) effects.push({ type: 'terms_lift', ratings: tape.int(1, 4) });
  if (effects.length === 0 || tape.chance(20)) effects.push({ type: 'terms_cap', maxDays: tape.pick([30, 0, 15]) });
  return {
    id: `p${index}`,
    when: drawCondition(tape, facts, ratios, 2),
    effects,
    ifUnknown: tape.pick(['ignore', 'refer'] as const),
    reason: { code: `because_${index}`, theme: 'legal', text: { fr: `règle ${index}`, en: `rule ${index}` } },
  };
}

function drawCondition(tape: Tape, facts: Facts, ratios: Ratios, depth: number): Condition {
  if (depth > 0 && tape.chance(50)) {
    const inner = (): Condition => drawCondition(tape, facts, ratios, depth - 1);
    switch (tape.int(0, 2)) {
      case 0:
        return { all: tape.list(1, 3, inner) };
      case 1:
        return { any: tape.list(1, 3, inner) };
      default:
        return { not: inner() };
    }
  }
  return drawComparison(tape, facts, ratios);
}

function drawComparison(tape: Tape, facts: Facts, ratios: Ratios): Comparison {
  const names = [...Object.keys(facts), ...Object.keys(ratios), 'request.total', 'request.amount'];
  const name = tape.pick(names);
  const guards = Object.hasOwn(ratios, name) ? (ratios[name]?.guards ?? []) : [];
  switch (tape.int(0, 5)) {
    case 0:
      return numberComparison(tape, 'score', [0, 50, 100, -20, 30]);
    case 1:
      return numberComparison(tape, 'rating', RATINGS);
    case 2: {
      const states = ['present', ...ABSENT_KINDS, ...(guards.length > 0 ? ['class'] : [])];
      return textComparison(tape, `${name}.state`, states);
    }
    case 3:
      if (guards.length > 0)
        return textComparison(tape, `${name}.class`, [...new Set(guards.map((guard) => guard.class))]);
      break;
    default:
  }
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  switch (fact?.type) {
    case 'boolean':
      return { fact: name, operator: tape.pick(EQUALITY), value: tape.chance(50) };
    case 'category':
      return textComparison(tape, name, fact.values);
    case 'code':
      return textComparison(tape, name, ['x', 'y', '46.51Z', 'retail']);
    case 'date':
      return { fact: name, operator: tape.pick(ORDER), value: tape.pick(['2024-06-01', '2020-01-01']) };
    case 'number':
    case 'integer':
      return numberComparison(tape, name, [0, 0.5, 1, 10, 30, -1]);
    case 'money':
      return numberComparison(tape, name, [0, 100, 5000, 100_000]);
    default:
      return numberComparison(tape, name, [0, 0.5, 1, 2, 100, 5000]);
  }
}

function numberComparison(tape: Tape, fact: string, values: readonly number[]): Comparison {
  if (tape.chance(20))
    return { fact, operator: tape.pick(MEMBERSHIP), value: tape.list(1, 3, () => tape.pick(values)) };
  return { fact, operator: tape.pick([...ORDER, ...EQUALITY]), value: tape.pick(values) };
}

function textComparison(tape: Tape, fact: string, values: readonly string[]): Comparison {
  if (tape.chance(40))
    return { fact, operator: tape.pick(MEMBERSHIP), value: tape.list(1, 3, () => tape.pick(values)) };
  return { fact, operator: tape.pick(EQUALITY), value: tape.pick(values) };
}
