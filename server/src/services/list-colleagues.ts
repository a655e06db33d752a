import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import type { Role } from '../store/tables.js';
import { listUsers } from '../store/user-store.js';

export interface Colleague {
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Who works here and in which roles, by name: whom to ask for what one may not do oneself. */
export async function listColleagues(deps: Deps, actor: Actor): Promise<readonly Colleague[]> {
  const users = await listUsers(deps.db, actor.companyId);
  return users.filter(({ status }) => status === 'active').map(({ name, roles }) => ({ name, roles }));
}
