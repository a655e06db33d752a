/** How long payment terms really are, and whether the law allows them. */
import type { PaymentTerms, StatutoryRegime } from './schema.js';

/**
 * The most days from the invoice date to the due date, over every day of every year. "N days end of month" reaches
 * N + 30 by either method: when N days after the first of a 31-day month, or when the N days end on one. Prepayment
 * is due before delivery: −1.
 */
export function longestDays(terms: PaymentTerms): number {
  switch (terms.kind) {
    case 'net':
      return terms.days;
    case 'end_of_month':
      return terms.days + 30;
    case 'prepayment':
      return -1;
  }
}

/** Tells whether a regime allows the terms: net days within its cap, end-of-month days within theirs. */
export function isLawful(terms: PaymentTerms, regime: StatutoryRegime): boolean {
  if (terms.kind === 'prepayment') return true;
  if (terms.kind === 'net') return terms.days <= regime.maxNetDays;
  return regime.maxEndOfMonthDays !== null && terms.days <= regime.maxEndOfMonthDays;
}
