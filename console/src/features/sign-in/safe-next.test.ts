import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next.js';

describe('safeNext', () => {
  it.each([
    ['/scorecards/x?version=2', '/scorecards/x?version=2'],
    [undefined, '/'],
    ['https://elsewhere.example', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?next=/sign-in', '/'],
  ])('leads from %j to %j', (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });
});
