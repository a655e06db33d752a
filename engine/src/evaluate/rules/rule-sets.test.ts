import { describe, expect, it } from 'vitest';
import type { Band } from '../../scorecard/schema.js';
import { EXAMPLE_SCORECARD } from '../../testing/example-policy.js';
import { compileEntryLadder, compileRatingLadder } from './rule-sets.js';

const [gearing, , proceeding] = EXAMPLE_SCORECARD.characteristics;
if (gearing?.kind !== 'numeric' || proceeding?.kind !== 'categorical') throw new Error('the example has changed');
const band = (from: number | null, to: number | null): Band => ({ id: 'x', from, to, points: 0, reason: null });

describe('compileEntryLadder', () => {
  it('compares each band once, then classes, then the ways of being absent', () => {
    const { rule, positions } = compileEntryLadder(gearing);
    const steps = 'any' in rule.conditions ? rule.conditions.any : [];
    expect(steps.map((step) => ('fact' in step ? `${step.name ?? ''}: ${step.fact} ${step.operator}` : ''))).toEqual([
      'band:low: gearing lessThan',
      'band:fair: gearing lessThan',
      'band:high: gearing greaterThanInclusive',
      'class:negative_equity: gearing.class equal',
      'absent:missing: gearing.state equal',
      'absent:confidential: gearing.state equal',
      'absent:notApplicable: gearing.state equal',
      'absent:stale: gearing.state equal',
    ]);
    expect(positions).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('takes bands in any order of the document', () => {
    const { positions } = compileEntryLadder({ ...gearing, bands: gearing.bands.toReversed() });
    expect(positions.slice(0, 3)).toEqual([2, 1, 0]);
  });

  it('sends a value that no category lists to notApplicable', () => {
    const { rule, positions } = compileEntryLadder(proceeding);
    const steps = 'any' in rule.conditions ? rule.conditions.any : [];
    expect(steps.at(-1)).toMatchObject({
      fact: 'legal.proceeding.state',
      value: 'present',
      name: 'absent:notApplicable',
    });
    expect(positions).toEqual([0, 1, 2, 3, 4, 5, 4]);
  });

  it.each([
    { bands: [band(null, 0), band(1, null)], note: 'a gap' },
    { bands: [band(null, 1), band(0, null)], note: 'an overlap' },
    { bands: [band(null, null), band(null, null)], note: 'everything twice' },
  ])('refuses bands that do not cover all numbers once: $note', ({ bands }) => {
    expect(() => compileEntryLadder({ ...gearing, bands })).toThrow('cover all numbers once');
  });

  it('takes bands that begin at the least and end at the greatest value of their fact', () => {
    expect(() => compileEntryLadder({ ...gearing, bands: [band(0, 1), band(1, 5)] })).not.toThrow();
  });
});

describe('compileRatingLadder', () => {
  it('refuses a scale without a last rating that takes all the rest', () => {
    expect(() => compileRatingLadder(EXAMPLE_SCORECARD.ratings.slice(0, 4))).toThrow('lower bound');
  });
});
