import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from './engine-version.js';
import { capitalise, formatNumber, quoteList } from './messages.js';

describe('formatNumber', () => {
  it.each([
    [1234567.5, '1\u202f234\u202f567,5', '1,234,567.5'],
    [-1000, '−1\u202f000', '−1,000'],
    [999, '999', '999'],
    [0.1234567, '0,1234567', '0.1234567'],
    [1e21, '1e+21', '1e+21'],
  ])('writes %d as "%s" and "%s"', (value, fr, en) => {
    expect(formatNumber(value, 'fr')).toBe(fr);
    expect(formatNumber(value, 'en')).toBe(en);
  });
});

it.each([
  ['élargie', 'Élargie'],
  ['Rating 2', 'Rating 2'],
  ['', ''],
])('capitalise: %s becomes %s', (text, capital) => {
  expect(capitalise(text)).toBe(capital);
});

describe('quoteList', () => {
  it.each([
    [['a'], '“a”'],
    [['a', 'b'], '“a” or “b”'],
    [['a', 'b', 'c'], '“a”, “b” or “c”'],
    [['a', 'b', 'c', 'd'], '“a”, “b”, “c” and 1 more'],
  ])('%j', (names, text) => {
    expect(quoteList(names, 'en', 'or', 3)).toBe(text);
  });
});

describe('ENGINE_VERSION', () => {
  it('is the version of the package', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(ENGINE_VERSION).toBe(manifest.version);
  });
});
