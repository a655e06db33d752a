/** The card that all contenders score: 12 characteristics of 5 bands on plain numbers, one value in twenty absent. */
import type { Application } from '../../src/application/schema.js';
import { ABSENT_KINDS, type Characteristic, type FactDefinition } from '../../src/scorecard/schema.js';
import { EXAMPLE_SCORECARD, exampleApplication, examplePolicy } from '../../src/testing/example-policy.js';

export const CHARACTERISTICS = 12;
export const EDGES = [10.3, 20.7, 30.1, 40.9] as const;
export const POINTS = [-10, -5, 0, 5, 10] as const;
/** The same for every way of being absent: SQL has only one. */
export const ABSENT_POINTS = -3;
export const RATING_BOUNDS = [40, 20, 0, -20] as const;
export const DATE = '2026-01-31';

export const factName = (index: number): string => `bench.f${index}`;
export const factNames = Array.from({ length: CHARACTERISTICS }, (_, index) => factName(index));

const label = { fr: 'x', en: 'x' };
const reason = { fr: 'Raison.', en: 'Reason.' };

/** The card, with the rules, terms, limit and authorities of the example scorecard. */
export const policy = examplePolicy({
  facts: Object.fromEntries(factNames.map((name): [string, FactDefinition] => [name, numberFact()])),
  characteristics: factNames.map(characteristicOf),
  baseScore: 0,
  ratings: EXAMPLE_SCORECARD.ratings.map((range, index) => ({ ...range, from: RATING_BOUNDS[index] ?? null })),
});

function numberFact(): FactDefinition {
  return { label, type: 'number', unit: 'days', minimum: null, maximum: null, maxAgeDays: null };
}

function characteristicOf(input: string, index: number): Characteristic {
  const absent = { points: ABSENT_POINTS, reason };
  return {
    kind: 'numeric',
    id: `c${index}`,
    label,
    input,
    theme: 'payment',
    direction: 'higher_better',
    neutralPoints: 0,
    actionable: false,
    classes: [],
    absent: { missing: absent, confidential: absent, notApplicable: absent, stale: absent },
    bands: POINTS.map((points, band) => ({
      id: `b${band}`,
      from: EDGES[band - 1] ?? null,
      to: EDGES[band] ?? null,
      points,
      reason,
    })),
  };
}

/** A whole number below 2^32 that looks random; the same in {@link hashInSql}. */
function hash(seed: number): number {
  let value = Math.imul(seed, 2_654_435_761) >>> 0;
  value = (value ^ (value >>> 16)) >>> 0;
  value = Math.imul(value, 2_246_822_519) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
}

function hashInSql(seed: string): string {
  const multiply = (value: string, factor: number): string => `((${value})::HUGEINT * ${factor} % 4294967296)::BIGINT`;
  const first = multiply(seed, 2_654_435_761);
  const second = multiply(`xor(${first}, ${first} >> 16)`, 2_246_822_519);
  return `xor(${second}, ${second} >> 13)`;
}

/** Value of a fact in a row, and the state in which it is absent (position in `ABSENT_KINDS`), or null. */
export function valueAt(row: number, index: number): { readonly value: number; readonly absent: number | null } {
  const bits = hash(row * CHARACTERISTICS + index + 1);
  const isAbsent = bits % 20 === 0;
  return { value: (bits / 4_294_967_296) * 50, absent: isAbsent ? Math.floor(bits / 20) % ABSENT_KINDS.length : null };
}

/** SQL that makes the same table in DuckDB. */
export function tableInSql(rows: number): string {
  const columns = factNames.map((_, index) => {
    const bits = hashInSql(`i * ${CHARACTERISTICS} + ${index + 1}`);
    return `CASE WHEN ${bits} % 20 = 0 THEN NULL ELSE ${bits}::DOUBLE / 4294967296.0::DOUBLE * 50.0::DOUBLE END AS f${index}`;
  });
  return `CREATE TABLE observations AS SELECT ${columns.join(', ')} FROM range(${rows}) AS r(i) ORDER BY i`;
}

/** The same card as SQL: rating, how many cases have it, and the sum of their scores. */
export function cardInSql(): string {
  const entries = factNames.map((_, index) => {
    const bands = EDGES.map((edge, band) => `WHEN f${index} < ${edge} THEN ${POINTS[band] ?? 0}`).join(' ');
    return `CASE WHEN f${index} IS NULL THEN ${ABSENT_POINTS} ${bands} ELSE ${POINTS.at(-1) ?? 0} END`;
  });
  const ratings = RATING_BOUNDS.map((bound, index) => `WHEN score >= ${bound} THEN ${index + 1}`).join(' ');
  return `SELECT rating, count(*)::DOUBLE AS n, sum(score)::DOUBLE AS total FROM (
    SELECT score, CASE ${ratings} ELSE 5 END AS rating FROM (SELECT ${entries.join(' + ')} AS score FROM observations)
  ) GROUP BY rating ORDER BY rating`;
}

/** A row as an application, for the executors that take one case at a time. */
export function applicationAt(row: number): Application {
  const facts = factNames.map((name, index): [string, Application['facts'][string]] => {
    const { value, absent } = valueAt(row, index);
    const status = absent === null ? 'present' : (ABSENT_KINDS[absent] ?? 'missing');
    return [name, { value: absent === null ? value : null, status, asOf: null, knownAt: null, source: null }];
  });
  return exampleApplication({
    date: DATE,
    facts: { ...Object.fromEntries(facts), 'fin.equity': equityAt(row) },
    request: { amountMinor: amountAt(row) },
  });
}

export const equityAt = (row: number): number => (row % 1000) * 100_000;
export const amountAt = (row: number): number => (row % 77) * 50_000;
