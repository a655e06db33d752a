import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../kernel/text.js';
import type { RatioUnit } from '../scorecard/schema.js';
import { describeBound, describeQuantity } from './describe-value.js';

describe('describeQuantity', () => {
  it.each([
    { value: 0.98, unit: 'share', fr: '98\u00a0%', en: '98%' },
    { value: 1, unit: 'share', fr: '100\u00a0%', en: '100%' },
    { value: 12.5, unit: 'percent', fr: '12,5\u00a0%', en: '12.5%' },
    { value: 1.25, unit: 'ratio', fr: '1,25', en: '1.25' },
    { value: 1, unit: 'days', fr: '1\u00a0jour', en: '1\u00a0day' },
    { value: 1.5, unit: 'days', fr: '1,5\u00a0jour', en: '1.5\u00a0days' },
    { value: 0, unit: 'years', fr: '0\u00a0an', en: '0\u00a0years' },
    { value: 34, unit: 'months', fr: '34\u00a0mois', en: '34\u00a0months' },
    { value: 150_000, unit: 'money', fr: '1\u202f500\u00a0€', en: '€1,500' },
    { value: 3, unit: null, fr: '3', en: '3' },
  ] as const)('writes $value ($unit) as $fr and $en', ({ value, unit, fr, en }) => {
    expect([describeQuantity(value, unit, 'EUR', 'fr'), describeQuantity(value, unit, 'EUR', 'en')]).toEqual([fr, en]);
  });
});

describe('a figure beside the bound that it is compared with', () => {
  it.each([
    { value: 0.79996, bound: 0.8, unit: 'ratio', figure: '0.79996', limit: '0.8' },
    { value: 0.7999, bound: 0.8, unit: 'share', figure: '79.99%', limit: '80%' },
    { value: 0.62, bound: 0.8, unit: 'share', figure: '62%', limit: '80%' },
    { value: 0.1255, bound: 0.126, unit: 'ratio', figure: '0.1255', limit: '0.126' },
    { value: 0.126, bound: 0.126, unit: 'ratio', figure: '0.126', limit: '0.126' },
    { value: 2 / 3, bound: 0.6667, unit: 'share', figure: '66.667%', limit: '66.67%' },
    { value: 999_999.6, bound: 1_000_000, unit: 'money', figure: '€9,999.996', limit: '€10,000' },
    { value: -0.001, bound: 0, unit: 'ratio', figure: '−0.001', limit: '0' },
    { value: 0.1 + 0.2, bound: 0.3, unit: null, figure: '0.30000000000000004', limit: '0.3' },
    { value: 30.004, bound: 30, unit: 'days', figure: '30.004\u00a0days', limit: '30\u00a0days' },
  ] as const)('writes $value beside $bound ($unit) as $figure and $limit', ({ value, bound, unit, figure, limit }) => {
    expect(describeQuantity(value, unit, 'EUR', 'en', [bound])).toBe(figure);
    expect(describeBound(bound, unit, 'EUR', 'en')).toBe(limit);
  });

  it('is written so that it compares as it does, of whatever size, unit and currency', () => {
    const bound = fc.oneof(
      fc.integer({ min: -1000, max: 1000 }).map((value) => value / 100),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).filter((value) => Math.abs(value) > 1e-9 || value === 0),
    );
    const drawn = bound.chain((one) =>
      fc.record({
        bounds: fc.tuple(fc.constant(one), bound),
        value: fc.oneof(
          fc.constantFrom(one, nextUp(one), -nextUp(-one)),
          fc.integer({ min: -9, max: 9 }).chain((step) => fc.nat(12).map((places) => one + step / 10 ** places)),
          bound,
        ),
        unit: fc.constantFrom<(RatioUnit | null)[]>('money', 'share', 'percent', 'days', 'ratio', null),
        currency: fc.constantFrom('EUR', 'JPY', 'TND', 'CHF'),
      }),
    );
    fc.assert(
      fc.property(drawn, ({ value, bounds, unit, currency }) => {
        for (const locale of ['fr', 'en'] as const) {
          const figure = describeQuantity(value, unit, currency, locale, bounds);
          for (const one of bounds) {
            expect(compareWritten(figure, describeBound(one, unit, currency, locale), locale)).toBe(
              Math.sign(value - one),
            );
          }
        }
      }),
    );
  });
});

/** The least double above another that is not zero. */
function nextUp(value: number): number {
  if (value === 0) return 1e-9;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

/** Which of two written numbers is greater, by all their digits, as a reader sees it. */
function compareWritten(one: string, other: string, locale: Locale): number {
  const [a, b] = [one, other].map((text) => {
    const plain = text
      .replaceAll(locale === 'fr' ? '\u202f' : ',', '')
      .replace(',', '.')
      .replace('−', '-');
    const [, sign = '', whole = '', fraction = ''] = /(-?)[^\d]*(\d+)(?:\.(\d+))?/.exec(plain) ?? [];
    return BigInt(`${sign}${whole}${fraction.padEnd(40, '0')}`);
  });
  return a === undefined || b === undefined ? Number.NaN : a < b ? -1 : a > b ? 1 : 0;
}
