// Reference values: mpmath with 40 digits; the two largest incomplete beta values: scipy (Boost).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquaredUpperTail } from './chi-squared.js';
import { inverseRegularisedBeta, regularisedBeta } from './incomplete-beta.js';
import { upperGamma } from './incomplete-gamma.js';
import { logBeta, logChoose, logGamma } from './log-gamma.js';
import { normalUpperTail, twoSidedNormalP, Z_95 } from './normal.js';

function expectRelative(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

describe('logGamma', () => {
  it.each([
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524522],
    [9.999, 12.799575780077413],
    [10, 12.80182748008147],
    [123.4, 469.3360974421906],
    [1e6, 12815504.569147613],
  ])('of %d', (x, expected) => expectRelative(logGamma(x), expected, 2e-14));

  it('is 0 at 1 and 2', () => {
    expect(logGamma(1)).toBeCloseTo(0, 14);
    expect(logGamma(2)).toBeCloseTo(0, 14);
  });
});

describe('logBeta', () => {
  it.each([
    [0.5, 0.5, 1.1447298858494002],
    [3, 20, -8.438149984075785],
    [1000, 2000, -1911.8746142144516],
    [0.5, 1e6, -6.335390211057437],
    [1e6, 1e6, -1386300.003362921],
  ])('of %d and %d', (a, b, expected) => expectRelative(logBeta(a, b), expected, 1e-14));

  it('gives binomial coefficients', () => {
    expect(Math.exp(logChoose(10, 3))).toBeCloseTo(120, 10);
    expect(logChoose(10, 0)).toBe(0);
    expect(logChoose(10, 10)).toBe(0);
  });
});

describe('regularisedBeta', () => {
  it.each([
    [0.5, 0.5, 0.5, 0.5],
    [0.01, 2.5, 97.5, 0.14738378178563738],
    [0.001, 0.5, 1000.5, 0.8428564766344812],
    [0.3, 30, 70, 0.5116251045586092],
    [0.2, 1500.5, 6000.5, 0.4988482444030716],
    [0.999, 50, 2, 0.9987659096068829],
    [0.05, 5200.5, 94_800.5, 0.0019506077600865888],
    [0.5, 1e6, 1.001e6, 0.7601950824664212],
  ])('at %d of (%d, %d)', (x, a, b, expected) => expectRelative(regularisedBeta(x, a, b), expected, 1e-10));

  it('is 0 and 1 outside the unit interval', () => {
    expect(regularisedBeta(-1, 2, 3)).toBe(0);
    expect(regularisedBeta(1, 2, 3)).toBe(1);
  });

  it('is a sum of binomial chances for whole arguments', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(59),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (n, k, p) => {
          const events = Math.min(n, k + 1);
          let tail = 0;
          for (let i = events; i <= n; i++)
            tail += Math.exp(logChoose(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p));
          expect(regularisedBeta(p, events, n - events + 1)).toBeCloseTo(tail, 11);
        },
      ),
    );
  });
});

describe('inverseRegularisedBeta', () => {
  it.each([
    [0.025, 1.5, 299.5, 0.0003598942102136672],
    [0.975, 0.5, 20.5, 0.11663898290487539],
    [0.95, 0.5, 50.5, 0.03750113514003707],
    [0.025, 1, 300, 8.438913231780044e-5],
    [1e-9, 2, 3, 1.2910055600322022e-5],
    [0.025, 0.5, 0.5, 0.001541333133436012],
    [0.975, 5200.5, 94_800.5, 0.05338909836374697],
  ])('at %d of (%d, %d)', (p, a, b, expected) => expectRelative(inverseRegularisedBeta(p, a, b), expected, 1e-11));

  it('undoes the distribution function', () => {
    const shape = fc.double({ min: 0.5, max: 5000, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), shape, shape, (p, a, b) => {
        expect(regularisedBeta(inverseRegularisedBeta(p, a, b), a, b)).toBeCloseTo(p, 6);
      }),
    );
  });

  it('reaches the ends', () => {
    expect(inverseRegularisedBeta(0, 2, 3)).toBe(0);
    expect(inverseRegularisedBeta(1, 2, 3)).toBe(1);
  });
});

describe('upperGamma', () => {
  it.each([
    [0.5, 0.5, 0.3173105078629141],
    [2.5, 4.5, 0.10906415794977237],
    [2.5, 0.1, 0.9991138612111876],
    [50, 80, 0.00013078397659141034],
    [0.5, 200, 5.507248237212467e-89],
    [500, 450, 0.9892827619087102],
  ])('of (%d, %d)', (a, x, expected) => expectRelative(upperGamma(a, x), expected, 1e-12));

  it('is 1 at 0 and 0 at infinity', () => {
    expect(upperGamma(2, 0)).toBe(1);
    expect(chiSquaredUpperTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
  });
});

describe('normalUpperTail', () => {
  it.each([
    [0, 0.5],
    [1, 0.15865525393145705],
    [5, 2.866515718791939e-7],
    [-3, 0.9986501019683699],
    [10, 7.619853024160525e-24],
  ])('of %d', (z, expected) => expectRelative(normalUpperTail(z), expected, 1e-12));

  it('leaves 5 % outside the 95 % points', () => {
    expect(twoSidedNormalP(Z_95)).toBeCloseTo(0.05, 14);
    expect(twoSidedNormalP(-Z_95)).toBeCloseTo(0.05, 14);
    expect(twoSidedNormalP(0)).toBe(1);
  });
});
