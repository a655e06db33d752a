import { describeCheck, reportWords } from '@encours/engine';
import { expect, it } from 'vitest';
import { sampleReport } from './sample-report.js';

it.each([
  ['maxApprovalRateChange', 0.15, -0.0301, 'at most ±15\u00a0pt', '\u22123.0\u00a0pt'],
  ['maxApprovalRateChange', 0.15, 0.0301, 'at most ±15\u00a0pt', '+3.0\u00a0pt'],
  ['maxExposureChange', 0.25, -0.023, 'at most ±25%', '\u22122.3%'],
  ['maxExposureChange', 0.25, 0.023, 'at most ±25%', '+2.3%'],
  ['maxBadRateChange', 0.0025, 0, 'at most +0.25\u00a0pt', '0.0\u00a0pt'],
  ['minGiniChange', -0.01, -10.5, 'at least \u22121\u00a0pt', '\u22121,050.0\u00a0pt'],
])('the gate writes %s, %d allowed and %d found', (tolerance, allowed, actual, bound, found) => {
  const check = { tolerance, allowed, actual, interval: null, passed: true };
  expect(describeCheck(check, reportWords(sampleReport(), 'en'))).toMatchObject({ allowed: bound, actual: found });
});
