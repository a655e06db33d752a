import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindNumber } from '../formula/bind.js';
import type { FormulaScope } from '../formula/evaluate.js';
import type { Slot } from '../formula/names.js';
import type { NumberNode } from '../formula/program.js';
import type { MaybeNumber } from '../kernel/absent.js';
import { examplePolicy } from '../testing/example-policy.js';
import { computeLimit, findBindingSlots, floorMinor, roundDownTo } from './limit.js';

const NAMES = ['a', 'b', 'c', 'd'];

/** A formula over `a` to `d`, in slots 0 to 3. */
function formulaOf(text: string): NumberNode {
  const slots = NAMES.map(
    (name, slot): Slot => ({
      slot,
      name,
      kind: 'component',
      dimension: { kind: 'any' },
      minimum: Number.NEGATIVE_INFINITY,
      maximum: Number.POSITIVE_INFINITY,
    }),
  );
  const bound = bindNumber(text, [], {
    find: (name) => slots.find((slot) => slot.name === name),
    refuse: () => null,
    names: () => NAMES,
  });
  if (!bound.ok) throw new Error(`cannot read ${text}`);
  return bound.value;
}

function scopeOf(current: readonly MaybeNumber[]): FormulaScope {
  return { current, prior: [], percentile: () => 50 };
}

describe('findBindingSlots', () => {
  it.each([
    { formula: 'min(a, b, c)', values: [3, 1, 2], binding: ['b'], note: 'the least decides' },
    { formula: 'min(a, b, c)', values: [1, 1, 2], binding: ['a', 'b'], note: 'a tie names both' },
    { formula: 'max(a, b)', values: [3, 1], binding: ['a'], note: 'the greatest decides' },
    { formula: 'min(a, max(b, c + d))', values: [50, 10, 20, 5], binding: ['c', 'd'], note: 'a sum follows both' },
    { formula: 'min(a * 1.1, b)', values: [10, 11.5], binding: ['a'], note: 'a factor is no component' },
    { formula: 'clamp(a, b, c)', values: [5, 1, 9], binding: ['a'], note: 'inside its bounds' },
    { formula: 'clamp(a, b, c)', values: [0, 1, 9], binding: ['b'], note: 'raised to the lower bound' },
    { formula: 'clamp(a, b, c)', values: [10, 1, 9], binding: ['c'], note: 'cut at the upper bound' },
    {
      formula: 'coalesce(a, b)',
      values: [{ absent: 'missing', cause: null } as const, 4],
      binding: ['b'],
      note: 'skips what is absent',
    },
    {
      formula: 'a + b',
      values: [{ absent: 'missing', cause: null } as const, 4],
      binding: [],
      note: 'nothing when absent',
    },
    { formula: '-a', values: [4], binding: ['a'], note: 'a sign changes nothing' },
    { formula: '5000', values: [], binding: [], note: 'a constant' },
  ])('$formula of $values: $binding ($note)', ({ formula, values, binding }) => {
    const slots = findBindingSlots(formulaOf(formula), scopeOf(values));
    expect(slots.map((slot) => NAMES[slot])).toEqual(binding);
  });
});

describe('floorMinor', () => {
  it.each([
    { amount: 0.35 * 8_000_000, expected: 2_800_000, note: 'a product that should be whole' },
    { amount: 1.1 * 3, expected: 3, note: 'rounds down' },
    { amount: 4.35 * 100, expected: 435, note: '434.99999999999994' },
    { amount: 2_799_999.99, expected: 2_799_999, note: 'a hundredth short is short' },
    { amount: -0.5, expected: -1, note: 'down is down below zero too' },
    { amount: -0, expected: 0, note: 'one zero' },
    { amount: 1e15, expected: 1e15, note: 'a great whole number stays what it is' },
    { amount: 1_000_000_000_966_667, expected: 1_000_000_000_966_667, note: 'found by fuzzing: tolerance may not add' },
  ])('$amount is $expected ($note)', ({ amount, expected }) => {
    expect(floorMinor(amount)).toBe(expected);
  });

  it('leaves every whole number as it is and never rises by as much as one', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (whole, part) => {
        expect(floorMinor(whole)).toBe(whole + 0);
        expect(floorMinor(whole + part)).toBeLessThan(whole + part + 1);
      }),
    );
  });
});

