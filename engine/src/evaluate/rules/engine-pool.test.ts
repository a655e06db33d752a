import { Engine } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { EnginePool, findFirstTrue, readTruth } from './engine-pool.js';
import type { JsonRule } from './rule-sets.js';

const leaf = (fact: string, operator: 'lessThan' | 'equal' | 'notIn', value: number | string | number[]) => ({
  fact,
  operator,
  value,
});
const rule = (name: string, priority: number): JsonRule => ({
  name,
  priority,
  conditions: { all: [leaf('x', 'lessThan', 10)] },
  event: { type: 'test' },
});

describe('EnginePool', () => {
  const rules = [rule('first', 30), rule('second', 20), rule('third', 10)];

  it('gives overlapping runs all their results, where one shared engine would lose some', async () => {
    // The fault of the library that the pool exists for: a slow fact lets another run finish in between.
    const shared = new Engine([...rules]);
    const slowFact = () => new Promise((resolve) => setTimeout(() => resolve(1), 20));
    const [quick, slow] = await Promise.all([shared.run({ x: 1 }), shared.run({ x: slowFact })]);
    expect(quick.results.length).toBe(3);
    expect(slow.results.length).toBeLessThan(3);

    const pool = new EnginePool(rules);
    const runs = await Promise.all(Array.from({ length: 50 }, (_, index) => pool.run({ x: index })));
    runs.forEach((outcomes, index) => {
      expect([...outcomes.keys()].sort()).toEqual(['first', 'second', 'third']);
      for (const { holds } of outcomes.values()) expect(holds).toBe(index < 10);
    });
  });

  it('refuses to run without a fact that a rule reads', async () => {
    await expect(new EnginePool(rules).run({})).rejects.toThrow('Undefined fact');
  });

  it('is usable after a run that failed', async () => {
    const pool = new EnginePool(rules);
    await expect(pool.run({})).rejects.toThrow();
    expect((await pool.run({ x: 1 })).get('first')?.holds).toBe(true);
  });

  it.each([
    { value: 9, holds: true, note: 'a number' },
    { value: 10, holds: false, note: 'the bound' },
    { value: '9', holds: false, note: 'text is no number' },
    { value: null, holds: false, note: 'absent' },
    { value: Number.NaN, holds: false, note: 'not a number' },
  ])('compares $value with 10 as $holds ($note)', async ({ value, holds }) => {
    expect((await new EnginePool(rules).run({ x: value })).get('first')?.holds).toBe(holds);
  });

  it('compares dates as text', async () => {
    const pool = new EnginePool([
      { name: 'old', conditions: { all: [leaf('since', 'lessThan', '2020-02-01')] }, event: { type: 'test' } },
    ]);
    expect((await pool.run({ since: '2020-01-31' })).get('old')?.holds).toBe(true);
    expect((await pool.run({ since: '2020-02-01' })).get('old')?.holds).toBe(false);
  });
});

describe('findFirstTrue', () => {
  it('is the first true condition in order, not in priority', async () => {
    const conditions = { any: [leaf('x', 'lessThan', 1), leaf('x', 'lessThan', 5), leaf('x', 'lessThan', 9)] };
    const pool = new EnginePool([{ name: 'ladder', conditions, event: { type: 'test' } }]);
    const at = async (x: number) => {
      const outcome = (await pool.run({ x })).get('ladder');
      return outcome === undefined ? undefined : findFirstTrue(outcome);
    };
    expect([await at(0), await at(1), await at(8), await at(9)]).toEqual([0, 1, 2, -1]);
  });
});

describe('readTruth', () => {
  const comparison = (factResult: unknown, result: boolean) => ({ factResult, result });
  const yes = comparison(1, true);
  const no = comparison(1, false);
  const open = comparison(null, false);

  it.each([
    { condition: { all: [yes, open] }, truth: null, note: 'open' },
    { condition: { all: [no, open] }, truth: false, note: 'false settles all' },
    { condition: { any: [yes, open] }, truth: true, note: 'true settles any' },
    { condition: { any: [no, open] }, truth: null, note: 'open' },
    { condition: { all: [{ any: [no, open] }, yes] }, truth: null, note: 'nested' },
    { condition: { all: [{ any: [no, open] }, no] }, truth: false, note: 'nested, settled' },
  ])('$note: $truth', ({ condition, truth }) => {
    expect(readTruth(condition)).toBe(truth);
  });

  it('refuses a comparison that was skipped: its result would be a guess', () => {
    expect(() => readTruth({ all: [yes, { fact: 'x' }] })).toThrow('not evaluated');
  });
});
