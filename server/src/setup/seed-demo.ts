/** The demo company, in a database that has none. */
import type { Deps } from '../deps.js';
import { DEMO_ACCOUNTS, DEMO_COMPANY, DEMO_PASSWORD } from './demo-accounts.js';
import { setUpCompany } from './set-up-company.js';

/** The first version decides; the second is there to be compared with it. */
const IN_FORCE = { 'trade-credit-standard': 1 };

export function seedDemo(deps: Deps): Promise<{ companyId: string }> {
  return setUpCompany(deps, {
    name: DEMO_COMPANY,
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    demo: true,
    people: DEMO_ACCOUNTS.map((account) => ({ ...account, password: DEMO_PASSWORD })),
    inForce: IN_FORCE,
  });
}
