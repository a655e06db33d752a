/** Sums over the customers of a portfolio: by age, against limits, and by what they have in common. */
import { type AgedBalance, type CustomerStanding, limitState } from '@encours/engine';

const DIMENSIONS = ['sector', 'segment', 'size', 'country'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface LimitUse {
  /** Customers that owe something, by where they stand against their limit. */
  readonly within: number;
  readonly near: number;
  readonly over: number;
  readonly withoutLimit: number;
  /** What is owed beyond limits, and by customers without one. */
  readonly excessMinor: number;
  readonly withoutLimitMinor: number;
}

/** Where everyone who owes something stands against the limit that `limitOf` gives; null is no limit at all. */
export function sumLimits(
  standings: readonly CustomerStanding[],
  limitOf: (customerId: string) => number | null,
): LimitUse {
  const use = { within: 0, near: 0, over: 0, withoutLimit: 0, excessMinor: 0, withoutLimitMinor: 0 };
  for (const { customerId, exposureMinor } of standings) {
    if (exposureMinor === 0) continue;
    const limit = limitOf(customerId);
    const state = limitState(exposureMinor, limit);
    if (state === 'none') {
      use.withoutLimit++;
      use.withoutLimitMinor += exposureMinor;
    } else {
      use[state]++;
      use.excessMinor += Math.max(0, exposureMinor - (limit ?? 0));
    }
  }
  return use;
}

export function sumAges(standings: readonly CustomerStanding[]): AgedBalance {
  const sum = { current: 0, to30: 0, to60: 0, to90: 0, beyond90: 0 };
  for (const { aged } of standings) {
    sum.current += aged.current;
    sum.to30 += aged.to30;
    sum.to60 += aged.to60;
    sum.to90 += aged.to90;
    sum.beyond90 += aged.beyond90;
  }
  return sum;
}

/** What is overdue of an aged balance. */
export function overdueOf({ to30, to60, to90, beyond90 }: AgedBalance): number {
  return to30 + to60 + to90 + beyond90;
}

export interface Part {
  /** Null: not known of these customers. */
  readonly key: string | null;
  readonly customers: number;
  readonly exposureMinor: number;
  readonly overdueMinor: number;
}

/** Exposure by each thing that customers have in common, the largest first. Sectors are divisions of the activity code. */
export function sumParts(standings: readonly CustomerStanding[]): Readonly<Record<Dimension, readonly Part[]>> {
  const by = (dimension: Dimension): Part[] => {
    const parts = new Map<string | null, { customers: number; exposureMinor: number; overdueMinor: number }>();
    for (const { groups, exposureMinor, aged } of standings) {
      if (exposureMinor === 0) continue;
      const value = groups[dimension];
      const key = dimension === 'sector' ? (value?.slice(0, 2) ?? null) : value;
      const part = parts.get(key) ?? { customers: 0, exposureMinor: 0, overdueMinor: 0 };
      part.customers++;
      part.exposureMinor += exposureMinor;
      part.overdueMinor += overdueOf(aged);
      parts.set(key, part);
    }
    return [...parts]
      .map(([key, part]) => ({ key, ...part }))
      .sort((a, b) => b.exposureMinor - a.exposureMinor || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
  };
  return { sector: by('sector'), segment: by('segment'), size: by('size'), country: by('country') };
}

/** Share of all exposure that the `count` largest customers owe; null when nobody owes anything. */
export function shareOfLargest(standings: readonly CustomerStanding[], count: number): number | null {
  const amounts = standings.map(({ exposureMinor }) => exposureMinor).sort((a, b) => b - a);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return null;
  return amounts.slice(0, count).reduce((sum, amount) => sum + amount, 0) / total;
}
