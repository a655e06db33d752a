import { describe, expect, it } from 'vitest';
import type { Characteristic, Scorecard } from '../scorecard/schema.js';
import { EXAMPLE_SCORECARD } from '../testing/example-policy.js';
import type { Resolved } from './decision.js';
import type { TakenEntry } from './improvement-options.js';
import { findImprovements, type RateAgain } from './improvements.js';

const label = { fr: 'x', en: 'x' };
const nothing = { points: 0, reason: null };
const range = (rating: 1 | 2 | 3 | 4 | 5, from: number | null): Scorecard['ratings'][number] => ({
  rating,
  from,
  label,
  outcome: 'approve',
});
const ratings = [range(1, 100), range(2, 80), range(3, 60), range(4, 40), range(5, null)];

/** Bands of ten points each, from 0, 10, 20 and 30 on. */
function steps(id: string, value: number | null, actionable = true): TakenEntry {
  const [template] = EXAMPLE_SCORECARD.characteristics;
  if (template?.kind !== 'numeric') throw new Error('the first characteristic of the example is numeric');
  const characteristic: Characteristic = {
    ...template,
    id,
    direction: 'higher_better',
    actionable,
    bands: [null, 10, 20, 30].map((from, index) => ({
      id: `b${index}`,
      from,
      to: [10, 20, 30, null][index] ?? null,
      points: index * 10,
      reason: null,
    })),
    classes: [],
    absent: { missing: nothing, confidential: nothing, notApplicable: nothing, stale: nothing },
  };
  const resolved: Resolved = value === null ? { state: 'missing', cause: null } : { state: 'present', value };
  return {
    characteristic,
    input: { slot: { slot: id.charCodeAt(0), minimum: 0, maximum: 100 }, isWhole: false, labels: new Map() },
    resolved,
    points: value === null ? 0 : Math.floor(value / 10) * 10,
  };
}
const notAsked: RateAgain = () => {
  throw new Error('points alone tell');
};

/** `entangled`: ids of characteristics for which `rateAgain` is asked. */
function find(
  taken: readonly TakenEntry[],
  score: number,
  rating: 1 | 2 | 3 | 4 | 5,
  {
    bestAllowed = 1,
    entangled = '',
    rateAgain = notAsked,
  }: { bestAllowed?: 1 | 2 | 3 | 4 | 5 | null; entangled?: string; rateAgain?: RateAgain } = {},
) {
  const slots = new Set(Array.from(entangled, (id) => id.charCodeAt(0)));
  const found = findImprovements({ ratings, taken, score, rating, bestAllowed, entangled: slots, rateAgain });
  return found.map(({ actionableOnly, changes }) => ({
    actionableOnly,
    changes: changes.map(({ characteristic, target }) => `${characteristic} ${target.bound} ${String(target.value)}`),
  }));
}

