/** Scorecards that pass the check by construction, with every feature of the format now and then. */
import type { Benchmark } from '../benchmark/schema.js';
import { digestOfDocument } from '../kernel/digest.js';
import { type Characteristic, type FactDefinition, RATINGS, type Ratio, type Scorecard } from '../scorecard/schema.js';
import { drawBenchmark } from './arbitrary-benchmark.js';
import { drawMoney, drawPlain, drawTruth, type FormulaVocabulary } from './arbitrary-formulas.js';
import { drawDelegation, drawDunning, drawTerms } from './arbitrary-grant.js';
import { drawRule } from './arbitrary-rules.js';
import type { Tape } from './tape.js';

/** A scorecard together with the benchmarks that it pins. */
export interface DrawnScorecard {
  readonly scorecard: Scorecard;
  readonly benchmarks: readonly Benchmark[];
}

const label = (name: string): { fr: string; en: string } => ({ fr: `${name} (fr)`, en: `${name} (en)` });
const REQUEST = ['request.total', 'request.amount', 'request.exposure', 'request.insured'];
const UNITS = ['ratio', 'share', 'percent', 'days', 'months', 'years', 'count', 'points'] as const;

/** Builds a scorecard from the choices on a tape; an empty tape gives the smallest one. */
export function drawScorecard(tape: Tape): DrawnScorecard {
  const facts = drawFacts(tape);
  const withBenchmark = Object.hasOwn(facts, 'registry.naf');
  const ratios = drawRatios(tape, facts, withBenchmark);
  const formulaIds = [...new Set(Object.values(ratios).map(({ formulaId }) => formulaId))];
  const benchmarks = withBenchmark && formulaIds.length > 0 ? [drawBenchmark(tape, formulaIds)] : [];
  const characteristics = tape.list(1, 6, (index) => drawCharacteristic(tape, index, facts, ratios));
  const limit = drawLimit(tape, vocabularyOf(facts, ratios, withBenchmark));
  const scorecard: Scorecard = {
    schemaVersion: 1,
    id: 'fuzz',
    version: 1,
    about: {
      name: label('fuzz'),
      intendedUse: label('test'),
      owner: 'test',
      segment: 'all',
      currency: 'EUR',
      effectiveFrom: '2024-01-01',
    },
    facts,
    benchmarks: benchmarks.map((benchmark) => ({
      id: benchmark.id,
      version: benchmark.version,
      digest: digestOfDocument(benchmark),
    })),
    ratios,
    characteristics,
    baseScore: tape.int(-50, 100),
    ratings: drawRatings(tape),
    completeness: { minimumShare: tape.pick([0, 0.5, 0.8, 1]) },
    naturalPersonFact: 'registry.naturalPerson',
    rules: tape.list(0, 5, (index) => drawRule(tape, index, facts, ratios)),
    terms: drawTerms(tape, Object.hasOwn(facts, 'rel.segment')),
    limit,
    delegation: drawDelegation(tape),
    review: {
      monthsByRating: [tape.int(1, 24), tape.int(1, 24), tape.int(1, 12), tape.int(1, 6), tape.int(1, 3)],
      triggers: [],
    },
    dunning: drawDunning(tape),
    scaling: tape.chance(50)
      ? { kind: 'expert' }
      : { kind: 'fitted', pointsToDoubleOdds: 20, anchorScore: 100, anchorOddsGoodToBad: 15 },
    calibration: tape.chance(50)
      ? { horizonMonths: 12, source: label('past'), defaultProbability: [0.001, 0.005, 0.02, 0.06, 0.2] }
      : null,
    release: {
      minGiniChange: null,
      maxBadRateChange: null,
      maxApprovalRateChange: null,
      maxExposureChange: null,
      maxPsi: null,
      minObservations: 0,
    },
  };
  return { scorecard, benchmarks };
}

