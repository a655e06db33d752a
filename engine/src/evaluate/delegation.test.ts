import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessSignature, countExposure, type MachineSaid, requireAuthority } from './delegation.js';

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

describe('assessSignature', () => {
  const said: MachineSaid = {
    outcome: 'refer',
    rating: 1,
    limitMinor: 2_000_000,
    requestedMinor: 4_000_000,
    insuredMinor: 0,
    groupMinor: 0,
  };
  it.each([
    { note: 'as proposed', change: {}, amount: 2_000_000, direction: 'none', level: 1, signatures: 1 },
    {
      note: 'a cent more, one level above that of the proposal',
      change: {},
      amount: 2_000_001,
      direction: 'up',
      level: 2,
      signatures: 1,
    },
    { note: 'less', change: {}, amount: 1_999_999, direction: 'down', level: 1, signatures: 1 },
    { note: 'refused', change: {}, amount: null, direction: 'down', level: 1, signatures: 1 },
    {
      note: 'refused as proposed',
      change: { limitMinor: 0 },
      amount: null,
      direction: 'none',
      level: 1,
      signatures: 1,
    },
    {
      note: 'nothing proposed',
      change: { limitMinor: null },
      amount: 4_000_000,
      direction: 'none',
      level: 1,
      signatures: 1,
    },
    {
      note: 'all of the request, within a larger proposal',
      change: { limitMinor: 9_000_000 },
      amount: 4_000_000,
      direction: 'none',
      level: 1,
      signatures: 1,
    },
    {
      note: 'less than a limit granted already',
      change: { outcome: 'approve', requestedMinor: 500_000 },
      amount: 1_000_000,
      direction: 'down',
      level: 1,
      signatures: 1,
    },
    {
      note: 'declined by the machine',
      change: { outcome: 'decline' },
      amount: 1,
      direction: 'up',
      level: 1,
      signatures: 1,
    },
    {
      note: 'group exposure counts',
      change: { groupMinor: 2_000_000 },
      amount: 2_000_000,
      direction: 'none',
      level: 2,
      signatures: 1,
    },
    {
      note: 'to grant less takes what the request takes',
      change: { requestedMinor: 6_000_000 },
      amount: 2_000_000,
      direction: 'none',
      level: 2,
      signatures: 1,
    },
    {
      note: 'above the threshold',
      change: { limitMinor: 11_000_000, requestedMinor: 11_000_000 },
      amount: 11_000_000,
      direction: 'none',
      level: 2,
      signatures: 2,
    },
    {
      note: 'above the threshold but insured',
      change: { limitMinor: 11_000_000, requestedMinor: 11_000_000, insuredMinor: 11_000_000 },
      amount: 11_000_000,
      direction: 'none',
      level: 1,
      signatures: 1,
    },
    {
      note: 'a refusal above the threshold',
      change: { limitMinor: 11_000_000, requestedMinor: 11_000_000 },
      amount: null,
      direction: 'down',
      level: 2,
      signatures: 1,
    },
  ] as const)('$note: $direction, level $level, signatures $signatures', ({ change, amount, ...expected }) => {
    expect(assessSignature(delegation, { ...said, ...change }, amount)).toMatchObject({
      direction: expected.direction,
      level: expected.level,
      signatures: expected.signatures,
    });
  });

  it('never asks a lower level or fewer signatures for more', () => {
    fc.assert(
      fc.property(
        fc.record({
          outcome: fc.constantFrom('approve' as const, 'refer' as const, 'decline' as const),
          rating: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const),
          limitMinor: fc.option(fc.nat(20_000_000)),
          requestedMinor: fc.nat(20_000_000),
          insuredMinor: fc.nat(20_000_000),
          groupMinor: fc.nat(5_000_000),
        }),
        fc.nat(20_000_000),
        fc.nat(20_000_000),
        (machine, one, other) => {
          const less = assessSignature(delegation, machine, Math.min(one, other));
          const more = assessSignature(delegation, machine, Math.max(one, other));
          expect(more.level).toBeGreaterThanOrEqual(less.level);
          expect(more.signatures).toBeGreaterThanOrEqual(less.signatures);
          expect(less.level).toBeGreaterThan(0);
        },
      ),
    );
  });
});
