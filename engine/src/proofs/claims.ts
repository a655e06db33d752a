/** What holds of every checked policy, or of this one, and is worth saying when somebody asks for proof. */
import { capByRegime, computeDueDate, findRegime } from '../evaluate/terms.js';
import { addDays, daysBetween, endOfMonth } from '../kernel/calendar-date.js';
import type { Policy } from '../scorecard/policy.js';
import type { PaymentTerms, StatutoryRegime } from '../scorecard/schema.js';
import type { Claim } from './finding.js';
import type { LeastKnown } from './witnessed.js';

export function listClaims(
  policy: Policy,
  input: { readonly isMonotone: boolean; readonly least: LeastKnown | null },
): Claim[] {
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
  if (input.isMonotone) {
    claims.push({
      id: 'better_is_never_worse',
      certainty: 'sampled',
      text: {
        fr: 'Aucun client essayé n’obtient une cote ou un délai moins bons en s’améliorant sur un critère, tout le reste inchangé.',
        en: 'No customer that was tried gets a worse rating or shorter terms by improving on one characteristic, all else unchanged.',
      },
    });
  }
  const { least } = input;
  if (least !== null) {
    const absent = least.of - least.known;
    claims.push({
      id: 'absent_and_still_automatic',
      certainty: 'sampled',
      text: {
        fr: `Un client peut être accepté automatiquement avec ${absent} critères absents sur ${least.of} ; davantage n’a pas été trouvé.`,
        en: `A customer may be approved automatically with ${absent} of ${least.of} characteristics absent; more was not found.`,
      },
    });
  }
  return claims;
}

/** Every offer, under every regime that may still apply, for an invoice of each day of a leap year and the next. */
function areTermsLawful(policy: Policy): boolean {
  const { terms, about } = policy.scorecard;
  const regimes = terms.regimes.filter(({ validTo }) => validTo === null || validTo > about.effectiveFrom);
  return regimes.every((regime) => {
    const [, day = about.effectiveFrom] = [regime.validFrom, about.effectiveFrom].sort();
    const inForce = findRegime(terms.regimes, day);
    return terms.offers.every(({ offer }) => isLawfulEveryDay(capByRegime(offer.terms, inForce), regime));
  });
}

const DAYS_CHECKED = 731;

/** Net terms within the net cap; end-of-month terms within the last day that the law's own longest such terms reach. */
export function isLawfulEveryDay(terms: PaymentTerms, regime: StatutoryRegime): boolean {
  for (let offset = 0; offset < DAYS_CHECKED; offset++) {
    const issued = addDays('2024-01-01', offset);
    const due = computeDueDate(terms, issued);
    if (terms.kind !== 'end_of_month' || regime.maxEndOfMonthDays === null) {
      if (daysBetween(issued, due) > regime.maxNetDays) return false;
      continue;
    }
    const days = regime.maxEndOfMonthDays;
    const latest =
      terms.method === 'end_of_month_plus_days' ? addDays(endOfMonth(issued), days) : endOfMonth(addDays(issued, days));
    if (due > latest) return false;
  }
  return true;
}
