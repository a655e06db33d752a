import { describe, expect, it } from 'vitest';
import { layOutWaterfall } from './waterfall-rows.js';

const trace = (id: string, points: number, neutralPoints: number) => ({
  id,
  label: { fr: id, en: id },
  theme: 'structure' as const,
  input: id,
  unit: null,
  resolved: { state: 'present' as const, value: 1 },
  valueLabel: null,
  entry: { kind: 'band' as const, id: 'b' },
  points,
  neutralPoints,
});

describe('layOutWaterfall', () => {
  const decision = {
    score: 530,
    trace: {
      facts: [],
      ratios: [],
      rules: [],
      baseScore: 400,
      characteristics: [trace('a', 60, 40), trace('b', 10, 40), trace('c', 40, 40), trace('d', 20, 10)],
    },
  };

  it('starts from the base score and all neutral points', () => {
    expect(layOutWaterfall(decision).neutralScore).toBe(530);
  });

  it('puts gains first, then losses, and leaves out what has no effect', () => {
    const { rows, unmoved } = layOutWaterfall(decision);
    expect(rows.map((row) => [row.trace.id, row.delta])).toEqual([
      ['a', 20],
      ['d', 10],
      ['b', -30],
    ]);
    expect(unmoved.map(({ id }) => id)).toEqual(['c']);
  });

  it('joins each bar to the one before', () => {
    const { rows, neutralAt, scoreAt } = layOutWaterfall(decision);
    expect(rows.map(({ start, end }) => [start, end])).toEqual([
      [0, 20 / 30],
      [20 / 30, 1],
      [0, 1],
    ]);
    expect([neutralAt, scoreAt]).toEqual([0, 0]);
  });

  it('has positions inside the width when nothing moves', () => {
    const still = { score: 40, trace: { ...decision.trace, baseScore: 0, characteristics: [trace('c', 40, 40)] } };
    expect(layOutWaterfall(still)).toMatchObject({ neutralAt: 0, scoreAt: 0, rows: [] });
  });
});
