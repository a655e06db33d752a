/** Payment terms that a version grants, as columns, and whether the law allows them. */
import { type ColumnDecisions, requireColumn } from '../evaluate/columns/decisions.js';
import { AS_OFFERED, LEGAL_ENTITY } from '../evaluate/columns/grant-kernels.js';
import { findRegime, PREPAYMENT } from '../evaluate/terms.js';
import { fromDayNumber } from '../kernel/calendar-date.js';
import { isLawful } from '../scorecard/payment-terms.js';
import type { Policy } from '../scorecard/policy.js';
import { OUTCOMES, type PaymentTerms, type Scorecard, type StatutoryRegime } from '../scorecard/schema.js';

/** Days from an invoice to the end of its month, on average over a year (of 30.4 days, the day of issue left out). */
const DAYS_TO_MONTH_END = 15;
const DECLINE = OUTCOMES.indexOf('decline');

/** Days of credit that terms give on average; prepayment gives none. See docs/statistics.md#terms. */
export function creditDays(terms: PaymentTerms): number {
  switch (terms.kind) {
    case 'net':
      return terms.days;
    case 'end_of_month':
      return terms.days + DAYS_TO_MONTH_END;
    case 'prepayment':
      return 0;
  }
}

/** Days of credit by row; who is declined pays before delivery. */
export function creditDaysColumn({ scorecard }: Policy, decisions: ColumnDecisions): Int16Array {
  const { offers, netDays } = requireColumn(decisions.terms, 'terms');
  const outcome = requireColumn(decisions.outcome, 'outcome');
  // Position 0 is for no offer: prepayment.
  const offered = Int16Array.from(listTerms(scorecard), creditDays);
  const days = new Int16Array(outcome.length);
  for (let row = 0; row < days.length; row += 1) {
    if (outcome[row] === DECLINE) continue;
    const net = netDays[row] ?? AS_OFFERED;
    days[row] = net === AS_OFFERED ? (offered[(offers[row] ?? -1) + 1] ?? 0) : net;
  }
  return days;
}

/**
 * Rows that are granted terms which none of `regimes` in force on their date allows. To be given the regimes of the
 * version in force: a draft must not repeal the law.
 */
export function countUnlawfulTerms(
  { scorecard }: Policy,
  decisions: ColumnDecisions,
  dates: Int32Array,
  regimes: readonly StatutoryRegime[],
): number {
  const { offers, netDays } = requireColumn(decisions.terms, 'terms');
  const outcome = requireColumn(decisions.outcome, 'outcome');
  const offered = listTerms(scorecard);
  let unlawful = 0;
  let day = Number.NaN;
  let lawfulOffers: boolean[] = [];
  let mostNet = Number.POSITIVE_INFINITY;
  for (let row = 0; row < dates.length; row += 1) {
    if (dates[row] !== day) {
      day = dates[row] ?? 0;
      const regime = findRegime(regimes, fromDayNumber(day));
      lawfulOffers = offered.map((terms) => regime === null || isLawful(terms, regime));
      mostNet = regime?.maxNetDays ?? Number.POSITIVE_INFINITY;
    }
    if (outcome[row] === DECLINE) continue;
    const net = netDays[row] ?? AS_OFFERED;
    const isFine = net === AS_OFFERED ? (lawfulOffers[(offers[row] ?? -1) + 1] ?? true) : net <= mostNet;
    if (!isFine) unlawful += 1;
  }
  return unlawful;
}

/**
 * Rows declined although the customer is, or may be, a natural person. Who is one is read from `champion`: a draft must
 * not redefine it.
 */
export function countNaturalPersonDeclines(champion: ColumnDecisions, decisions: ColumnDecisions): number {
  const person = requireColumn(champion.naturalPerson, 'naturalPerson');
  const outcome = requireColumn(decisions.outcome, 'outcome');
  let declined = 0;
  for (let row = 0; row < outcome.length; row += 1) {
    declined += Number(outcome[row] === DECLINE && person[row] !== LEGAL_ENTITY);
  }
  return declined;
}

function listTerms({ terms }: Scorecard): PaymentTerms[] {
  return [PREPAYMENT, ...terms.offers.map(({ offer }) => offer)].map((offer) => offer.terms);
}
