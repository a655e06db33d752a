import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Absent } from '../kernel/absent.js';
import { smallBenchmark } from '../testing/small-scorecard.js';
import { findCell, indexBenchmarks, positionInCell, type TextFactReader } from './percentile.js';
import type { Benchmark, BenchmarkCell } from './schema.js';

const MISSING: Absent = { absent: 'missing', cause: null };
const cell = (overrides: Partial<BenchmarkCell>): BenchmarkCell => ({
  level: 'all',
  code: 'all',
  size: 'all',
  formulaId: 'f',
  n: 200,
  q10: 0,
  q25: 1,
  q50: 2,
  q75: 4,
  q90: 8,
  ...overrides,
});

describe('positionInCell', () => {
  it.each([
    { note: 'below the first decile', value: -1, position: 5 },
    { note: 'on the first decile', value: 0, position: 10 },
    { note: 'half way to the first quartile', value: 0.5, position: 17.5 },
    { note: 'on the median', value: 2, position: 50 },
    { note: 'half way to the third quartile', value: 3, position: 62.5 },
    { note: 'on the last decile', value: 8, position: 90 },
    { note: 'beyond the last decile', value: 8.1, position: 95 },
  ])('$note: $position', ({ value, position }) => {
    expect(positionInCell(cell({}), value, false)).toBe(position);
    expect(positionInCell(cell({}), value, true)).toBe(100 - position);
  });

  it.each([
    { value: 0.9, position: 25 },
    { value: 1, position: 25 },
    { value: 4, position: 75 },
    { value: 5, position: 75 },
  ])('stops at the quartiles where deciles are unknown: $value', ({ value, position }) => {
    expect(positionInCell(cell({ q10: null, q90: null }), value, false)).toBe(position);
  });

  it('takes the middle where quantiles coincide', () => {
    expect(positionInCell(cell({ q10: 0, q25: 0, q50: 0 }), 0, false)).toBe(30);
    expect(positionInCell(cell({ q10: 2, q25: 2, q50: 2, q75: 2, q90: 2 }), 2, false)).toBe(50);
  });

  it('agrees with a plain search between knots, and never falls as the value rises', () => {
    const step = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.tuple(step, step, step, step), fc.integer({ min: -5, max: 25 }), ([a, b, c, d], value) => {
        const drawn = cell({ q10: 0, q25: a, q50: a + b, q75: a + b + c, q90: a + b + c + d });
        const knots = [
          [10, 0],
          [25, a],
          [50, a + b],
          [75, a + b + c],
          [90, a + b + c + d],
        ] as const;
        const at = knots.filter(([, quantile]) => quantile === value).map(([position]) => position);
        let expected: number;
        if (at.length > 0) expected = (Math.min(...at) + Math.max(...at)) / 2;
        else if (value < 0) expected = 5;
        else if (value > a + b + c + d) expected = 95;
        else {
          const [lowPosition, low] = knots.findLast(([, quantile]) => quantile < value) ?? [0, 0];
          const [highPosition, high] = knots.find(([, quantile]) => quantile > value) ?? [0, 0];
          expected = lowPosition + ((value - low) / (high - low)) * (highPosition - lowPosition);
        }
        expect(positionInCell(drawn, value, false)).toBeCloseTo(expected, 10);
        expect(positionInCell(drawn, value, false)).toBeLessThanOrEqual(positionInCell(drawn, value + 0.5, false));
      }),
    );
  });
});

describe('findCell', () => {
  const at = (level: BenchmarkCell['level'], code: string, size: BenchmarkCell['size'], n = 200): BenchmarkCell =>
    cell({ level, code, size, n });
  const chain = [
    at('subclass', '46.51Z', 'PME'),
    at('class', '46.51', 'PME'),
    at('group', '46.5', 'PME'),
    at('division', '46', 'PME'),
    at('division', '46', 'all'),
    at('section', 'G', 'all'),
    at('all', 'all', 'all'),
  ];
  const benchmark = (cells: readonly BenchmarkCell[], overrides: Partial<Benchmark> = {}): Benchmark => ({
    ...smallBenchmark(),
    ...overrides,
    cells: [...cells],
  });
  const reader =
    (sector: string | Absent, size: string | Absent): TextFactReader =>
    (name) =>
      name === 'registry.naf' ? sector : size;

  it.each(chain.map((wanted, index) => ({ wanted, index })))(
    'climbs to step $index when the finer cells are too thin',
    ({ wanted, index }) => {
      const cells = chain.map((candidate, position) => (position < index ? { ...candidate, n: 99 } : candidate));
      const { cell: found, steps } = findCell(indexBenchmarks([benchmark(cells)]), 'f', reader('46.51Z', 'PME'));
      expect(found).toMatchObject({ level: wanted.level, code: wanted.code, size: wanted.size });
      expect(steps).toHaveLength(index + 1);
      expect(steps.map(({ used }) => used)).toEqual([...Array.from({ length: index }, () => false), true]);
      expect(steps.slice(0, -1).every(({ n }) => n === 99)).toBe(true);
    },
  );

  it('records cells that do not exist with no number', () => {
    const { steps } = findCell(indexBenchmarks([benchmark(chain.slice(-1))]), 'f', reader('4651Z', 'PME'));
    expect(steps.map(({ n }) => n)).toEqual([null, null, null, null, null, null, 200]);
    expect(steps[0]).toEqual({
      benchmark: 'sectors@1',
      level: 'subclass',
      code: '46.51Z',
      size: 'PME',
      correspondence: null,
      n: null,
      used: false,
    });
  });

  it.each([
    { note: 'a group code', sector: '46.5', size: 'PME', levels: ['group', 'division', 'division', 'section', 'all'] },
    { note: 'an unknown size', sector: '46', size: 'huge', levels: ['division', 'section', 'all'] },
    { note: 'an absent size', sector: '46', size: MISSING, levels: ['division', 'section', 'all'] },
    { note: 'a division without a section', sector: '99', size: MISSING, levels: ['division', 'all'] },
    { note: 'a code that is none', sector: 'retail', size: 'PME', levels: [] },
  ])('tries only what fits $note', ({ sector, size, levels }) => {
    const { cell: found, steps } = findCell(indexBenchmarks([benchmark(chain)]), 'other', reader(sector, size));
    expect(steps.map(({ level }) => level)).toEqual(levels);
    expect(found).toEqual({ absent: 'notApplicable', cause: 'no_benchmark' });
  });

  it('is absent as the activity code is', () => {
    const confidential: Absent = { absent: 'confidential', cause: null };
    expect(findCell(indexBenchmarks([benchmark(chain)]), 'f', reader(confidential, 'PME'))).toEqual({
      cell: confidential,
      steps: [],
    });
  });

  it('reads benchmarks in order and takes the first usable cell', () => {
    const thin = benchmark([at('all', 'all', 'all', 5)], { id: 'first' });
    const { cell: found, steps } = findCell(indexBenchmarks([thin, benchmark(chain)]), 'f', reader('46', MISSING));
    expect(found).toMatchObject({ level: 'division' });
    expect(steps.map(({ benchmark: name }) => name)).toEqual(['first@1', 'first@1', 'first@1', 'sectors@1']);
  });
});

