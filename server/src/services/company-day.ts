import { addDays } from '@encours/engine';
import { dayIn, startOfDay } from '../calendar.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findCompany } from '../store/company-store.js';
import type { Queries } from '../store/database.js';

/** Which day it is for the company: effective dates are days where it is. */
export async function companyDay(deps: Deps, q: Queries, companyId: string): Promise<string> {
  const company = found(await findCompany(q, companyId));
  return dayIn(company.time_zone, deps.now());
}

/** Whole days of validity, counted where the company is. */
export interface Validity {
  /** The last day on which what was done at `instant` may be used or signed. */
  readonly lastDay: (instant: string, days: number) => string;
  /** The first instant of which that day has not passed yet. */
  readonly since: (days: number) => string;
}

export async function companyValidity(deps: Deps, q: Queries, companyId: string): Promise<Validity> {
  const { time_zone: zone } = found(await findCompany(q, companyId));
  const today = dayIn(zone, deps.now());
  return {
    lastDay: (instant, days) => addDays(dayIn(zone, new Date(instant)), days),
    since: (days) => startOfDay(zone, addDays(today, -days)).toISOString(),
  };
}
