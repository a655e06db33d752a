/**
 * Published and independently calculated numbers: a five-grade portfolio, the WFNS grades of the DeLong example (ten
 * counts), textbook WOE tables, PSI and limits for low default portfolios.
 */
import { describe, expect, it } from 'vitest';
import { auc } from './auc.js';
import { clopperPearsonInterval, jeffreysInterval, jeffreysPValue, jeffreysUpperBound } from './binomial-interval.js';
import { binomialUpperPValue } from './binomial-test.js';
import { brierScore } from './brier.js';
import { chiSquaredUpperTail } from './chi-squared.js';
import { trendTest } from './cochran-armitage.js';
import { concentration } from './concentration.js';
import { delongEstimate } from './delong.js';
import { fisherExact } from './fisher-exact.js';
import { gini } from './gini.js';
import { hanleyMcNeilError } from './hanley-mcneil.js';
import { hosmerLemeshow } from './hosmer-lemeshow.js';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.js';
import { logLoss } from './log-loss.js';
import { mcNemar } from './mcnemar.js';
import { populationStability } from './population-stability.js';
import { tableOfCounts } from './score-table.js';
import { somersD } from './somers-d.js';
import { weightOfEvidence } from './weight-of-evidence.js';

const near = (value: number, digits: number): unknown => expect.closeTo(value, digits);

const BANDS = [
  {
    n: 300,
    d: 1,
    pd: 0.005,
    jeffreys: 0.609148,
    binomial: 0.777708,
    ci: [0.036, 1.5473],
    cp: [0.0084, 1.8431],
    woe: 2.797333,
  },
  {
    n: 400,
    d: 4,
    pd: 0.01,
    jeffreys: 0.46636,
    binomial: 0.567512,
    ci: [0.3385, 2.36],
    cp: [0.2731, 2.5405],
    woe: 1.692009,
  },
  {
    n: 600,
    d: 15,
    pd: 0.025,
    jeffreys: 0.483356,
    binomial: 0.535645,
    ci: [1.4686, 3.9871],
    cp: [1.4058, 4.0899],
    woe: 0.760451,
  },
  {
    n: 400,
    d: 28,
    pd: 0.06,
    jeffreys: 0.197172,
    binomial: 0.226242,
    ci: [4.8051, 9.8138],
    cp: [4.7015, 9.9583],
    woe: -0.316421,
  },
  {
    n: 300,
    d: 56,
    pd: 0.15,
    jeffreys: 0.040702,
    binomial: 0.04782,
    ci: [14.5696, 23.3648],
    cp: [14.4196, 23.5448],
    woe: -1.431294,
  },
];
const GROUPS = BANDS.map(({ n, d, pd }) => ({ n, events: d, probability: pd }));
/** Grade 1 is the safest, so its score is the highest. */
const TABLE = tableOfCounts(BANDS.map(({ n, d }, i) => ({ score: 5 - i, good: n - d, bad: d })));

describe('the banded portfolio', () => {
  it.each(BANDS)('has the right tests and intervals for $d of $n', ({ n, d, pd, jeffreys, binomial, ci, cp }) => {
    expect(jeffreysPValue(d, n, pd)).toBeCloseTo(jeffreys, 6);
    expect(binomialUpperPValue(d, n, pd)).toBeCloseTo(binomial, 6);
    expect(jeffreysInterval(d, n)?.low).toBeCloseTo((ci[0] ?? 0) / 100, 6);
    expect(jeffreysInterval(d, n)?.high).toBeCloseTo((ci[1] ?? 0) / 100, 6);
    expect(clopperPearsonInterval(d, n)?.low).toBeCloseTo((cp[0] ?? 0) / 100, 6);
    expect(clopperPearsonInterval(d, n)?.high).toBeCloseTo((cp[1] ?? 0) / 100, 6);
  });

  it('discriminates as calculated elsewhere', () => {
    const estimate = delongEstimate(TABLE);
    expect(estimate?.auc).toBeCloseTo(0.797945067, 9);
    expect(gini(estimate?.auc ?? 0)).toBeCloseTo(0.59589013, 8);
    expect(somersD(TABLE)).toBeCloseTo(0.59589013, 8);
    expect(estimate?.standardError).toBeCloseTo(0.019798496, 9);
    expect(estimate?.interval.low).toBeCloseTo(0.759140727, 9);
    expect(estimate?.interval.high).toBeCloseTo(0.836749406, 9);
    expect(hanleyMcNeilError(estimate?.auc ?? 0, 1896, 104)).toBeCloseTo(0.026507329, 9);
    // The gap opens between grades 4 and 3: at and below the score of grade 4.
    expect(kolmogorovSmirnov(TABLE)).toEqual({ ks: near(0.482797793, 9), score: 2 });
  });

  it('has its weights of evidence and information value', () => {
    const evidence = weightOfEvidence(BANDS.map(({ n, d }) => ({ good: n - d, bad: d })));
    for (const [i, { woe }] of BANDS.entries()) expect(evidence?.woe[i]).toBeCloseTo(woe, 6);
    expect(evidence?.informationValue).toBeCloseTo(1.437121, 6);
    expect(evidence?.smoothed).toBe(false);
  });

  it('is calibrated as calculated elsewhere', () => {
    expect(hosmerLemeshow(GROUPS, false)).toMatchObject({
      degrees: 5,
      statistic: near(4.040122739, 9),
      pValue: near(0.543654, 6),
    });
    expect(hosmerLemeshow(GROUPS, true)).toMatchObject({ degrees: 3, pValue: near(0.257164, 6) });
    const expected = GROUPS.reduce((total, group) => total + group.n * group.probability, 0) / 2000;
    expect(expected).toBeCloseTo(0.04475, 12);
    expect(jeffreysPValue(104, 2000, expected)).toBeCloseTo(0.061012, 6);
    const brier = brierScore(GROUPS);
    expect(brier?.score).toBeCloseTo(0.04580625, 9);
    expect(brier?.reliability).toBeCloseTo(0.000222083, 9);
    expect(brier?.resolution).toBeCloseTo(0.003711833, 9);
    expect(brier?.uncertainty).toBeCloseTo(0.049296, 9);
    expect(logLoss(GROUPS)).toBeCloseTo(0.17351413939986068, 12);
  });

  it('is concentrated as calculated elsewhere', () => {
    const measure = concentration(BANDS.map(({ n }) => n));
    expect(measure?.hhi).toBeCloseTo(0.215, 12);
    expect(measure?.normalised).toBeCloseTo(0.01875, 12);
    expect(measure?.ecb).toBeCloseTo(0.044935, 6);
  });

  it('has shifted as calculated elsewhere', () => {
    expect(populationStability([0.1, 0.18, 0.3, 0.24, 0.18], [0.15, 0.2, 0.3, 0.2, 0.15])).toBeCloseTo(0.035142975, 9);
  });

  it('has a rate that rises with the grade', () => {
    // numpy: correlation of grade and outcome times √n.
    const trend = trendTest(GROUPS);
    expect(trend?.z).toBeCloseTo(10.66900622975457, 9);
    expect((trend?.pValue ?? 1) / 1.4213839952344336e-26).toBeCloseTo(1, 8);
    expect(trend?.pValueRising).toBeCloseTo(0, 12);
  });
});

