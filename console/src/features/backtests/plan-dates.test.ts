import { describe, expect, it } from 'vitest';
import { openDates } from './plan-dates.js';

describe('openDates', () => {
  it('keeps the dates whose window closes after the data end, not the one that closes with them', () => {
    expect(openDates(['2026-01-01', '2026-04-01'], 6, '2026-07-01')).toEqual(['2026-04-01']);
  });
});
