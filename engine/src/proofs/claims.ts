/** What holds of every checked policy, or of this one, and is worth saying when somebody asks for proof. */
import { inEachLanguage, quote } from '../kernel/messages.js';
import type { Text } from '../kernel/text.js';
import type { Policy, PolicyCharacteristic } from '../scorecard/policy.js';
import type { Claim } from './finding.js';
import { areOffersOrdered, isLimitOrdered, type MonotoneProof } from './monotone-exact.js';
import { areTermsLawful } from './terms-lawful.js';
import type { LeastKnown } from './witnessed.js';

export interface ClaimInput {
  /** What is shown of each characteristic without a sample. */
  readonly exact: readonly MonotoneProof[];
  /** Codes of findings that a better customer fares worse. */
  readonly worse: ReadonlySet<string>;
  readonly least: LeastKnown | null;
  /** No customer approved by the machine has more characteristics absent than that. */
  readonly mostAbsent: number;
}

export function listClaims(policy: Policy, input: ClaimInput): Claim[] {
  const claims: Claim[] = [];
  if (areTermsLawful(policy)) {
    claims.push({
      id: 'terms_lawful_every_day',
      certainty: 'proved',
      text: {
        fr: 'Chaque offre respecte le plafond légal pour une facture émise n’importe quel jour de l’année, sous chaque régime en vigueur depuis la date d’effet.',
        en: 'Each offer keeps within the statutory cap for an invoice issued on any day of the year, under each regime in force since the effective date.',
      },
    });
  }
  claims.push(
    {
      id: 'delegation_total',
      certainty: 'proved',
      text: {
        fr: 'Chaque cote et chaque montant ont un signataire : le dernier niveau est sans plafond. La machine n’approuve que dans son propre niveau.',
        en: 'Each rating and each amount has somebody to sign: the last level has no ceiling. The machine approves only within its own level.',
      },
    },
    {
      id: 'natural_persons_never_declined',
      certainty: 'proved',
      text: {
        fr: 'Une personne physique, ou un client dont on ignore s’il l’est, n’est jamais refusée par la machine.',
        en: 'A natural person, or a customer who may be one, is never declined by the machine.',
      },
    },
    {
      id: 'rule_order_without_effect',
      certainty: 'proved',
      text: {
        fr: 'L’ordre des règles ne change aucune issue : toutes sont évaluées, et la plus sévère l’emporte. Il ne fixe que l’ordre des motifs.',
        en: 'The order of rules changes no outcome: all are evaluated, and the most severe wins. It only sets the order of reasons.',
      },
    },
  );
  if (policy.scorecard.delegation.levels.length > 1) {
    claims.push({
      id: 'no_self_approval',
      certainty: 'proved',
      text: {
        fr: 'Ce que la machine transmet ne lui revient jamais : une personne d’un autre niveau signe.',
        en: 'What the machine refers never comes back to it: a person of another level signs.',
      },
    });
  }
  const ordered = claimOrder(policy);
  if (ordered !== null) claims.push(ordered);
  for (const claim of [claimBetter(policy, input), claimLimit(policy, input), claimAbsence(input)])
    if (claim !== null) claims.push(claim);
  return claims;
}

/** What never becomes better as the rating worsens, by tables and the direction of the formula of the limit. */
function claimOrder(policy: Policy): Claim | null {
  const { review, delegation } = policy.scorecard;
  const limit = isLimitOrdered(policy);
  const falls = (values: readonly (number | null)[]): boolean =>
    values.every((value, at) => (value ?? Infinity) <= (at === 0 ? Infinity : (values[at - 1] ?? Infinity)));
  const parts: readonly (readonly [boolean, Text])[] = [
    [areOffersOrdered(policy), { fr: 'le délai', en: 'terms' }],
    [limit === 'always', { fr: 'le plafond', en: 'the limit' }],
    [
      limit === 'positive',
      { fr: 'le plafond (d’un client sans montant négatif)', en: 'the limit (of a customer without negative amounts)' },
    ],
    [falls(review.monthsByRating), { fr: 'l’intervalle de revue', en: 'the time between reviews' }],
    [delegation.levels.every(({ maxMinor }) => falls(maxMinor)), { fr: 'l’autorité', en: 'authority' }],
  ];
  const held = parts.filter(([isHeld]) => isHeld).map(([, name]) => name);
  if (held.length === 0) return null;
  const list = inEachLanguage((locale) => held.map((name) => name[locale]).join(', '));
  return {
    id: 'riskier_is_never_better',
    certainty: 'proved',
    text: {
      fr: `D’une cote à la suivante, plus risquée, rien de ceci ne s’améliore, toutes données égales : ${list.fr}.`,
      en: `From one rating to the next, riskier one, none of these becomes better, all facts the same: ${list.en}.`,
    },
  };
}

function claimBetter({ characteristics }: Policy, { exact, worse }: ClaimInput): Claim | null {
  if (worse.has('better_input_worse_rating') || worse.has('better_input_shorter_terms')) return null;
  const open = characteristics.filter((_, index) => {
    const { rating = false, terms = false } = exact[index] ?? {};
    return !rating || !terms;
  });
  const all = {
    fr: 'Aucun client n’obtient une cote ou un délai moins bons en s’améliorant sur un critère, tout le reste inchangé.',
    en: 'No customer gets a worse rating or shorter terms by improving on one characteristic, all else unchanged.',
  };
  return claimFor('better_is_never_worse', all, open);
}

function claimLimit({ characteristics }: Policy, { exact, worse }: ClaimInput): Claim | null {
  if (worse.has('better_input_lower_limit') || worse.has('better_input_worse_rating')) return null;
  const all = {
    fr: 'Aucun client n’obtient un plafond moindre en s’améliorant sur un critère, tout le reste inchangé.',
    en: 'No customer gets a lower limit by improving on one characteristic, all else unchanged.',
  };
  return claimFor(
    'better_is_never_less',
    all,
    characteristics.filter((_, index) => exact[index]?.limit !== true),
  );
}

/** Proved when nothing is left open; otherwise it says on which characteristics customers were only tried. */
function claimFor(id: string, all: Text, open: readonly PolicyCharacteristic[]): Claim {
  if (open.length === 0) return { id, certainty: 'proved', text: all };
  const names = inEachLanguage((locale) =>
    open.map(({ definition }) => quote(definition.label[locale], locale)).join(', '),
  );
  return {
    id,
    certainty: 'sampled',
    text: {
      fr: `${all.fr} Essayé seulement sur ${names.fr} ; prouvé sur tous les autres critères.`,
      en: `${all.en} Only tried on ${names.en}; proved on all other characteristics.`,
    },
  };
}

function claimAbsence({ least, mostAbsent }: ClaimInput): Claim | null {
  if (least === null) return null;
  const absent = least.of - least.known;
  const [fr, en] = [
    `Un client peut être accepté automatiquement avec ${absent} critères absents sur ${least.of}`,
    `A customer may be approved automatically with ${absent} of ${least.of} characteristics absent`,
  ];
  const isMost = absent >= mostAbsent;
  return {
    id: 'absent_and_still_automatic',
    certainty: isMost ? 'proved' : 'sampled',
    text: {
      fr: isMost
        ? `${fr}, et avec aucun de plus.`
        : `${fr} ; davantage n’a pas été trouvé, et plus de ${mostAbsent} est exclu.`,
      en: isMost
        ? `${en}, and with no more than that.`
        : `${en}; more was not found, and more than ${mostAbsent} is ruled out.`,
    },
  };
}
