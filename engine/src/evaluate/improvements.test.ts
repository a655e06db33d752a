import { describe, expect, it } from 'vitest';
import type { Characteristic, Scorecard } from '../scorecard/schema.js';
import { EXAMPLE_SCORECARD } from '../testing/example-policy.js';
import type { Resolved } from './decision.js';
import { findImprovements, type TakenEntry } from './improvements.js';

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
  return { characteristic, resolved, points: value === null ? 0 : Math.floor(value / 10) * 10 };
}
const find = (
  taken: readonly TakenEntry[],
  score: number,
  rating: 1 | 2 | 3 | 4 | 5,
  bestAllowed: 1 | 2 | 3 | 4 | 5 = 1,
) =>
  findImprovements(ratings, taken, { score, rating, bestAllowed }).map(({ actionableOnly, changes }) => ({
    actionableOnly,
    changes: changes.map(({ characteristic, target }) => `${characteristic} ${target.bound} ${String(target.value)}`),
  }));

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

  it('is empty at the best rating, under a rule that forbids the next one, and where nothing is enough', () => {
    expect(find([steps('a', 5)], 100, 1)).toEqual([]);
    expect(find([steps('a', 5)], 70, 3, 3)).toEqual([]);
    expect(find([steps('a', 5)], 70, 3, 2)).toHaveLength(1);
    expect(find([steps('a', 25)], 0, 5)).toEqual([]);
  });
});