describe('findImprovements', () => {
  it('takes the smallest gain that is enough, the first in the document on a tie', () => {
    expect(find([steps('a', 5), steps('b', 5)], 70, 3)).toEqual([{ actionableOnly: true, changes: ['a at_least 10'] }]);
    expect(find([steps('a', 5), steps('b', 5)], 65, 3)).toEqual([{ actionableOnly: true, changes: ['a at_least 20'] }]);
  });

  it('adds what the customer can do where the smallest change is not in its hands', () => {
    expect(find([steps('a', 5, false), steps('b', 5)], 70, 3)).toEqual([
      { actionableOnly: false, changes: ['a at_least 10'] },
      { actionableOnly: true, changes: ['b at_least 10'] },
    ]);
  });

  it('combines the fewest changes, none of them greater than needed', () => {
    expect(find([steps('a', 5), steps('b', 25), steps('c', 15)], 41, 4)).toEqual([
      { actionableOnly: true, changes: ['a at_least 20'] },
    ]);
    expect(find([steps('a', 25), steps('b', 25), steps('c', 15)], 61, 3)).toEqual([
      { actionableOnly: true, changes: ['c at_least 30'] },
    ]);
    expect(find([steps('a', 25), steps('b', 25), steps('c', 15)], 55, 3)).toEqual([
      { actionableOnly: true, changes: ['a at_least 30', 'c at_least 30'] },
    ]);
  });

  it('counts information that is absent today as something that can change', () => {
    expect(find([steps('a', null)], 70, 3)).toEqual([{ actionableOnly: true, changes: ['a at_least 10'] }]);
  });

  it('never asks for more of what is better when it is less, where there is no number today', () => {
    const debt = (value: number | null): TakenEntry => {
      const { characteristic, ...rest } = steps('a', value);
      const bands = [
        { id: 'low', from: null, to: 2, points: 30, reason: null },
        { id: 'high', from: 2, to: null, points: 10, reason: null },
      ];
      return {
        ...rest,
        points: 0,
        characteristic: { ...characteristic, kind: 'numeric', direction: 'lower_better', bands },
      };
    };
    expect(find([debt(null)], 70, 3)).toEqual([{ actionableOnly: true, changes: ['a below 2'] }]);
  });

  it('takes the next smallest where deciding again shows that the smallest does not do', () => {
    const tried: number[] = [];
    const rateAgain: RateAgain = (changed) => {
      const [value] = [...changed.values()].map((resolved) =>
        resolved.state === 'present' ? Number(resolved.value) : 0,
      );
      tried.push(value ?? 0);
      return value === 30 ? 2 : 3;
    };
    expect(find([steps('a', 5)], 70, 3, { entangled: 'a', rateAgain })).toEqual([
      { actionableOnly: true, changes: ['a at_least 30'] },
    ]);
    expect(tried).toEqual([10, 20, 30]);
  });

  it('finds the change that stops a rule from holding the rating down', () => {
    const rateAgain: RateAgain = (changed) => (changed.has('b'.charCodeAt(0)) ? 2 : 3);
    const held = { bestAllowed: 3, entangled: 'bc', rateAgain } as const;
    expect(find([steps('a', 5), steps('b', 5), steps('c', 5)], 85, 3, held)).toEqual([
      { actionableOnly: true, changes: ['b at_least 10'] },
    ]);
    expect(find([steps('a', 5), steps('c', 5)], 85, 3, held)).toEqual([]);
  });

  it('advises nothing that leaves, or brings, a rule that declines', () => {
    expect(find([steps('a', 5)], 70, 3, { bestAllowed: null })).toEqual([]);
    const rateAgain: RateAgain = (changed) => (changed.has('b'.charCodeAt(0)) ? 2 : null);
    expect(find([steps('a', 5), steps('b', 5)], 70, 3, { bestAllowed: null, entangled: 'ab', rateAgain })).toEqual([
      { actionableOnly: true, changes: ['b at_least 10'] },
    ]);
    expect(find([steps('a', 5), steps('b', 5)], 70, 3, { entangled: 'ab', rateAgain })).toEqual([
      { actionableOnly: true, changes: ['b at_least 10'] },
    ]);
  });

  it('asks for whole numbers where the input has no others, and for none out of its bounds', () => {
    const whole = steps('a', 5);
    const narrow: TakenEntry = { ...whole, input: { ...whole.input, slot: { slot: 1, minimum: 0, maximum: 9 } } };
    expect(find([narrow], 70, 3)).toEqual([]);
    const values: unknown[] = [];
    const rateAgain: RateAgain = (changed) => {
      values.push(...changed.values());
      return 2;
    };
    const falling: TakenEntry = {
      ...whole,
      input: { ...whole.input, isWhole: true },
      characteristic: {
        ...whole.characteristic,
        kind: 'numeric',
        bands: [
          { id: 'low', from: null, to: 2.5, points: 10, reason: null },
          { id: 'high', from: 2.5, to: null, points: 0, reason: null },
        ],
      },
    };
    expect(find([falling], 70, 3, { entangled: 'a', rateAgain })).toEqual([
      { actionableOnly: true, changes: ['a below 2.5'] },
    ]);
    expect(values).toEqual([{ state: 'present', value: 2 }]);
  });

  it('is empty at the best rating, under a rule that nothing stops, and where nothing is enough', () => {
    expect(find([steps('a', 5)], 100, 1)).toEqual([]);
    expect(find([steps('a', 5)], 70, 3, { bestAllowed: 3 })).toEqual([]);
    expect(find([steps('a', 5)], 70, 3, { bestAllowed: 2 })).toHaveLength(1);
    expect(find([steps('a', 25)], 0, 5)).toEqual([]);
  });
});
