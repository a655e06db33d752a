import {
  compareWithCase,
  createDecider,
  digestOfDocument,
  listEntries,
  parseApplication,
  Scorecard,
} from '@encours/engine';
import { readBenchmarks, readCatalogue, readScorecards } from '@encours/scorecards';
import * as bundled from '@encours/scorecards/documents';
import { describe, expect, it } from 'vitest';
import { benchmarks, catalogue, scorecards } from './shipped.js';

describe('shipped documents', () => {
  it('are the same from disk and from the bundle', () => {
    expect(bundled.scorecards).toEqual(readScorecards().map(({ id, version, value }) => ({ id, version, value })));
    expect(bundled.benchmarks).toEqual(readBenchmarks().map(({ id, version, value }) => ({ id, version, value })));
    expect(bundled.catalogue).toEqual(readCatalogue());
  });

  it('say in their text what their file name says', () => {
    for (const { id, version, value } of [...readScorecards(), ...readBenchmarks()]) {
      expect(value).toMatchObject({ id, version });
    }
  });

  it('hold quantiles that do not decrease', () => {
    for (const { cells } of benchmarks) {
      for (const cell of cells) {
        const known = [cell.q10, cell.q25, cell.q50, cell.q75, cell.q90].filter((quantile) => quantile !== null);
        expect(known).toEqual([...known].sort((a, b) => a - b));
      }
    }
  });
});

describe.each(scorecards)('$name', ({ checked, cases, value }) => {
  const card = Scorecard.parse(value);

  it('has neither errors nor warnings', () => {
    expect(checked.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(checked.policy).not.toBeNull();
  });

  it('pins its benchmarks by the digest that they have', () => {
    for (const pinned of card.benchmarks) {
      const document = readBenchmarks().find(({ id, version }) => id === pinned.id && version === pinned.version);
      expect(digestOfDocument(document?.value)).toBe(pinned.digest);
    }
  });

  it('uses a formula id of the catalogue for that formula only', () => {
    const published = new Map(
      [...Object.values(catalogue.ratios.ratios), ...Object.values(catalogue.composites.composites)].map(
        ({ ratio }) => [ratio.formulaId, ratio],
      ),
    );
    for (const ratio of Object.values(card.ratios)) {
      const same = published.get(ratio.formulaId);
      if (same !== undefined) expect(ratio.unit, ratio.formulaId).toBe(same.unit);
      if (same !== undefined) expect(ratio.direction, ratio.formulaId).toBe(same.direction);
    }
  });

  it('decides every case as expected', async () => {
    const { policy } = checked;
    if (policy === null) throw new Error('the scorecard has faults');
    const decider = createDecider(policy);
    const differences = [];
    for (const { note, application, expect: expected } of cases) {
      const parsed = parseApplication(policy, application);
      if (!parsed.ok) throw new Error(`${note.en}: ${JSON.stringify(parsed.error)}`);
      const decision = await decider.decide(parsed.value);
      differences.push(...compareWithCase(decision, expected).map((difference) => ({ note: note.en, ...difference })));
    }
    expect(differences).toEqual([]);
  });

  it('has cases for every rating, outcome, rule and entry, and both sides of every rating cut-off', async () => {
    const { policy } = checked;
    if (policy === null) throw new Error('the scorecard has faults');
    const decider = createDecider(policy);
    const fired = new Set<string>();
    const taken = new Set<string>();
    for (const { application } of cases) {
      const { trace } = await decider.decide(application);
      for (const { id, result } of trace.rules) if (result === 'fired') fired.add(id);
      for (const { id, entry } of trace.characteristics) taken.add(`${id}.${entry.kind}.${entry.id}`);
    }
    expect(card.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
    const entries = card.characteristics.flatMap((characteristic) =>
      listEntries(characteristic).map(({ kind, id }) => `${characteristic.id}.${kind}.${id}`),
    );
    expect(entries.filter((entry) => !taken.has(entry))).toEqual([]);
    expect(new Set(cases.map(({ expect: { rating } }) => rating))).toEqual(new Set([1, 2, 3, 4, 5]));
    const scores = new Set(cases.map(({ expect: { score } }) => score));
    for (const { from } of card.ratings) {
      if (from === null) continue;
      expect([from, from - 1].filter((score) => !scores.has(score))).toEqual([]);
    }
  });

  it('never declines a natural person by machine', () => {
    for (const { application, expect: expected } of cases) {
      const fact = application.facts[card.naturalPersonFact];
      const isLegalEntity = fact === false;
      if (!isLegalEntity) expect(expected.outcome).not.toBe('decline');
    }
  });
});
