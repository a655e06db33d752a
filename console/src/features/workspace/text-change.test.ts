import { describe, expect, it } from 'vitest';
import { smallestChange } from './text-change.js';

describe('smallestChange', () => {
  it.each([
    { note: 'nothing for equal texts', before: 'abc', after: 'abc', expected: null },
    { note: 'an insertion', before: 'ac', after: 'abc', expected: { from: 1, to: 1, text: 'b' } },
    { note: 'a deletion', before: 'abc', after: 'ac', expected: { from: 1, to: 2, text: '' } },
    { note: 'a replacement', before: '{"a": 1}', after: '{"a": 25}', expected: { from: 6, to: 7, text: '25' } },
    { note: 'a repeated letter only once', before: 'aa', after: 'aaa', expected: { from: 2, to: 2, text: 'a' } },
    { note: 'everything', before: 'abc', after: 'xyz', expected: { from: 0, to: 3, text: 'xyz' } },
  ])('gives $note', ({ before, after, expected }) => {
    expect(smallestChange(before, after)).toEqual(expected);
  });
});
