import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../i18n/format.js';
import { describeChange } from './describe-change.js';

describe('describeChange', () => {
  it.each([
    [0.0123, '+1.2 pt'],
    [0.0004, '+0.04 pt'],
    [-0.0004, '−0.04 pt'],
    [0.00004, 'unchanged'],
    [0, 'unchanged'],
  ])('%d: %s', (change, words) => {
    const said = describeChange(change, 'unchanged', createFormats('en', 'EUR'));
    expect(said.replaceAll(/\s/gu, ' ')).toBe(words);
  });
});
