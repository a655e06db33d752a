/** What must hold of every decision, whatever the scorecard. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Application } from '../application/schema.js';
import { checkScorecard } from '../scorecard/check.js';
import { longestDays } from '../scorecard/payment-terms.js';
import type { Scorecard } from '../scorecard/schema.js';
import { arbitraryCase, type DrawnCase } from '../testing/arbitraries.js';
import { createDecider, type Decider } from './decide.js';
import type { Decision } from './decision.js';
import { listEntries, resolveEntry } from './resolve-band.js';

const RUNS = { numRuns: 60 };

function deciderOf({ scorecard, benchmarks }: Pick<DrawnCase, 'scorecard' | 'benchmarks'>): Decider {
  const { policy, diagnostics } = checkScorecard(scorecard, benchmarks);
  if (policy === null) throw new Error(`the generator made a faulty scorecard: ${JSON.stringify(diagnostics)}`);
  return createDecider(policy);
}

async function forEveryDecision(
  check: (decision: Decision, scorecard: Scorecard, application: Application) => void | Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(arbitraryCase(4), async (drawn) => {
      const decider = deciderOf(drawn);
      for (const application of drawn.applications) {
        await check(await decider.decide(application), drawn.scorecard, application);
      }
    }),
    RUNS,
  );
}

describe('every decision', () => {
  it('has the base score plus the points of its entries for a score', async () => {
    await forEveryDecision(({ score, trace }) => {
      expect(score).toBe(trace.characteristics.reduce((sum, { points }) => sum + points, trace.baseScore));
    });
  });

  it('takes the entries that resolveEntry defines', async () => {
    await forEveryDecision(({ trace }, { characteristics }) => {
      trace.characteristics.forEach(({ resolved, entry }, index) => {
        const characteristic = characteristics[index];
        if (characteristic === undefined) throw new Error('a characteristic has no trace');
        expect(listEntries(characteristic)[resolveEntry(characteristic, resolved)]).toMatchObject(entry);
      });
    });
  });

  it('has a rating no better than its score gives, and the range of its score around it', async () => {
    await forEveryDecision(({ rating, scoreRating, score, completeness, trace }) => {
      expect(rating).toBeGreaterThanOrEqual(scoreRating);
      expect(completeness.scoreIfWorst).toBeLessThanOrEqual(score);
      expect(completeness.scoreIfBest).toBeGreaterThanOrEqual(score);
      if (trace.characteristics.some(({ entry }) => entry.kind === 'absent')) return;
      expect([completeness.scoreIfWorst, completeness.scoreIfBest]).toEqual([score, score]);
    });
  });

  it('never declines somebody who may be a natural person', async () => {
    await forEveryDecision(({ outcome, trace }) => {
      const person = trace.facts.find(({ name }) => name === 'registry.naturalPerson')?.resolved;
      if (person?.state === 'present' && person.value === false) return;
      expect(outcome).not.toBe('decline');
    });
  });

  it('never approves beyond its limit, the authority of the machine, or without knowing the limit', async () => {
    await forEveryDecision(({ outcome, limit, authority, completeness }) => {
      if (outcome !== 'approve') return;
      expect(limit.status).toBe('granted');
      expect(limit.requestedMinor).toBeLessThanOrEqual(limit.amountMinor ?? -1);
      expect(authority.automatic).toBe(true);
      expect(completeness.knownShare).toBeGreaterThanOrEqual(completeness.minimumShare);
    });
  });

  it('has at most four reasons about characteristics, the greatest loss first', async () => {
    await forEveryDecision(({ reasons }) => {
      const losses = reasons.filter(({ kind }) => kind === 'characteristic').map(({ pointsLost }) => pointsLost ?? 0);
      expect(losses.length).toBeLessThanOrEqual(4);
      expect(losses).toEqual(losses.toSorted((a, b) => b - a));
      for (const lost of losses) expect(lost).toBeGreaterThan(0);
    });
  });

  it('says why whenever it does not approve', async () => {
    await forEveryDecision(({ outcome, reasons }) => {
      if (outcome !== 'approve') expect(reasons.filter(({ kind }) => kind !== 'characteristic')).not.toEqual([]);
    });
  });

  it('offers no terms that the law forbids or a rule caps', async () => {
    await forEveryDecision(({ terms, trace }, scorecard, { date }) => {
      const regime = scorecard.terms.regimes.find(
        ({ validFrom, validTo }) => validFrom <= date && (validTo === null || date < validTo),
      );
      if (regime !== undefined && terms.terms.kind === 'net') {
        expect(terms.terms.days).toBeLessThanOrEqual(regime.maxNetDays);
      }
      for (const { effects } of trace.rules) {
        for (const effect of effects) {
          const cap = /^terms_cap:(\d+)$/.exec(effect)?.[1];
          if (cap !== undefined) expect(longestDays(terms.terms)).toBeLessThanOrEqual(Number(cap));
        }
      }
    });
  });

  it('advises changes that gain enough points for the next rating, none of which could be left out', async () => {
    await forEveryDecision(({ improvements, rating, score, trace }, { ratings, rules }) => {
      const needed = (ratings[rating - 2]?.from ?? Number.POSITIVE_INFINITY) - score;
      const isHeld = trace.rules.some(({ id, result }) => {
        const effects = rules.find((rule) => rule.id === id)?.effects ?? [];
        return (
          result === 'fired' && effects.some((effect) => effect.type === 'rating_at_best' && effect.rating >= rating)
        );
      });
      for (const { toRating, pointsGained, changes } of improvements) {
        expect(toRating).toBe(rating - 1);
        expect(pointsGained).toBeGreaterThanOrEqual(needed);
        expect(changes.reduce((sum, change) => sum + change.pointsGained, 0)).toBe(pointsGained);
        // A single change that stops a rule from holding the rating down may be needed for that alone, whatever its points.
        if (isHeld && changes.length === 1) continue;
        for (const change of changes) expect(pointsGained - change.pointsGained).toBeLessThan(needed);
      }
    });
  });
});

describe('a score', () => {
  it('never falls when the points of an entry are raised', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCase(3), fc.nat(), fc.integer({ min: 1, max: 50 }), async (drawn, pick, gain) => {
        const raised = structuredClone(drawn.scorecard);
        const characteristic = raised.characteristics[pick % raised.characteristics.length];
        if (characteristic === undefined) return;
        const rows = characteristic.kind === 'numeric' ? characteristic.bands : characteristic.categories;
        const all = [...rows, ...characteristic.classes, ...Object.values(characteristic.absent)];
        const row = all[pick % all.length];
        if (row === undefined) return;
        row.points += gain;
        // Other points may break a check (a direction, a missing reason): then there is nothing to compare.
        const { policy } = checkScorecard(raised, drawn.benchmarks);
        if (policy === null) return;
        const before = deciderOf(drawn);
        const after = createDecider(policy);
        for (const application of drawn.applications) {
          const [old, next] = [await before.decide(application), await after.decide(application)];
          expect(next.score).toBeGreaterThanOrEqual(old.score);
          expect(next.scoreRating).toBeLessThanOrEqual(old.scoreRating);
        }
      }),
      RUNS,
    );
  });
});
