/** Offers against the statutory cap, for an invoice of every day of the year and under every regime that may apply. */
import { capByRegime, computeDueDate, findRegime } from '../evaluate/terms.js';
import { addDays, daysBetween, endOfMonth } from '../kernel/calendar-date.js';
import type { Policy } from '../scorecard/policy.js';
import type { PaymentTerms, StatutoryRegime } from '../scorecard/schema.js';

/** Every offer, under every regime that may still apply, for an invoice of each day of a leap year and the next. */
export function areTermsLawful(policy: Policy): boolean {
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