function drawFacts(tape: Tape): Record<string, FactDefinition> {
  const facts: Record<string, FactDefinition> = {
    'registry.naturalPerson': { label: label('natural'), type: 'boolean', maxAgeDays: drawAge(tape) },
  };
  const add = (name: string, fact: FactDefinition): void => {
    facts[name] = fact;
  };
  tape.list(1, 4, (index) =>
    add(`fin.m${index}`, {
      label: label(`m${index}`),
      type: 'money',
      vat: tape.pick([null, 'included', 'excluded'] as const),
      maxAgeDays: drawAge(tape),
    }),
  );
  tape.list(1, 4, (index) =>
    add(`pay.n${index}`, {
      label: label(`n${index}`),
      type: tape.pick(['number', 'integer'] as const),
      unit: tape.pick(UNITS),
      minimum: tape.pick([null, 0, -100]),
      maximum: tape.pick([null, 1000]),
      maxAgeDays: drawAge(tape),
    }),
  );
  if (tape.chance(60))
    add('legal.kind', {
      label: label('kind'),
      type: 'category',
      values: ['a', 'b', 'c', 'd'],
      maxAgeDays: drawAge(tape),
    });
  if (tape.chance(50)) add('registry.active', { label: label('active'), type: 'boolean', maxAgeDays: drawAge(tape) });
  if (tape.chance(50)) add('legal.since', { label: label('since'), type: 'date', maxAgeDays: drawAge(tape) });
  if (tape.chance(50)) add('rel.segment', { label: label('segment'), type: 'code', maxAgeDays: null });
  if (tape.chance(50)) {
    add('registry.naf', { label: label('naf'), type: 'code', maxAgeDays: null });
    if (tape.chance(70)) add('registry.naf2025', { label: label('naf 2025'), type: 'code', maxAgeDays: null });
    add('registry.sizeClass', {
      label: label('size'),
      type: 'category',
      values: ['TPE', 'PME', 'ETI', 'GE'],
      maxAgeDays: null,
    });
  }
  return facts;
}

function drawAge(tape: Tape): number | null {
  return tape.pick([null, null, 30, 400]);
}

function isNumeric(fact: FactDefinition): boolean {
  return fact.type === 'money' || fact.type === 'number' || fact.type === 'integer';
}

function vocabularyOf(
  facts: Record<string, FactDefinition>,
  ratios: Record<string, Ratio>,
  ranks: boolean,
): FormulaVocabulary {
  const moneyFacts = Object.keys(facts).filter((name) => facts[name]?.type === 'money');
  const plainFacts = Object.keys(facts).filter(
    (name) => facts[name]?.type === 'number' || facts[name]?.type === 'integer',
  );
  const moneyRatios = Object.keys(ratios).filter((name) => ratios[name]?.unit === 'money');
  const plainRatios = Object.keys(ratios).filter((name) => ratios[name]?.unit !== 'money');
  // A ratio that looks back, itself or through another, has no value two years back: only plain ones are offered.
  const looksBack = new Set<string>();
  for (const [name, { formula, guards }] of Object.entries(ratios)) {
    const texts = [formula, ...guards.map(({ when }) => when)];
    const reads = (other: string): boolean => texts.some((text) => new RegExp(`\\b${other}\\b`).test(text));
    if (texts.some((text) => text.includes('prior(')) || [...looksBack].some(reads)) looksBack.add(name);
  }
  const still = (names: readonly string[]): string[] => names.filter((name) => !looksBack.has(name));
  return {
    money: [...moneyFacts, ...REQUEST, ...moneyRatios],
    plain: [...plainFacts, ...plainRatios],
    priorMoney: [...moneyFacts, ...still(moneyRatios)],
    priorPlain: [...plainFacts, ...still(plainRatios)],
    ranked: ranks ? Object.keys(ratios) : [],
  };
}

function drawRatios(tape: Tape, facts: Record<string, FactDefinition>, ranks: boolean): Record<string, Ratio> {
  const ratios: Record<string, Ratio> = {};
  tape.list(0, 6, (index) => {
    const words = vocabularyOf(facts, ratios, ranks);
    const isMoney = tape.chance(30);
    ratios[`r${index}`] = {
      label: label(`r${index}`),
      formulaId: `f${index % 2}`,
      formula: isMoney ? drawMoney(tape, words, 3) : drawPlain(tape, words, 3),
      unit: isMoney ? 'money' : tape.pick(UNITS),
      direction: tape.pick(['higher_better', 'lower_better', 'neutral'] as const),
      guards: tape.list(0, 2, (at) => ({ when: drawTruth(tape, words, 2), class: `c${(index + at) % 3}` })),
    };
  });
  return ratios;
}

