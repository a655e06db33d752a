import { limitState } from '@encours/engine';
import type { ApiOutput } from '../../api/types.js';
import type { LimitKind, PortfolioSearch } from './routes.js';

export type Portfolio = NonNullable<ApiOutput['portfolio']['get']>;
export type PortfolioRow = Portfolio['rows'][number];

/** The limit that a customer is held against; null: there is none. */
export function limitOf(row: PortfolioRow, kind: LimitKind): number | null {
  return kind === 'granted' ? (row.granted?.limitMinor ?? null) : (row.rated?.limitMinor ?? null);
}

/** The share of the limit that is used; null without a limit, infinite against a limit of nothing. */
export function shareOfLimit(row: PortfolioRow, kind: LimitKind): number | null {
  const limit = limitOf(row, kind);
  if (limit === null) return null;
  if (limit === 0) return row.exposureMinor > 0 ? Number.POSITIVE_INFINITY : 0;
  return row.exposureMinor / limit;
}

/** Granted limits where they cover most of those who owe, otherwise computed ones. */
export function usualKind(portfolio: Portfolio): LimitKind {
  const { within, near, over, withoutLimit } = portfolio.granted;
  return portfolio.computed !== null && withoutLimit > within + near + over ? 'computed' : 'granted';
}

export function isShown(row: PortfolioRow, kind: LimitKind, show: PortfolioSearch['show']): boolean {
  if (show === undefined) return true;
  return row.exposureMinor > 0 && limitState(row.exposureMinor, limitOf(row, kind)) === show;
}