describe('the WFNS grades of 113 patients', () => {
  it('has the AUC, error and KS that pROC gives', () => {
    const counts = [
      [37, 2],
      [20, 12],
      [3, 1],
      [8, 8],
      [4, 18],
    ];
    // A high grade is a bad sign, so the score is its negative.
    const table = tableOfCounts(counts.map(([good = 0, bad = 0], i) => ({ score: -(i + 1), good, bad })));
    const estimate = delongEstimate(table);
    expect(estimate?.auc).toBeCloseTo(0.8236788618, 10);
    expect(estimate?.standardError).toBeCloseTo(0.0383394667, 10);
    expect(estimate?.interval.low).toBeCloseTo(0.748534888, 8);
    expect(estimate?.interval.high).toBeCloseTo(0.898822836, 8);
    expect(kolmogorovSmirnov(table)).toEqual({ ks: near(0.467479675, 9), score: -4 });
  });
});

describe('textbook tables', () => {
  it.each([
    {
      note: 'age in seven bins',
      bins: [
        [42, 8],
        [152, 48],
        [246, 54],
        [405, 45],
        [475, 25],
        [339, 11],
        [147, 3],
      ],
      woe: [-0.572783, -1.078332, -0.714664, -0.033787, 0.713427, 1.197093, 1.660809],
      iv: 0.650218,
    },
    {
      note: 'five bins',
      bins: [
        [50, 120],
        [75, 110],
        [125, 90],
        [175, 80],
        [200, 70],
      ],
      woe: [-1.160488, -0.668011, 0.043485, 0.49774, 0.764803],
      iv: 0.465483,
    },
  ])('has the weights of evidence of $note', ({ bins, woe, iv }) => {
    const evidence = weightOfEvidence(bins.map(([good = 0, bad = 0]) => ({ good, bad })));
    for (const [i, value] of woe.entries()) expect(evidence?.woe[i]).toBeCloseTo(value, 6);
    expect(evidence?.informationValue).toBeCloseTo(iv, 6);
  });

  it('has the population stability of three bins', () => {
    expect(populationStability([0.4, 0.3, 0.3], [0.35, 0.25, 0.4])).toBeCloseTo(0.044560855, 9);
  });

  it.each([
    [20, 9.0476],
    [50, 3.7501],
    [100, 1.8977],
  ])('keeps no defaults among %d from meaning no risk', (n, percent) => {
    expect(jeffreysUpperBound(0, n) * 100).toBeCloseTo(percent, 4);
  });

  it.each([
    [20, 13.911],
    [50, 5.8155],
    [100, 2.9513],
  ])('has the exact bound for no defaults among %d', (n, percent) => {
    // One-sided 95 % is the upper end of a two-sided 90 % interval.
    expect((clopperPearsonInterval(0, n, 0.9)?.high ?? 0) * 100).toBeCloseTo(percent, 3);
  });
});

describe('tests on small tables, against scipy', () => {
  it.each([
    [8, 10, 1, 6, 0.034965034965034975],
    [4, 400, 15, 600, 0.10162201813044275],
    [0, 20, 0, 10, 1],
    [100, 1000, 160, 1000, 8.25451696543088e-5],
  ])('Fisher of %d/%d and %d/%d', (a, nA, b, nB, p) => {
    expect(fisherExact(a, nA, b, nB) / p).toBeCloseTo(1, 9);
  });

  it('McNemar', () => {
    expect(mcNemar(10, 25)).toEqual({
      statistic: near(225 / 35, 12),
      pValue: near(0.011229886652916672, 12),
      exactPValue: near(0.016673847800120715, 12),
    });
    expect(mcNemar(0, 4)?.exactPValue).toBeCloseTo(0.125, 12);
    expect(mcNemar(5, 5)?.exactPValue).toBe(1);
    expect(mcNemar(0, 0)).toBeNull();
  });

  it('chi squared', () => {
    expect(chiSquaredUpperTail(4.040122739, 5)).toBeCloseTo(0.543654, 6);
  });

  it('knows that an AUC needs both sides', () => {
    expect(auc(tableOfCounts([{ score: 1, good: 3, bad: 0 }]))).toBeNull();
  });
});
