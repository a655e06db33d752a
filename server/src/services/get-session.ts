import type { UserActor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findCompany } from '../store/company-store.js';
import { hasDecided } from '../store/first-steps-store.js';
import { findUser } from '../store/user-store.js';

/** Who is signed in, for the console's head and for what it shows and hides. */
export async function getSession(deps: Deps, actor: UserActor) {
  const company = found(await findCompany(deps.db, actor.companyId));
  const user = found(await findUser(deps.db, actor.companyId, actor.id));
  return {
    user: { id: user.id, name: user.name, email: user.email, roles: actor.roles },
    company: {
      id: company.id,
      name: company.name,
      currency: company.currency,
      /** Nobody's data, which may therefore leave the server. */
      demo: company.demo === 1,
      /** Nothing was ever decided here: the console shows the way there. */
      isNew: !(await hasDecided(deps.db, company.id)),
    },
    permissions: [...actor.permissions].sort(),
  };
}
