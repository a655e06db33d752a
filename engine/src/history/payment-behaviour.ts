/** Facts `pay.*` of one customer at one date, from our own invoices and payments known on or before it. */
import type { FactEnvelope, FactInput } from '../application/schema.js';
import { addMonthsToDay, fromDayNumber, monthsBetweenDays, toDayNumber } from '../kernel/calendar-date.js';
import { KnownPast } from './known-past.js';
import { CustomerLedger } from './ledger.js';
import {
  type BehaviourRules,
  DEFAULT_BEHAVIOUR_RULES,
  measurePaymentBehaviour,
  type PaymentCharacteristics,
} from './payment-characteristics.js';
import { prepareHistory } from './prepared-history.js';
import type { History } from './records.js';

/** Every fact that own invoices can give, by name; units as in docs/statistics.md#payment-behaviour. */
const FACT_OF = {
  'pay.invoiceCount12m': 'invoiceCount',
  'pay.dueCount12m': 'dueCount',
  'pay.settledCount12m': 'settledCount',
  'pay.weightedDaysBeyondTerms12m': 'weightedDaysBeyondTerms',
  'pay.meanDaysBeyondTerms12m': 'meanDaysBeyondTerms',
  'pay.signedDaysBeyondTerms12m': 'signedDaysBeyondTerms',
  'pay.worstDaysPastDue12m': 'worstDaysPastDue',
  'pay.onTimeShare12m': 'onTimeShare',
  'pay.lateShare12m': 'lateShare',
  'pay.settledLateShare12m': 'settledLateShare',
  'pay.shareOver30Days12m': 'shareOver30Days',
  'pay.shareOver90Days12m': 'shareOver90Days',
  'pay.trendDays': 'trendDays',
  'pay.volatilityDays12m': 'volatilityDays',
  'pay.promptnessIndex': 'promptnessIndex',
  'pay.disputeRate12m': 'disputeRate',
  'pay.openExposure': 'openExposureMinor',
  'pay.overdueAmount': 'overdueMinor',
  'pay.overdueShare': 'overdueShare',
  'pay.overdueShareOver60': 'overdueShareOver60',
  'pay.bucketDaysBeyondTerms': 'bucketDaysBeyondTerms',
  'pay.countbackDays': 'countbackDays',
  'pay.highCredit12m': 'highCreditMinor',
  'pay.averageMonthlyInvoiced12m': 'averageMonthlyInvoicedMinor',
  'pay.averageTermsDays12m': 'averageTermsDays',
  'pay.monthsSinceLastInvoice': 'monthsSinceLastInvoice',
} as const satisfies Record<string, keyof PaymentCharacteristics>;

/** Names of the facts that {@link describePaymentBehaviour} gives. */
export const PAYMENT_FACTS: readonly string[] = [...Object.keys(FACT_OF), 'pay.tenureMonths'];

export const OWN_INVOICES = 'own_invoices';

/**
 * The payment facts of one customer from `history` at `date`. Records known later are not read. With no invoice known
 * every fact is missing; with invoices, a figure without a base (nothing due, nothing open) is notApplicable.
 */
export function describePaymentBehaviour(
  history: Pick<History, 'invoices' | 'payments'>,
  customer: { readonly customerId: string; readonly customerSince: string | null },
  date: string,
  rules: BehaviourRules = DEFAULT_BEHAVIOUR_RULES,
): Record<string, FactInput> {
  const prepared = prepareHistory({
    customers: [],
    facts: [],
    proceedings: [],
    invoices: history.invoices.filter((invoice) => invoice.customerId === customer.customerId),
    payments: history.payments,
  });
  const day = toDayNumber(date);
  if (prepared.customerIds.length === 0) {
    const ledger = new CustomerLedger();
    return paymentFacts(ledger, measurePaymentBehaviour(ledger, day, rules), customer.customerSince, day);
  }
  const past = new KnownPast(prepared, 0);
  past.advanceTo(day);
  const measured = measurePaymentBehaviour(past.ledger, day, rules);
  return paymentFacts(past.ledger, measured, customer.customerSince, day);
}

/** The facts of a ledger whose figures at `day` were measured. */
export function paymentFacts(
  ledger: CustomerLedger,
  measured: PaymentCharacteristics,
  customerSince: string | null,
  day: number,
): Record<string, FactEnvelope> {
  const date = fromDayNumber(day);
  const facts: Record<string, FactEnvelope> = {};
  const isKnown = ledger.firstIssued !== null;
  const put = (name: string, value: number | null, absent: 'missing' | 'notApplicable'): void => {
    facts[name] =
      value === null
        ? { value: null, status: absent, asOf: date, knownAt: date, source: OWN_INVOICES }
        : { value, status: 'present', asOf: date, knownAt: date, source: OWN_INVOICES };
  };
  for (const [name, key] of Object.entries(FACT_OF)) {
    // Without any invoice we know nothing of how it pays; a count of 0 would read as a finding.
    put(name, isKnown ? measured[key] : null, isKnown ? 'notApplicable' : 'missing');
  }
  put('pay.tenureMonths', tenureMonths(ledger, customerSince, day), 'missing');
  return facts;
}

/** Whole months since the customer was opened, or since its first invoice where that is earlier or the only date known. */
function tenureMonths(ledger: CustomerLedger, customerSince: string | null, day: number): number | null {
  const starts: number[] = [];
  if (ledger.firstIssued !== null) starts.push(ledger.firstIssued);
  if (customerSince !== null) {
    const since = toDayNumber(customerSince);
    if (since <= day) starts.push(since);
  }
  return starts.length === 0 ? null : monthsBetweenDays(Math.min(...starts), day);
}

/** Is there anything to decide about: a record within the last twelve months, or something still owed? */
export function isActive(past: KnownPast, day: number): boolean {
  return past.ledger.exposure > 0 || (past.lastKnown !== null && past.lastKnown > addMonthsToDay(day, -12));
}
