import { describe, expect, it } from 'vitest';
import { findAmounts } from './money-hints.js';

describe('findAmounts', () => {
  it.each([
    { note: 'a key that ends in Minor', text: '{"capMinor": 4000000}', minors: [4_000_000] },
    { note: 'each number of a list, not its nulls and zeros', text: '{"maxMinor": [100, null, 0]}', minors: [100] },
    { note: 'a table of money', text: '{"t": {"unit": "money", "values": [1, 2]}}', minors: [1, 2] },
    { note: 'no table of days', text: '{"t": {"unit": "days", "values": [60, 45]}}', minors: [] },
    { note: 'amounts of a text that breaks off', text: '{"capMinor": 12, "x": ', minors: [12] },
    { note: 'nothing of an empty text', text: '', minors: [] },
  ])('finds $note', ({ text, minors }) => {
    expect(findAmounts(text).map(({ minor }) => minor)).toEqual(minors);
  });

  it('places the hint behind the number', () => {
    const text = '{"capMinor": 4000000}';
    expect(findAmounts(text)[0]?.offset).toBe(text.indexOf('}'));
  });
});
