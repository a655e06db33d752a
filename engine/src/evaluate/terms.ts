/**
 * Payment terms: due dates, lengths, and the caps that law and policy put on them.
 */
import { addDays, endOfMonth } from '../kernel/calendar-date.js';
import { assertNever } from '../kernel/result.js';
import { isLawful, longestDays } from '../scorecard/payment-terms.js';
import type { PaymentTerms, Rating, Scorecard, StatutoryRegime, TermsOffer } from '../scorecard/schema.js';

/** Offered when goods are paid before they leave: no credit at all. */
export const PREPAYMENT: TermsOffer = { terms: { kind: 'prepayment' }, depositPercent: 0, guarantee: 'none' };

/**
 * Last day to pay an invoice issued on `issuedOn`; for prepayment the day itself.
 *
 * "N days end of month" has two lawful computations (CEPC): to the end of the month of issue and then N days
 * (`end_of_month_plus_days`), or N days and then to the end of that month (`plus_days_end_of_month`).
 */
export function computeDueDate(terms: PaymentTerms, issuedOn: string): string {
  switch (terms.kind) {
    case 'prepayment':
      return issuedOn;
    case 'net':
      return addDays(issuedOn, terms.days);
    case 'end_of_month':
      return terms.method === 'end_of_month_plus_days'
        ? addDays(endOfMonth(issuedOn), terms.days)
        : endOfMonth(addDays(issuedOn, terms.days));
    default:
      return assertNever(terms);
  }
}

/**
 * The statutory regime in force at `date`: from `validFrom` on, up to but not on `validTo`, as the official
 * consolidated texts print their validity. The first that fits wins; null when none does.
 */
export function findRegime(regimes: readonly StatutoryRegime[], date: string): StatutoryRegime | null {
  return regimes.find(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date < validTo)) ?? null;
}

/**
 * Terms the law allows: those offered, or net days at the cap where they go beyond it; where only their kind is not
 * allowed, net days no longer than they were.
 */
export function capByRegime(terms: PaymentTerms, regime: StatutoryRegime | null): PaymentTerms {
  if (regime === null || isLawful(terms, regime)) return terms;
  return { kind: 'net', days: Math.min(regime.maxNetDays, longestDays(terms)) };
}

/** Terms never longer than `maxDays`, whatever the day of issue; end-of-month terms that may be become net days. */
export function capByDays(terms: PaymentTerms, maxDays: number): PaymentTerms {
  return longestDays(terms) > maxDays ? { kind: 'net', days: maxDays } : terms;
}

/**
 * What a customer of this rating and segment is offered at `date`: the first offer that fits (one without a segment
 * fits all; an unknown segment fits only those), under the statutory cap and the caps of rules that fired. The greatest
 * lift of the rules that fired moves the search to a better rating. Prepayment when no offer fits.
 */
export function chooseTerms(
  terms: Scorecard['terms'],
  input: {
    readonly rating: Rating;
    readonly segment: string | null;
    readonly date: string;
    readonly ruleCaps: readonly number[];
    readonly ruleLifts: readonly number[];
  },
): TermsOffer {
  const sought = Math.max(1, input.rating - Math.max(0, ...input.ruleLifts));
  const offer =
    terms.offers.find(({ rating, segment }) => rating === sought && (segment === null || segment === input.segment))
      ?.offer ?? PREPAYMENT;
  const lawful = capByRegime(offer.terms, findRegime(terms.regimes, input.date));
  return { ...offer, terms: input.ruleCaps.reduce(capByDays, lawful) };
}
