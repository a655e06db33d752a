import { describe, expect, it } from 'vitest';
import { describeCheck } from './describe-release.js';
import { wordsOf } from './report-words.js';

const words = wordsOf(
  { currency: 'EUR', champion: { scorecard: { version: 1 } }, challenger: { scorecard: { version: 2 } } },
  'en',
);

describe('describeCheck', () => {
  it.each([
    { tolerance: 'maxBadRateChange', allowed: 0.005, actual: 0.005, texts: ['at most +0.5\u00a0pt', '+0.5\u00a0pt'] },
    {
      tolerance: 'maxBadRateChange',
      allowed: 0.005,
      actual: 0.00504,
      texts: ['at most +0.5\u00a0pt', '+0.504\u00a0pt'],
    },
    { tolerance: 'maxBadRateChange', allowed: 0.07, actual: 0.031, texts: ['at most +7\u00a0pt', '+3.1\u00a0pt'] },
    { tolerance: 'maxExposureChange', allowed: 0.1, actual: -0.10004, texts: ['at most ±10%', '−10.004%'] },
    { tolerance: 'maxPsi', allowed: 0.1, actual: 0.10004, texts: ['at most 0.1', '0.10004'] },
  ])('writes $actual of $tolerance apart from $allowed', ({ texts, ...found }) => {
    const { allowed, actual } = describeCheck({ ...found, interval: null, passed: false }, words);
    expect([allowed, actual]).toEqual(texts);
  });
});
