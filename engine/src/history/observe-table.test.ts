import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildColumnTable } from '../evaluate/columns/table-builder.js';
import { EVERY_FACT, histories, plans } from '../testing/arbitrary-histories.js';
import { type Observation, observeStepwise } from './observe.js';
import { observeTable } from './observe-table.js';
import { prepareHistory } from './prepared-history.js';
import { readObservation } from './read-observation.js';

function stepwise(...args: Parameters<typeof observeStepwise>) {
  const observations: Observation[] = [];
  const steps = observeStepwise(...args);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { observations, summary: step.value };
    observations.push(step.value);
  }
}

describe('observeTable', () => {
  it('holds what observing one by one gives', () => {
    fc.assert(
      fc.property(histories, plans, (history, plan) => {
        const prepared = prepareHistory(history);
        const { observations, summary } = stepwise(prepared, plan, { skipImmature: true });
        const table = observeTable(prepared, plan, EVERY_FACT);
        expect(table.summary).toEqual(summary);
        expect(table.applications).toEqual(
          buildColumnTable(
            EVERY_FACT,
            observations.map(({ application }) => application),
          ),
        );
        const rows = observations.map((_, row) => readObservation(table, row));
        expect(rows.map(({ application: _, ...rest }) => rest)).toEqual(
          observations.map(({ application: _, ...rest }) => rest),
        );
        // What is read back is decided upon as the original: it makes the same columns again.
        expect(
          buildColumnTable(
            EVERY_FACT,
            rows.map(({ application }) => application),
          ),
        ).toEqual(table.applications);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
