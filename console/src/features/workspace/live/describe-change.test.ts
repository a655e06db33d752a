import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../i18n/format.js';
import { changeOf, describeChange, sayRate } from './describe-change.js';

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

describe('a rate that one side does not have', () => {
  const words = { same: 'unchanged', unknown: 'not known' };
  it.each([
    { before: 0.009, after: null, change: null, said: 'not known' },
    { before: null, after: 0.03, change: null, said: '3.0%' },
    { before: null, after: null, change: null, said: 'not known' },
    { before: 0, after: 0, change: 0, said: '0.0%, unchanged' },
    { before: 0.25, after: 0.5, change: 0.25, said: '50.0%, +25.0 pt' },
  ])('$before to $after: $said', ({ before, after, change, said }) => {
    const formats = createFormats('en', 'EUR');
    expect(changeOf(before, after)).toBe(change);
    expect(sayRate(before, after, words, formats).replaceAll(/\s/gu, ' ')).toBe(said);
  });

  it('has no change to tell', () => {
    expect(describeChange(null, 'unchanged', createFormats('en', 'EUR'))).toBe('–');
  });
});