describe('two nomenclatures side by side', () => {
  // Retail of motor vehicles was division 45 in NACE rev. 2 and is spread over trade and repair in NACE 2.1.
  const rev2: Benchmark = {
    ...smallBenchmark(),
    id: 'rev2',
    nomenclature: 'NAF_REV2',
    minimumN: 100,
    sectorFact: 'registry.naf',
    sizeFact: 'registry.sizeClass',
    sections: { '45': 'G', '46': 'G', '95': 'S' },
    cells: [
      cell({ level: 'subclass', code: '45.11Z', size: 'PME' }),
      cell({ level: 'group', code: '45.1', size: 'PME' }),
      cell({ level: 'division', code: '45' }),
      cell({ level: 'section', code: 'G' }),
      cell({}),
    ],
    correspondence: {
      nomenclature: 'NAF_2025',
      fact: 'registry.naf2025',
      source: { fr: 'Essai', en: 'Test' },
      minimumShare: 0.8,
      codes: {
        '47.81Y': [{ code: '45.11Z', weight: 12 }],
        '47.82Y': [
          { code: '45.11Z', weight: 5 },
          { code: '45.19Z', weight: 5 },
        ],
        '46.71Y': [
          { code: '45.11Z', weight: 7 },
          { code: '45.40Z', weight: 2 },
          { code: '46.14Z', weight: 1 },
        ],
        '95.31Y': [
          { code: '45.20A', weight: 1 },
          { code: '95.29Z', weight: 1 },
        ],
      },
    },
  };
  const { correspondence: _, ...untranslated } = rev2;
  const of2025: Benchmark = {
    ...untranslated,
    id: 'of2025',
    nomenclature: 'NAF_2025',
    sectorFact: 'registry.naf2025',
    cells: [cell({ level: 'class', code: '47.81', size: 'PME' }), cell({})],
  };
  const search = (benchmarks: readonly Benchmark[], codes: Readonly<Record<string, string>>) => {
    const known: Readonly<Record<string, string>> = { 'registry.sizeClass': 'PME', ...codes };
    const { cell: found, steps } = findCell(indexBenchmarks(benchmarks), 'f', (name) => known[name] ?? MISSING);
    const last = steps.at(-1);
    return {
      code: 'absent' in found ? found.absent : found.code,
      by: last?.benchmark,
      via: last?.correspondence ?? null,
    };
  };

  it('places a company by the code of the benchmark, which no translation overrides', () => {
    expect(search([rev2], { 'registry.naf': '45.11Z', 'registry.naf2025': '95.31Y' })).toEqual({
      code: '45.11Z',
      by: 'rev2@1',
      via: null,
    });
  });

  it.each([
    ['47.81Y', '45.11Z', 'one to one'],
    ['4781Y', '45.11Z', 'written without its dot'],
    ['47.82Y', '45.1', 'halves that meet in a group'],
    ['46.71Y', '45', 'nine tenths in a division, seven in a subclass'],
    ['95.31Y', '?', 'halves that meet nowhere'],
    ['10.11Y', '?', 'not in the table'],
  ])('translates %s to %s: %s', (code, expected) => {
    expect(search([rev2], { 'registry.naf2025': code })).toEqual({
      code: expected === '?' ? 'all' : expected,
      by: 'rev2@1',
      via: `${code} → ${expected}`,
    });
  });

  it('reads benchmarks of both nomenclatures in the order of the scorecard', () => {
    const codes = { 'registry.naf': '45.11Z', 'registry.naf2025': '47.81Y' };
    expect(search([of2025, rev2], codes)).toMatchObject({ code: '47.81', by: 'of2025@1' });
    expect(search([rev2, of2025], codes)).toMatchObject({ code: '45.11Z', by: 'rev2@1' });
    expect(search([of2025, rev2], { 'registry.naf': '45.11Z' })).toMatchObject({ code: '45.11Z', by: 'rev2@1' });
  });

  it('places nobody of whom no code is known', () => {
    expect(search([rev2, of2025], {})).toEqual({ code: 'missing', by: undefined, via: null });
  });
});