function drawCharacteristic(
  tape: Tape,
  index: number,
  facts: Record<string, FactDefinition>,
  ratios: Record<string, Ratio>,
): Characteristic {
  const numbers = [
    ...Object.keys(ratios),
    ...Object.keys(facts).filter((name) => isNumeric(facts[name] ?? NO_FACT)),
    'request.total',
  ];
  const texts = Object.keys(facts).filter((name) => ['category', 'code', 'boolean'].includes(facts[name]?.type ?? ''));
  const categorical = tape.chance(25);
  const input = categorical ? tape.pick(texts) : tape.pick(numbers);
  const entry = (name: string): { points: number; reason: { fr: string; en: string } } => ({
    // The first two always differ, so that the score has some weight.
    points: name === 'b0' ? -10 : name === 'b1' ? 15 : tape.int(-60, 60),
    reason: label(`${index}.${name}`),
  });
  const guards = Object.hasOwn(ratios, input) ? (ratios[input]?.guards ?? []) : [];
  const base = {
    id: `k${index}`,
    label: label(`k${index}`),
    input,
    theme: tape.pick(['structure', 'liquidity', 'profitability', 'payment', 'legal', 'external', 'profile'] as const),
    direction: tape.pick(['higher_better', 'lower_better', 'neutral'] as const),
    neutralPoints: tape.int(-20, 40),
    actionable: tape.chance(50),
    classes: [...new Set(guards.map((guard) => guard.class))].map((name) => ({ class: name, ...entry(name) })),
    absent: {
      missing: entry('missing'),
      confidential: entry('confidential'),
      notApplicable: entry('notApplicable'),
      stale: entry('stale'),
    },
  };
  if (!categorical) {
    const isMoney = facts[input]?.type === 'money' || ratios[input]?.unit === 'money' || input.startsWith('request.');
    const steps = isMoney ? [0, 100, 5000, 100_000, 33_333.5] : [0, 0.5, 1, 2, -1, 10, 0.1, 50, 1 / 3];
    const bounds = [...new Set(tape.list(1, 5, () => tape.pick(steps)))].sort((left, right) => left - right);
    const edges = [null, ...bounds, null];
    return {
      kind: 'numeric',
      ...base,
      bands: edges
        .slice(0, -1)
        .map((from, at) => ({ id: `b${at}`, from, to: edges[at + 1] ?? null, ...entry(`b${at}`) })),
    };
  }
  const fact = facts[input] ?? NO_FACT;
  const values =
    fact.type === 'boolean' ? [true, false] : fact.type === 'category' ? fact.values : ['x', 'y', '46.51Z', 'retail'];
  const split = tape.int(1, values.length - 1);
  // Now and then the last listed value has no category: it then counts as not applicable.
  const end = values.length - split > 1 && tape.chance(30) ? -1 : undefined;
  const groups = [values.slice(0, split), values.slice(split, end)];
  return {
    kind: 'categorical',
    ...base,
    categories: groups.map((group, at) => ({ id: `b${at}`, values: group, ...entry(`b${at}`) })),
  };
}

const NO_FACT: FactDefinition = { label: label('none'), type: 'code', maxAgeDays: null };

function drawRatings(tape: Tape): Scorecard['ratings'] {
  let from = tape.int(20, 120);
  return RATINGS.map((rating) => {
    const range = {
      rating,
      from: rating === 5 ? null : from,
      label: label(`rating ${rating}`),
      outcome: tape.pick(['approve', 'refer', 'decline'] as const),
    };
    from -= tape.int(1, 40);
    return range;
  });
}

function drawLimit(tape: Tape, words: FormulaVocabulary): Scorecard['limit'] {
  const five = (make: () => number): [number, number, number, number, number] => [
    make(),
    make(),
    make(),
    make(),
    make(),
  ];
  const tables = {
    cap: { unit: 'money' as const, values: five(() => tape.pick([0, 1_000_000, 250_000, 50_000])) },
    share: { unit: 'ratio' as const, values: five(() => tape.pick([0.1, 0.25, 0, 0.05])) },
  };
  const known: FormulaVocabulary = {
    ...words,
    money: [...words.money, 'rating.cap'],
    plain: [...words.plain, 'rating.share', 'score'],
  };
  const components = tape.list(1, 4, (index) => {
    const earlier = Array.from({ length: index }, (_, at) => `limit.l${at}`);
    const vocabulary = { ...known, money: [...known.money, ...earlier] };
    return { id: `l${index}`, label: label(`l${index}`), formula: drawMoney(tape, vocabulary, 2) };
  });
  const names = components.map(({ id }) => `limit.${id}`);
  return {
    tables,
    components,
    combine: drawCombination(tape, names, 2),
    roundDownToMinor: tape.pick([1, 100, 50_000]),
  };
}

function drawCombination(tape: Tape, names: readonly string[], depth: number): string {
  if (depth === 0 || tape.chance(30)) return tape.pick(names);
  const inner = (): string => drawCombination(tape, names, depth - 1);
  switch (tape.int(0, 4)) {
    case 0:
      return `min(${tape.list(2, 3, inner).join(', ')})`;
    case 1:
      return `max(${tape.list(2, 3, inner).join(', ')})`;
    case 2:
      return `(${inner()} + ${inner()})`;
    case 3:
      return `(${inner()} - ${inner()})`;
    default:
      return `${tape.pick(['0.5', '2', '0.1'])} * ${inner()}`;
  }
}
