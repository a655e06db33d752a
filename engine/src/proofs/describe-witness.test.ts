import { expect, it } from 'vitest';
import { checkScorecard } from '../scorecard/check.js';
import { smallBenchmark, smallScorecard, withEdit } from '../testing/small-scorecard.js';
import { compositionCodes } from './codes/composition-codes.js';
import { describeWitness } from './describe-witness.js';

const LABELS = { PME: { fr: 'moyenne entreprise', en: 'medium-sized' } };

it('tells a customer in words: a category by its label, amounts, absences', () => {
  const card = withEdit(smallScorecard(), ['facts', 'registry.sizeClass', 'labels'], LABELS);
  const { policy } = checkScorecard(card, [smallBenchmark()]);
  if (policy === null) throw new Error('the scorecard has faults');
  const facts = { 'registry.sizeClass': 'PME', 'registry.naf': '46.51Z', 'fin.equity': 1_000_000 };
  const witness = { date: '2025-06-30', request: { amountMinor: 100 }, facts };
  const telling = ['registry.sizeClass', 'registry.naf', 'fin.equity', 'fin.debt'];
  const step = { fact: 'fin.equity', unit: 'money', rating: [2, 4], limit: [null, null], currency: 'EUR' } as const;
  const cliff = compositionCodes.cliff.at({ path: [] }, step);
  expect(describeWitness(policy, { ...cliff, certainty: 'proved', witness, counterpart: null, telling })).toEqual({
    fr: 'Témoin\u00a0: registry.sizeClass = moyenne entreprise, registry.naf = 46.51Z, fin.equity = 10\u202f000\u00a0€, fin.debt = absent',
    en: 'Witness: registry.sizeClass = medium-sized, registry.naf = 46.51Z, fin.equity = €10,000, fin.debt = absent',
  });
  expect(cliff.message).toEqual({
    fr: '1\u00a0€ de plus ou de moins sur «\u00a0fin.equity\u00a0» fait passer la cote de 2 à 4.',
    en: '€1 more or less of “fin.equity” moves the rating from 2 to 4.',
  });
});
