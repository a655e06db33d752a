/** Applications for a given scorecard: values on and beside its thresholds, and every way of being absent. */
import type { Application, FactInput, FactValue } from '../application/schema.js';
import { addDays } from '../kernel/calendar-date.js';
import { ABSENT_KINDS, type FactDefinition, type Scorecard } from '../scorecard/schema.js';
import { OTHER_SECTOR_CODES, SECTOR_CODES } from './arbitrary-benchmark.js';
import type { Tape } from './tape.js';

const DATES = ['2025-06-30', '2024-02-29', '2025-01-31', '2019-12-31', '2005-03-01'] as const;

/** Builds an application from the choices on a tape, valid for the scorecard; defaults are filled in. */
export function drawApplication(tape: Tape, scorecard: Scorecard): Application {
  const date = tape.pick(DATES);
  const facts: Record<string, FactInput> = {};
  const priorFacts: Record<string, FactInput> = {};
  for (const [name, fact] of Object.entries(scorecard.facts)) {
    const given = drawFact(tape, name, fact, scorecard, date);
    if (given !== undefined) facts[name] = given;
    const earlier = tape.chance(60) ? drawFact(tape, name, fact, scorecard, addDays(date, -365)) : undefined;
    if (earlier !== undefined) priorFacts[name] = earlier;
  }
  return {
    date,
    customer: null,
    request: {
      amountMinor: tape.pick([100_000, 0, 5_000, 1_000_000, 7_777_777]),
      exposureMinor: tape.pick([0, 50_000, 123_456]),
      groupExposureMinor: tape.pick([0, 1, 400_000]),
      insuredMinor: tape.pick([0, 33_333, 100_000, 10_000_000]),
      terms: tape.chance(50)
        ? null
        : tape.pick([
            { kind: 'net', days: 30 },
            { kind: 'net', days: 60 },
            { kind: 'end_of_month', days: 45, method: 'end_of_month_plus_days' },
            { kind: 'prepayment' },
          ] as const),
    },
    facts,
    priorFacts,
  };
}

function drawFact(
  tape: Tape,
  name: string,
  fact: FactDefinition,
  scorecard: Scorecard,
  date: string,
): FactInput | undefined {
  const value = drawValue(tape, name, fact, scorecard);
  switch (tape.int(0, 9)) {
    case 1:
      return undefined;
    case 2:
      return { value: null, status: tape.pick(ABSENT_KINDS), asOf: null, knownAt: null, source: null };
    case 3:
    case 4: {
      const asOf = addDays(date, -tape.pick([0, 30, 31, 400, 401]));
      return { value, status: 'present', asOf, knownAt: tape.chance(50) ? asOf : null, source: 'test' };
    }
    default:
      return value;
  }
}

function drawValue(tape: Tape, name: string, fact: FactDefinition, scorecard: Scorecard): FactValue {
  switch (fact.type) {
    case 'boolean':
      return tape.chance(50);
    case 'category':
      return tape.pick(fact.values);
    case 'code':
      if (name === 'registry.naf2025') return tape.pick(OTHER_SECTOR_CODES);
      return name === 'registry.naf' ? tape.pick(SECTOR_CODES) : tape.pick(['x', 'retail', 'y', 'other']);
    case 'date':
      return tape.pick(['2024-06-01', '2020-01-01', '2026-01-01']);
    case 'money':
      return tape.chance(25)
        ? Math.round(drawNear(tape, name, scorecard))
        : tape.pick([100, 0, 5000, 100_000, -100, -5000, 1, 200, 33_333]);
    default: {
      const near = tape.chance(40)
        ? drawNear(tape, name, scorecard)
        : tape.pick([0, 1, 2, 0.5, 10, 30, -1, 99, 0.1, 1e-9]);
      const whole = fact.type === 'integer' ? Math.round(near) : near;
      const least = fact.minimum ?? Number.NEGATIVE_INFINITY;
      const most = fact.maximum ?? Number.POSITIVE_INFINITY;
      return Math.min(most, Math.max(least, whole));
    }
  }
}

/** A number on a band's bound, or as little beside it as a double can be. */
function drawNear(tape: Tape, name: string, scorecard: Scorecard): number {
  const bounds = scorecard.characteristics.flatMap((characteristic) =>
    characteristic.kind === 'numeric' && characteristic.input === name
      ? characteristic.bands.flatMap(({ from }) => (from === null ? [] : [from]))
      : [],
  );
  const bound = bounds.length === 0 ? tape.pick([1, 0.5, 100]) : tape.pick(bounds);
  const step = bound === 0 ? Number.MIN_VALUE : Math.abs(bound) * Number.EPSILON;
  return tape.pick([bound, bound - step, bound + step]);
}
