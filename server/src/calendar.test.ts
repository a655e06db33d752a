import { describe, expect, it } from 'vitest';
import { dayIn, startOfDay } from './calendar.js';

describe('dayIn', () => {
  it.each([
    ['2026-11-22T22:59:59Z', 'Europe/Paris', '2026-11-22'],
    ['2026-11-22T23:00:00Z', 'Europe/Paris', '2026-11-23'],
    ['2026-07-01T22:00:00Z', 'Europe/Paris', '2026-07-02'],
    ['2026-12-31T12:00:00Z', 'Pacific/Apia', '2027-01-01'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(dayIn(zone, new Date(instant))).toBe(day);
  });
});

describe('startOfDay', () => {
  it.each([
    ['2026-01-15', 'Europe/Paris', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', 'Europe/Paris', '2026-07-14T22:00:00.000Z'],
    // The clocks change on these days, after midnight.
    ['2026-03-29', 'Europe/Paris', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Paris', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Paris', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
    ['2026-07-15', 'UTC', '2026-07-15T00:00:00.000Z'],
    ['2026-07-15', 'America/New_York', '2026-07-15T04:00:00.000Z'],
  ])('%s in %s begins at %s', (day, zone, instant) => {
    expect(startOfDay(zone, day).toISOString()).toBe(instant);
    expect(dayIn(zone, startOfDay(zone, day))).toBe(day);
  });
});
