/** A scorecard that computes the whole catalogue, to read every ratio of it in a decision's trace. */
import { checkScorecard, type Policy, type Ratio, Scorecard } from '@encours/engine';
import { catalogue, scorecards } from './shipped.js';

/** Under which name the card computes the index of an external score: `coface_dra` → `cofaceDraIndex`. */
export function indexName(scoreId: string): string {
  return `${scoreId.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}Index`;
}

/** The standard card with every fact and ratio of the catalogue in place of its own. */
export function catalogueCard(): unknown {
  const standard = Scorecard.parse(scorecards.find(({ name }) => name === 'trade-credit-standard@1')?.value);
  const [characteristic] = standard.characteristics;
  return {
    ...standard,
    facts: Object.fromEntries(
      Object.entries(catalogue.facts.facts).map(([name, { definition }]) => [name, definition]),
    ),
    ratios: Object.fromEntries<Ratio>([
      ...[
        ...Object.entries(catalogue.ratios.ratios),
        ...Object.entries(catalogue.composites.components),
        ...Object.entries(catalogue.composites.composites),
      ].map(([name, { ratio }]): [string, Ratio] => [name, ratio]),
      ...catalogue.externalScores.numeric.map(({ id, ratio }): [string, Ratio] => [indexName(id), ratio]),
    ]),
    characteristics: [characteristic],
    // One characteristic moves the score little: the cut-offs lie close together.
    ratings: standard.ratings.map((range, index) => ({ ...range, from: [540, 520, 500, 480, null][index] })),
    rules: [],
    limit: {
      tables: {},
      components: [{ id: 'fixed', label: { fr: 'Montant fixe', en: 'Fixed amount' }, formula: 'request.total' }],
      combine: 'limit.fixed',
      roundDownToMinor: 1,
    },
  };
}

export function checkCatalogueCard(): ReturnType<typeof checkScorecard> {
  const card = catalogueCard();
  return checkScorecard({ ...Object(card), benchmarks: [] }, []);
}

export function cataloguePolicy(): Policy {
  const { policy, diagnostics } = checkCatalogueCard();
  if (policy === null) throw new Error(JSON.stringify(diagnostics));
  return policy;
}
