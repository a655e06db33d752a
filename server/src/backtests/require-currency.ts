import type { History, Policy } from '@encours/engine';
import { AppError } from '../errors.js';

/**
 * Amounts of a history are compared with those of a scorecard as they stand: all must be in one currency. A history
 * that states none (null) is in that of the scorecards.
 * @throws AppError `currency_differs`
 */
export function requireCurrency(ofHistory: string | null, policies: readonly Policy[]): void {
  const currencies = new Set(policies.map(({ scorecard }) => scorecard.about.currency));
  if (ofHistory !== null) currencies.add(ofHistory);
  if (currencies.size < 2) return;
  const [fr, en] = [' et ', ' and '].map((word) => [...currencies].join(word));
  throw new AppError('currency_differs', {
    detail: {
      fr: `Les montants sont en ${fr} : ils seraient comparés un pour un.`,
      en: `The amounts are in ${en}: they would be compared one for one.`,
    },
  });
}

/** The one currency of its invoices; null where none states it. */
export function currencyOf({ invoices }: History): string | null {
  return invoices.find(({ currency }) => currency !== null)?.currency ?? null;
}
