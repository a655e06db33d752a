import { describe, expect, it } from 'vitest';
import { parseMinor, parseNumber } from './parse-number.js';

describe('parseNumber', () => {
  it.each([
    ['fr', '1 234,56', 1234.56],
    ['fr', '1\u202f234,56', 1234.56],
    ['fr', '1\u00a0234\u00a0567', 1_234_567],
    ['fr', '12,5 %', 12.5],
    ['fr', '3 000 €', 3000],
    ['fr', '1.234,56', 1234.56],
    ['fr', '0.5', 0.5],
    ['fr', '1,234', 1.234],
    ['fr', '-12', -12],
    ['fr', '\u221212', -12],
    ['en', '1,234.56', 1234.56],
    ['en', '1,234', 1234],
    ['en', '12,5', 12.5],
    ['en', '1,234,567', 1_234_567],
    ['en', '.5', 0.5],
  ] as const)('reads %s %j as %d', (locale, text, expected) => {
    expect(parseNumber(text, locale)).toBe(expected);
  });

  it.each(['', ' ', 'abc', '1,2,3', '1.2.3', '12a', '--1', '1,23,456.7', '1e5', '€'])('refuses %j', (text) => {
    expect(parseNumber(text, 'fr')).toBeNull();
    expect(parseNumber(text, 'en')).toBeNull();
  });
});

describe('parseMinor', () => {
  it('gives integer cents, free of binary noise', () => {
    expect(parseMinor('1 234,10', 'fr')).toBe(123_410);
    expect(parseMinor('0,29', 'fr')).toBe(29);
  });

  it('refuses a third decimal, which would be money that disappears', () => {
    expect(parseMinor('0,295', 'fr')).toBeNull();
  });

  it('knows currencies without minor units', () => {
    expect(parseMinor('1200', 'en', 0)).toBe(1200);
    expect(parseMinor('12.5', 'en', 0)).toBeNull();
  });
});
