import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countExposure, requireAuthority } from './delegation.js';

const label = (name: string) => ({ fr: name, en: name });
const delegation = {
  insuredCountsAt: 0.1,
  fourEyesAboveMinor: 10_000_000,
  approvalValidDays: 90,
  levels: [
    { role: 'machine', label: label('machine'), maxMinor: [1_000_000, 500_000, 0, 0, 0] as const },
    { role: 'analyst', label: label('analyst'), maxMinor: [5_000_000, 3_000_000, 1_500_000, 0, 0] as const },
    { role: 'committee', label: label('committee'), maxMinor: [null, null, null, null, null] as const },
  ].map((level) => ({
    ...level,
    maxMinor: [...level.maxMinor] as [number | null, number | null, number | null, number | null, number | null],
  })),
};

describe('countExposure', () => {
  it.each([
    { total: 1000, insured: 0, share: 0.1, expected: 1000, note: 'no cover' },
    { total: 1000, insured: 400, share: 0.1, expected: 640, note: 'the insured part counts for a tenth' },
    { total: 1000, insured: 5000, share: 0.1, expected: 100, note: 'cover beyond the exposure covers nothing' },
    { total: 1000, insured: 1000, share: 0, expected: 0, note: 'fully covered and not counted' },
    { total: 5, insured: 5, share: 0.5, expected: 3, note: 'halves round up' },
  ])('counts $expected of $total with $insured insured ($note)', ({ total, insured, share, expected }) => {
    expect(countExposure(total, insured, share)).toBe(expected);
  });
});

describe('requireAuthority', () => {
  it.each([
    { rating: 1 as const, counted: 1_000_000, role: 'machine', automatic: true, note: 'the maximum is in' },
    { rating: 1 as const, counted: 1_000_001, role: 'analyst', automatic: false, note: 'one cent above' },
    { rating: 3 as const, counted: 0, role: 'machine', automatic: true, note: 'nothing counted' },
    { rating: 5 as const, counted: 1, role: 'committee', automatic: false, note: 'no lower level may' },
  ])('sends $counted at rating $rating to $role ($note)', ({ rating, counted, role, automatic }) => {
    const authority = requireAuthority(delegation, rating, counted);
    expect(authority.level.role).toBe(role);
    expect(authority.automatic).toBe(automatic);
  });

  it('asks for two signatures only above the threshold', () => {
    expect(requireAuthority(delegation, 1, 10_000_000).fourEyes).toBe(false);
    expect(requireAuthority(delegation, 1, 10_000_001).fourEyes).toBe(true);
  });

  it('never asks less for more', () => {
    const rank = (rating: 1 | 2 | 3 | 4 | 5, counted: number) =>
      delegation.levels.findIndex(({ role }) => role === requireAuthority(delegation, rating, counted).level.role);
    fc.assert(
      fc.property(fc.nat(20_000_000), fc.nat(20_000_000), fc.constantFrom(1, 2, 3, 4, 5), (a, b, rating) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(rank(rating, less)).toBeLessThanOrEqual(rank(rating, more));
      }),
    );
  });
});
