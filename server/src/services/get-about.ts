import { ENGINE_VERSION } from '@encours/engine';
import type { Deps } from '../deps.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../setup/demo-accounts.js';
import { listCompanies } from '../store/company-store.js';
import { VERSION } from '../version.js';

/** What may be known before signing in: which program this is, whose, and how to get into a demo. */
export async function getAbout(deps: Deps) {
  const company = (await listCompanies(deps.db))[0];
  const demo = company?.demo === 1;
  return {
    version: VERSION,
    engineVersion: ENGINE_VERSION,
    demo,
    /** People may sign in by an OpenID provider, at `/api/oidc/start`. */
    oidc: deps.config.oidc !== null,
    companyName: company?.name ?? '',
    currency: company?.currency ?? 'EUR',
    demoAccounts: demo
      ? DEMO_ACCOUNTS.map(({ name, email, roles }) => ({ name, email, roles: [...roles], password: DEMO_PASSWORD }))
      : [],
  };
}
