/** Promises to pay: how many were kept. A promise is known from the day it was made, and judged after its last day. */
import { z } from 'zod';
import type { FactEnvelope } from '../application/schema.js';
import { addDays, addMonths } from '../kernel/calendar-date.js';
import type { PaymentRecord } from './records.js';

/** What a customer said it would pay, of which invoice and by when. */
export const PromiseRecord = z.strictObject({
  invoiceId: z.string().min(1).max(100),
  madeOn: z.iso.date(),
  promisedOn: z.iso.date(),
  amountMinor: z.int().positive(),
});
export type PromiseRecord = z.infer<typeof PromiseRecord>;

export interface PromiseKeeping {
  /** Promises whose last day, grace included, has passed within the twelve months up to the date. */
  readonly due: number;
  readonly broken: number;
}

/**
 * Promises of one customer judged at `date`. One is kept if, from the day it was made to the day promised and
 * `graceDays` more, at least its amount came in on its invoice; what was promised twice must come in twice.
 */
export function judgePromises(
  promises: readonly PromiseRecord[],
  payments: readonly PaymentRecord[],
  date: string,
  graceDays: number,
): PromiseKeeping {
  const from = addMonths(date, -12);
  let [due, broken] = [0, 0];
  const spent = new Map<PaymentRecord, number>();
  for (const promise of promises.toSorted((a, b) => compareDays(a, b))) {
    const lastDay = addDays(promise.promisedOn, graceDays);
    if (lastDay >= date || lastDay < from) continue;
    due += 1;
    let open = promise.amountMinor;
    for (const payment of payments) {
      const isFor = payment.invoiceId === promise.invoiceId;
      if (!isFor || payment.paidOn < promise.madeOn || payment.paidOn > lastDay) continue;
      const taken = Math.min(open, Math.max(0, payment.amountMinor - (spent.get(payment) ?? 0)));
      spent.set(payment, (spent.get(payment) ?? 0) + taken);
      open -= taken;
    }
    if (open > 0) broken += 1;
  }
  return { due, broken };
}

function compareDays(a: PromiseRecord, b: PromiseRecord): number {
  if (a.promisedOn !== b.promisedOn) return a.promisedOn < b.promisedOn ? -1 : 1;
  return a.madeOn < b.madeOn ? -1 : a.madeOn > b.madeOn ? 1 : 0;
}

/** The fact `pay.brokenPromiseRate12m`: not applicable where nothing promised has fallen due. */
export function describePromises(
  promises: readonly PromiseRecord[],
  payments: readonly PaymentRecord[],
  date: string,
  graceDays = 0,
): Readonly<Record<'pay.brokenPromiseRate12m', FactEnvelope>> {
  const { due, broken } = judgePromises(promises, payments, date, graceDays);
  return {
    'pay.brokenPromiseRate12m': {
      value: due === 0 ? null : broken / due,
      status: due === 0 ? 'notApplicable' : 'present',
      asOf: date,
      knownAt: date,
      source: 'own_invoices',
    },
  };
}
