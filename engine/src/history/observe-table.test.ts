import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildColumnTable, type TableSchema } from '../evaluate/columns/table-builder.js';
import { histories, plans } from '../testing/arbitrary-histories.js';
import { CUSTOMER_FACTS } from './customer-file.js';
import { type Observation, observeStepwise } from './observe.js';
import { observeTable } from './observe-table.js';
import { OWN_FACTS } from './own-facts.js';
import { prepareHistory } from './prepared-history.js';
import { findObservation, readObservation } from './read-observation.js';

const TEXTS = new Set([
  'legal.proceeding',
  'registry.siren',
  'registry.naf',
  'registry.sizeClass',
  'rel.segment',
  'ext.cofaceOpinion',
]);
const FLAGS = new Set(['registry.active', 'registry.naturalPerson', 'ins.coverRefused', 'pay.writeOffUnpaid']);
const ELSEWHERE = ['fin.equity', 'fin.cash', 'ext.cofaceDra', 'ext.cofaceOpinion', 'never.heardOf'];

/** Every fact that a history can give. */
const SCHEMA: TableSchema = {
  facts: new Map(
    [...OWN_FACTS.keys(), ...CUSTOMER_FACTS.keys(), ...ELSEWHERE].map((name) => [
      name,
      TEXTS.has(name) ? 'text' : FLAGS.has(name) ? 'flag' : 'number',
    ]),
  ),
  priorFacts: new Set(['fin.equity', 'fin.cash']),
};

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
        const table = observeTable(prepared, plan, SCHEMA);
        expect(table.summary).toEqual(summary);
        expect(table.applications).toEqual(
          buildColumnTable(
            SCHEMA,
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
            SCHEMA,
            rows.map(({ application }) => application),
          ),
        ).toEqual(table.applications);
        for (const [row, { customerId, date }] of observations.entries()) {
          expect(findObservation(table, customerId, date)).toBe(row);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
