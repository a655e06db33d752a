import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc } from './auc.js';
import { clusteredAuc, compareAucs } from './clustered-auc.js';
import { delongEstimate } from './delong.js';
import { divergence } from './divergence.js';
import { gini } from './gini.js';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.js';
import { twoSidedNormalP } from './normal.js';
import { rocCurve } from './roc.js';
import { poolScores, tableOfCounts } from './score-table.js';
import { somersD } from './somers-d.js';

/** Few distinct scores, so that ties are the rule. */
const cases = fc
  .array(
    fc.record({
      a: fc.integer({ min: -5, max: 5 }),
      b: fc.integer({ min: -50, max: 50 }),
      bad: fc.integer({ min: 0, max: 1 }),
    }),
    {
      minLength: 4,
      maxLength: 60,
    },
  )
  .filter((rows) => rows.filter((row) => row.bad === 1).length >= 2 && rows.filter((row) => row.bad === 0).length >= 2);

const column = (rows: readonly { a: number; b: number; bad: number }[], key: 'a' | 'b' | 'bad'): number[] =>
  rows.map((row) => row[key]);

/** Every pair of a good and a bad, one by one. */
function naiveAuc(scores: readonly number[], bad: readonly number[]): number {
  const goods = scores.filter((_, i) => bad[i] === 0);
  const bads = scores.filter((_, i) => bad[i] === 1);
  let wins = 0;
  for (const g of goods) for (const b of bads) wins += g > b ? 1 : g === b ? 0.5 : 0;
  return wins / (goods.length * bads.length);
}

/** DeLong's structural components as their paper writes them, in O(n²). */
function naiveComponents(scores: readonly number[], bad: readonly number[]): { good: number[]; bad: number[] } {
  const goods = scores.filter((_, i) => bad[i] === 0);
  const bads = scores.filter((_, i) => bad[i] === 1);
  const psi = (g: number, b: number): number => (g > b ? 1 : g === b ? 0.5 : 0);
  const mean = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0) / values.length;
  return {
    good: goods.map((g) => mean(bads.map((b) => psi(g, b)))),
    bad: bads.map((b) => mean(goods.map((g) => psi(g, b)))),
  };
}

function covariance(x: readonly number[], y: readonly number[], meanX: number, meanY: number): number {
  return x.reduce((total, value, i) => total + (value - meanX) * ((y[i] ?? 0) - meanY), 0) / (x.length - 1);
}

