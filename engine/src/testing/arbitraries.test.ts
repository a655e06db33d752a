import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Application } from '../application/schema.js';
import { checkScorecard } from '../scorecard/check.js';
import { arbitraryCase, arbitraryScorecard } from './arbitraries.js';
import { drawScorecard } from './arbitrary-scorecards.js';
import { Tape } from './tape.js';

describe('arbitraryScorecard', () => {
  it('draws scorecards that pass the check', () => {
    fc.assert(
      fc.property(arbitraryScorecard(), ({ scorecard, benchmarks }) => {
        const { policy, diagnostics } = checkScorecard(scorecard, benchmarks);
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(policy?.scorecard).toEqual(scorecard);
      }),
      { numRuns: 300 },
    );
  });

  it('draws the smallest scorecard from an empty tape', () => {
    const { scorecard } = drawScorecard(new Tape([]));
    expect(scorecard.characteristics).toHaveLength(1);
    expect(scorecard.ratios).toEqual({});
    expect(scorecard.rules).toEqual([]);
  });

  it('draws every feature now and then', () => {
    const seen = new Set<string>();
    for (const { scorecard, benchmarks } of fc.sample(arbitraryScorecard(), { numRuns: 200, seed: 7 })) {
      const text = JSON.stringify(scorecard);
      if (benchmarks.length > 0) seen.add('benchmark');
      for (const word of [
        'prior(',
        'percentile(',
        'coalesce(',
        'clamp(',
        ' and ',
        'not (',
        'categorical',
        '.state',
        '.class',
        'rating_at_best',
      ]) {
        if (text.includes(word)) seen.add(word);
      }
    }
    expect(seen.size).toBe(11);
  });
});

describe('arbitraryCase', () => {
  it('draws applications of the right form', () => {
    fc.assert(
      fc.property(arbitraryCase(3), ({ applications }) => {
        for (const application of applications) expect(Application.parse(application)).toEqual(application);
      }),
      { numRuns: 50 },
    );
  });
});