describe('roundDownTo', () => {
  it.each([
    { amount: 2_349_999, step: 10_000, expected: 2_340_000 },
    { amount: 2_340_000, step: 10_000, expected: 2_340_000 },
    { amount: 9_999, step: 10_000, expected: 0 },
  ])('$amount in steps of $step is $expected', ({ amount, step, expected }) => {
    expect(roundDownTo(amount, step)).toBe(expected);
  });
});

/** The worked example of a published credit policy: rating B, net worth 80 000, turnover 700 000. */
describe('computeLimit', () => {
  const policy = examplePolicy({
    facts: {
      'fin.need': { label: { fr: 'Besoin', en: 'Need' }, type: 'money', vat: null, maxAgeDays: null },
      'fin.netWorth': { label: { fr: 'Fonds propres', en: 'Net worth' }, type: 'money', vat: null, maxAgeDays: null },
      'fin.turnover': {
        label: { fr: 'Chiffre d’affaires', en: 'Turnover' },
        type: 'money',
        vat: null,
        maxAgeDays: null,
      },
    },
    limit: {
      tables: {
        netWorthShare: { unit: 'ratio', values: [0.5, 0.35, 0.2, 0.1, 0] },
        turnoverShare: { unit: 'ratio', values: [0.08, 0.05, 0.03, 0.01, 0] },
      },
      components: [
        { id: 'need', label: { fr: 'Besoin', en: 'Need' }, formula: 'fin.need' },
        {
          id: 'ownFunds',
          label: { fr: 'Fonds propres', en: 'Net worth' },
          formula: 'rating.netWorthShare * fin.netWorth',
        },
        { id: 'activity', label: { fr: 'Activité', en: 'Turnover' }, formula: 'rating.turnoverShare * fin.turnover' },
      ],
      combine: 'min(limit.need, limit.ownFunds, limit.activity)',
      roundDownToMinor: 50_000,
    },
  });
  const compute = (
    facts: Readonly<Record<string, number>>,
    caps: readonly { ruleId: string; capMinor: number }[] = [],
  ) => {
    const current: MaybeNumber[] = policy.slots.map(({ name }) => facts[name] ?? { absent: 'missing', cause: null });
    return computeLimit(policy, { current, prior: [], percentile: () => 50 }, { rating: 2, score: 0, caps });
  };
  const published = { 'fin.need': 5_000_000, 'fin.netWorth': 8_000_000, 'fin.turnover': 70_000_000 };

  it('gives the published 28 000, bound by net worth', () => {
    expect(compute(published)).toEqual({
      amountMinor: 2_800_000,
      binding: ['ownFunds'],
      components: [
        { id: 'need', amountMinor: 5_000_000, absent: null },
        { id: 'ownFunds', amountMinor: 2_800_000, absent: null },
        { id: 'activity', amountMinor: 3_500_000, absent: null },
      ],
    });
  });

  it('is never below zero', () => {
    expect(compute({ ...published, 'fin.netWorth': -1_000_000 })).toMatchObject({
      amountMinor: 0,
      binding: ['ownFunds'],
    });
  });

  it('is null, not zero, when a component it needs is absent', () => {
    const { 'fin.netWorth': _, ...unknownNetWorth } = published;
    const limit = compute(unknownNetWorth);
    expect(limit.amountMinor).toBeNull();
    expect(limit.binding).toEqual([]);
    expect(limit.components[1]).toEqual({ id: 'ownFunds', amountMinor: null, absent: 'missing' });
  });

  it('names the rule whose cap bites, then rounds down', () => {
    const caps = [
      { ruleId: 'loose', capMinor: 9_000_000 },
      { ruleId: 'tight', capMinor: 1_234_567 },
      { ruleId: 'asTight', capMinor: 1_234_567 },
    ];
    expect(compute(published, caps)).toMatchObject({ amountMinor: 1_200_000, binding: ['tight', 'asTight'] });
  });

  it('keeps the components binding under a cap that is not less', () => {
    expect(compute(published, [{ ruleId: 'equal', capMinor: 2_800_000 }])).toMatchObject({
      amountMinor: 2_800_000,
      binding: ['ownFunds'],
    });
  });
});
