import { CompositeCatalogue, FactCatalogue, RatioCatalogue } from '@encours/engine';
import { readCatalogue } from '@encours/scorecards';
import { type Actor, requirePermission } from '../authority/require.js';

const { facts, ratios, composites } = readCatalogue();
const CATALOGUE = read();

/** The facts and ratios that an author may copy into a scorecard, by their names; composite scores and their parts are ratios. */
export function getCatalogue(actor: Actor) {
  requirePermission(actor, 'scorecards:read');
  return CATALOGUE;
}

function read() {
  const composite = CompositeCatalogue.parse(composites);
  return {
    facts: mapValues(FactCatalogue.parse(facts).facts, ({ definition }) => definition),
    ratios: {
      ...mapValues(RatioCatalogue.parse(ratios).ratios, ({ ratio }) => ratio),
      ...mapValues(composite.components, ({ ratio }) => ratio),
      ...mapValues(composite.composites, ({ ratio }) => ratio),
    },
  };
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
