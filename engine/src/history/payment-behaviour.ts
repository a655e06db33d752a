/** Facts `pay.*` of one customer at one date, from our own records known on or before it. */
import type { FactEnvelope } from '../application/schema.js';
import { toDayNumber } from '../kernel/calendar-date.js';
import { KnownPast } from './known-past.js';
import { envelopeOf, OWN_FACTS, PAYMENT_FACTS } from './own-facts.js';
import {
  type BehaviourRules,
  behaviourWindows,
  DEFAULT_BEHAVIOUR_RULES,
  measurePaymentBehaviour,
} from './payment-characteristics.js';
import { prepareHistory } from './prepared-history.js';
import { EMPTY_HISTORY, type History } from './records.js';

/**
 * The payment facts of one customer from `history` at `date`. Records known later are not read. With no invoice known
 * every fact is missing; with invoices, a figure without a base (nothing due, nothing open) is notApplicable. Promises
 * and write-offs are not spoken of before the first of them is known.
 */
export function describePaymentBehaviour(
  history: Partial<History>,
  customer: { readonly customerId: string; readonly customerSince: string | null },
  date: string,
  rules: BehaviourRules = DEFAULT_BEHAVIOUR_RULES,
): Record<string, FactEnvelope> {
  const { customerId, customerSince } = customer;
  const unknown = { name: null, siren: null, country: null, segment: null, sector: null, size: null };
  const prepared = prepareHistory({
    ...EMPTY_HISTORY,
    ...history,
    customers: [{ ...unknown, customerId, naturalPerson: null, customerSince }],
    invoices: (history.invoices ?? []).filter((invoice) => invoice.customerId === customerId),
  });
  const day = toDayNumber(date);
  const past = new KnownPast(prepared, prepared.customerIds.indexOf(customerId));
  past.advanceTo(day);
  const windows = behaviourWindows(day);
  const moment = {
    past,
    day,
    windows,
    measured: measurePaymentBehaviour(past.ledger, day, rules, windows),
    followedSince: prepared.followedSince,
    totalReceivables: past.ledger.exposure,
  };
  const facts: Record<string, FactEnvelope> = {};
  for (const name of PAYMENT_FACTS) {
    const fact = OWN_FACTS.get(name);
    const envelope = fact === undefined ? null : envelopeOf(fact, moment);
    if (envelope !== null) facts[name] = envelope;
  }
  return facts;
}