describe('auc', () => {
  it('equals the count over all pairs', () => {
    fc.assert(
      fc.property(cases, (rows) => {
        const table = poolScores(column(rows, 'a'), column(rows, 'bad'));
        expect(auc(table)).toBeCloseTo(naiveAuc(column(rows, 'a'), column(rows, 'bad')), 12);
        expect(somersD(table)).toBeCloseTo(gini(auc(table) ?? Number.NaN), 12);
      }),
    );
  });

  it('does not change under a rising transform nor with the order of rows', () => {
    fc.assert(
      fc.property(cases, (rows) => {
        const before = poolScores(column(rows, 'a'), column(rows, 'bad'));
        const shuffled = [...rows].reverse();
        const after = poolScores(
          column(shuffled, 'a').map((score) => Math.exp(score / 3) * 7),
          column(shuffled, 'bad'),
        );
        expect(auc(after)).toBe(auc(before));
        expect(kolmogorovSmirnov(after)?.ks).toBe(kolmogorovSmirnov(before)?.ks);
        expect(delongEstimate(after)?.standardError).toBeCloseTo(
          delongEstimate(before)?.standardError ?? Number.NaN,
          12,
        );
      }),
    );
  });

  it('turns over with the score', () => {
    fc.assert(
      fc.property(cases, (rows) => {
        const forth = poolScores(column(rows, 'a'), column(rows, 'bad'));
        const back = poolScores(
          column(rows, 'a').map((score) => -score),
          column(rows, 'bad'),
        );
        expect((auc(forth) ?? 0) + (auc(back) ?? 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is 1 with KS 1 for a perfect score and ½ for a constant one', () => {
    const perfect = poolScores([1, 2, 3, 4], [1, 1, 0, 0]);
    expect(auc(perfect)).toBe(1);
    expect(kolmogorovSmirnov(perfect)).toEqual({ ks: 1, score: 2 });
    const constant = poolScores([7, 7, 7, 7], [1, 1, 0, 0]);
    expect(auc(constant)).toBe(0.5);
    expect(kolmogorovSmirnov(constant)).toEqual({ ks: 0, score: 7 });
  });

  it('does not exist without bads', () => {
    const table = poolScores([1, 2], [0, 0]);
    expect(auc(table)).toBeNull();
    expect(kolmogorovSmirnov(table)).toBeNull();
    expect(somersD(table)).toBeNull();
    expect(delongEstimate(table)).toBeNull();
    expect(rocCurve(table)).toEqual([]);
    expect(clusteredAuc([1, 2], [0, 0], [0, 1])).toBeNull();
    expect(compareAucs([1, 2], [2, 1], [0, 0])).toBeNull();
  });

  it('needs one outcome per score', () => {
    expect(() => poolScores([1, 2], [0])).toThrow('one outcome per score');
  });
});

describe('tableOfCounts', () => {
  it('pools equal levels and sorts them', () => {
    const table = tableOfCounts([
      { score: 2, good: 1, bad: 0 },
      { score: 1, good: 0, bad: 2 },
      { score: 2, good: 3, bad: 1 },
    ]);
    expect([...table.scores]).toEqual([1, 2]);
    expect([...table.goods]).toEqual([0, 4]);
    expect([...table.bads]).toEqual([2, 1]);
  });
});

describe('delongEstimate', () => {
  it('equals the definition by components', () => {
    fc.assert(
      fc.property(cases, (rows) => {
        const scores = column(rows, 'a');
        const bad = column(rows, 'bad');
        const components = naiveComponents(scores, bad);
        const area = naiveAuc(scores, bad);
        const variance =
          covariance(components.good, components.good, area, area) / components.good.length +
          covariance(components.bad, components.bad, area, area) / components.bad.length;
        expect(delongEstimate(poolScores(scores, bad))?.standardError).toBeCloseTo(
          Math.sqrt(Math.max(0, variance)),
          10,
        );
      }),
    );
  });
});

describe('compareAucs', () => {
  it('is the paired test of DeLong by its covariance matrix', () => {
    fc.assert(
      fc.property(cases, (rows) => {
        const [a, b, bad] = [column(rows, 'a'), column(rows, 'b'), column(rows, 'bad')];
        const [ofA, ofB] = [naiveComponents(a, bad), naiveComponents(b, bad)];
        const [areaA, areaB] = [naiveAuc(a, bad), naiveAuc(b, bad)];
        const entry = (x: typeof ofA, y: typeof ofA, meanX: number, meanY: number): number =>
          covariance(x.good, y.good, meanX, meanY) / x.good.length +
          covariance(x.bad, y.bad, meanX, meanY) / x.bad.length;
        const variance =
          entry(ofA, ofA, areaA, areaA) + entry(ofB, ofB, areaB, areaB) - 2 * entry(ofA, ofB, areaA, areaB);
        const result = compareAucs(a, b, bad);
        expect(result?.difference).toBeCloseTo(areaA - areaB, 12);
        if (variance > 1e-10) {
          const z = (areaA - areaB) / Math.sqrt(variance);
          expect(result?.z).toBeCloseTo(z, 6);
          expect(result?.pValue).toBeCloseTo(twoSidedNormalP(z), 6);
        }
      }),
    );
  });

  it('sees no difference between a score and its double', () => {
    expect(compareAucs([1, 2, 3, 4, 2], [2, 4, 6, 8, 4], [1, 1, 0, 0, 0])).toEqual({
      difference: 0,
      z: 0,
      pValue: 1,
      interval: { low: 0, high: 0 },
    });
  });
});

describe('clusteredAuc', () => {
  it('is DeLong when every case is its own cluster', () => {
    fc.assert(
      fc.property(cases, (rows) => {
        const [scores, bad] = [column(rows, 'b'), column(rows, 'bad')];
        const own = clusteredAuc(
          scores,
          bad,
          rows.map((_, i) => i),
        );
        const plain = delongEstimate(poolScores(scores, bad));
        expect(own?.auc).toBe(plain?.auc);
        expect(own?.standardError).toBeCloseTo(plain?.standardError ?? Number.NaN, 10);
      }),
    );
  });

  it('is not fooled by copies of the same customers', () => {
    const scores = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3];
    const bad = [1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1];
    const ids = scores.map((_, i) => i);
    const once = clusteredAuc(scores, bad, ids);
    const tenTimes = <T>(values: readonly T[]): T[] => Array.from({ length: 10 }, () => values).flat();
    const copied = clusteredAuc(tenTimes(scores), tenTimes(bad), tenTimes(ids));
    expect(copied?.auc).toBeCloseTo(once?.auc ?? Number.NaN, 12);
    expect(copied?.standardError).toBeCloseTo(once?.standardError ?? Number.NaN, 10);
    const naive = delongEstimate(poolScores(tenTimes(scores), tenTimes(bad)));
    expect(naive?.standardError).toBeLessThan((once?.standardError ?? 0) / 2.9);
  });

  it('has no variance with a single bad customer', () => {
    expect(clusteredAuc([1, 2, 3, 4], [1, 1, 0, 0], [7, 7, 8, 9])).toBeNull();
  });
});

describe('divergence', () => {
  it('is the squared gap of means over the mean variance', () => {
    // numpy, ddof = 1.
    expect(divergence([3, 5, 8, 9, 12.5], [1, 2, 5, 5])).toBeCloseTo(2.035211267605634, 12);
  });

  it('needs two cases a side and some spread', () => {
    expect(divergence([1], [2, 3])).toBeNull();
    expect(divergence([1, 1], [2, 2])).toBeNull();
  });
});
