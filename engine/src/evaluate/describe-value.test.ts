import { describe, expect, it } from 'vitest';
import { describeQuantity } from './describe-value.js';

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
