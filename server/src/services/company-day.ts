import { dayIn } from '../calendar.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findCompany } from '../store/company-store.js';
import type { Queries } from '../store/database.js';

/** Which day it is for the company: effective dates are days where it is. */
export async function companyDay(deps: Deps, q: Queries, companyId: string): Promise<string> {
  const company = found(await findCompany(q, companyId));
  return dayIn(company.time_zone, deps.now());
}
