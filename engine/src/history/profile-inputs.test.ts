import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildColumnTable, tableSchemaFor } from '../evaluate/columns/table-builder.js';
import { createDecider } from '../evaluate/decide.js';
import type { Resolved } from '../evaluate/decision.js';
import { checkScorecard } from '../scorecard/check.js';
import { arbitraryCase } from '../testing/arbitraries.js';
import { type InputProfile, profileInputs } from './profile-inputs.js';
import { PROFILE_QUANTILES } from './profile-observations.js';

/** The same from the traces of single decisions, counted one by one. */
function profileNaively(name: string, formula: string | null, seen: readonly Resolved[]): InputProfile {
  const values = seen.flatMap((one) => (one.state === 'present' ? [one.value === 0 ? 0 : one.value] : []));
  const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const special = seen.filter(({ state }) => state === 'class').length;
  const others = values.filter((value) => typeof value !== 'number');
  const counts = [...new Set(others)].map((value) => ({ value, count: others.filter((one) => one === value).length }));
  return {
    name,
    formula,
    rows: seen.length,
    present: values.length,
    absent: seen.length - values.length - special,
    special,
    quantiles:
      numbers.length === 0
        ? null
        : PROFILE_QUANTILES.map(
            (share) =>
              numbers.find((value) => numbers.filter((one) => one <= value).length >= share * numbers.length) ?? 0,
          ),
    categories: counts.sort((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1)),
  };
}

describe('profileInputs', () => {
  it('says of each fact and ratio what decisions one by one read', async () => {
    let ratios = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryCase(20), async ({ scorecard, benchmarks, applications }) => {
        const { policy } = checkScorecard(scorecard, benchmarks);
        if (policy === null) throw new Error('the drawn scorecard has errors');
        const decider = createDecider(policy);
        const decisions = await Promise.all(applications.map((application) => decider.decide(application)));
        const table = buildColumnTable(tableSchemaFor([policy]), applications);
        const found = profileInputs(policy, table);
        expect(found.map(({ name }) => name)).toEqual([
          ...policy.facts.map(({ name }) => name),
          ...policy.ratios.map(({ name }) => name),
        ]);
        for (const profile of found) {
          const key = profile.formula === null ? 'facts' : 'ratios';
          const seen = decisions.flatMap(({ trace }) =>
            trace[key].filter(({ name }) => name === profile.name).map(({ resolved }) => resolved),
          );
          const naive = profileNaively(profile.name, profile.formula, seen);
          expect(profile).toEqual(profile.categories === null ? { ...naive, categories: null } : naive);
          ratios += Number(profile.formula !== null && profile.quantiles !== null);
        }
      }),
      { numRuns: 100 },
    );
    expect(ratios).toBeGreaterThan(50);
  });

  it('has no figures where nothing was observed', () => {
    const [drawn] = fc.sample(arbitraryCase(), 1);
    const { policy } = checkScorecard(drawn?.scorecard, drawn?.benchmarks ?? []);
    if (policy === null) throw new Error('the drawn scorecard has errors');
    const found = profileInputs(policy, buildColumnTable(tableSchemaFor([policy]), []));
    expect(found.every(({ present, absent, quantiles }) => present + absent === 0 && quantiles === null)).toBe(true);
  });
});
