/** Proofs that read the tables of a policy: terms by segment, authority, what is counted twice, what silence earns. */

import { ABSENT_KINDS } from '../kernel/absent.js';
import { longestDays } from '../scorecard/payment-terms.js';
import type { Policy } from '../scorecard/policy.js';
import { RATINGS } from '../scorecard/schema.js';
import { compositionCodes } from './codes/composition-codes.js';
import { findRatio } from './domain.js';
import { type Candidate, universal } from './finding.js';
import { formulaToText } from './formula-text.js';

export function proveTables(policy: Policy): Candidate[] {
  return [
    ...proveSegments(policy),
    ...proveSelfApproval(policy),
    ...proveFourEyes(policy),
    ...proveInputs(policy),
    ...proveAbsences(policy),
  ];
}

function proveSegments(policy: Policy): Candidate[] {
  const { offers } = policy.scorecard.terms;
  const segments = new Set(offers.flatMap(({ segment }) => (segment === null ? [] : [segment])));
  return [...segments].flatMap((segment) => {
    const positions = RATINGS.map((rating) =>
      offers.findIndex((offer) => offer.rating === rating && (offer.segment === null || offer.segment === segment)),
    );
    return positions.flatMap((position, at) => {
      const [offer, better] = [offers[position], offers[positions[at - 1] ?? -1]];
      if (offer === undefined || better === undefined) return [];
      if (longestDays(offer.offer.terms) <= longestDays(better.offer.terms)) return [];
      // Two general offers are compared by the check of the document.
      if (offer.segment === null && better.segment === null) return [];
      const path = ['terms', 'offers', position, 'offer', 'terms'];
      return [universal(compositionCodes.segmentTerms.at({ path }, { segment, rating: at + 1 }))];
    });
  });
}

/** A delegation with one level has nobody to whom the machine could refer. */
function proveSelfApproval({ scorecard }: Policy): Candidate[] {
  const { levels } = scorecard.delegation;
  const [only] = levels;
  if (only === undefined || levels.length > 1) return [];
  const path = ['delegation', 'levels'];
  const level = {
    role: 'creditManager',
    label: { fr: 'Responsable crédit', en: 'Credit manager' },
    maxMinor: [null, null, null, null, null],
  };
  const fixes = [
    {
      title: { fr: 'Ajouter un niveau de personnes', en: 'Add a level of persons' },
      edits: [{ path: [...path, 1], value: level }],
    },
  ];
  return [universal(compositionCodes.selfApproval.at({ path: [...path, 0], fixes }, { role: only.role }))];
}

function proveFourEyes(policy: Policy): Candidate[] {
  const { delegation, ratings, about } = policy.scorecard;
  const above = delegation.fourEyesAboveMinor;
  if (above === null) return [];
  return RATINGS.flatMap((rating, at) => {
    const alone = delegation.levels[0]?.maxMinor[at];
    if (ratings[at]?.outcome !== 'approve' || alone === undefined || (alone !== null && alone <= above)) return [];
    const path = ['delegation', 'levels', 0, 'maxMinor', at];
    const fixes = [
      { title: { fr: 'Abaisser au seuil', en: 'Lower to the threshold' }, edits: [{ path, value: above }] },
    ];
    return [
      universal(compositionCodes.fourEyesAutomatic.at({ path, fixes }, { rating, above, currency: about.currency })),
    ];
  });
}

/** Two characteristics over the same input, or over ratios with the same formula and guards. */
function proveInputs(policy: Policy): Candidate[] {
  const seen = new Map<string, number>();
  return policy.characteristics.flatMap(({ definition, input }, index) => {
    const ratio = findRatio(policy, input.slot);
    const key =
      ratio === undefined
        ? input.name
        : [ratio.formula, ...ratio.guards.map(({ when }) => when)]
            .map((node) => formulaToText(node, policy))
            .join('; ');
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, index);
      return [];
    }
    const other = policy.characteristics[first]?.definition.label ?? definition.label;
    const path = ['characteristics', index, 'input'];
    return [universal(compositionCodes.countedTwice.at({ path }, { label: definition.label, other }))];
  });
}

function proveAbsences(policy: Policy): Candidate[] {
  return policy.characteristics.flatMap(({ definition, mostPoints }, index) =>
    ABSENT_KINDS.flatMap((kind) => {
      if (definition.absent[kind].points <= mostPoints) return [];
      const path = ['characteristics', index, 'absent', kind, 'points'];
      const fixes = [
        {
          title: { fr: 'Ramener à la meilleure tranche', en: 'Bring down to the best band' },
          edits: [{ path, value: mostPoints }],
        },
      ];
      return [universal(compositionCodes.absenceRewarded.at({ path, fixes }, { label: definition.label, kind }))];
    }),
  );
}
