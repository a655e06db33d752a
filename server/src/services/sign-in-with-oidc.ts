import { appendAudit } from '../audit/append-audit.js';
import type { OidcPerson } from '../auth/oidc.js';
import { hashPassword } from '../auth/passwords.js';
import { createSessionToken } from '../auth/tokens.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { listCompanies } from '../store/company-store.js';
import { type Tx, transact } from '../store/database.js';
import { findIdentity, insertIdentity } from '../store/identity-store.js';
import type { UserTable } from '../store/tables.js';
import { countOtherAdmins, findUser, findUserByEmail, insertUser, replaceRoles, rolesOf } from '../store/user-store.js';
import { PersonName } from './manage-users.js';
import { openSession } from './sign-in.js';

/**
 * Signs in whom an OpenID provider vouches for. The first time, the account of the same verified mail address is
 * linked to that identity, or, for somebody whose claims give a role, an account is made; afterwards the identity
 * alone counts, whatever becomes of the mail address. Roles that claims give replace those of the account.
 * @throws AppError `oidc_refused`
 */
export async function signInWithOidc(deps: Deps, person: OidcPerson): Promise<{ token: string; expiresAt: Date }> {
  // Nobody can type it: the account has no password until somebody sets one.
  const unusable = await hashPassword(createSessionToken());
  return transact(deps.db, async (tx) => {
    const user = (await findLinked(tx, person)) ?? (await link(deps, tx, person, unusable));
    if (user.status !== 'active') throw new AppError('oidc_refused');
    await takeRoles(deps, tx, user, person);
    return openSession(deps, tx, user);
  });
}

async function findLinked(tx: Tx, person: OidcPerson): Promise<UserTable | undefined> {
  const identity = await findIdentity(tx, person.issuer, person.subject);
  return identity === undefined ? undefined : findUser(tx, identity.company_id, identity.user_id);
}

async function link(deps: Deps, tx: Tx, person: OidcPerson, passwordHash: string): Promise<UserTable> {
  if (person.email === null) throw new AppError('oidc_refused');
  const user = (await findUserByEmail(tx, person.email)) ?? (await makeAccount(deps, tx, person, passwordHash));
  const now = deps.now();
  await insertIdentity(tx, {
    issuer: person.issuer,
    subject: person.subject,
    company_id: user.company_id,
    user_id: user.id,
    linked_at: now.toISOString(),
  });
  const actor = { kind: 'user', id: user.id, companyId: user.company_id } as const;
  await appendAudit(tx, actor, now, {
    action: 'user.identity_linked',
    subject: user.id,
    details: { issuer: person.issuer },
  });
  return user;
}

async function makeAccount(deps: Deps, tx: Tx, person: OidcPerson, passwordHash: string): Promise<UserTable> {
  const companies = await listCompanies(tx);
  const [company] = companies;
  // Which company somebody belongs to is not for us to guess.
  if (company === undefined || companies.length > 1 || person.roles.length === 0 || person.email === null) {
    throw new AppError('oidc_refused');
  }
  const now = deps.now();
  const user = {
    id: deps.newId('user'),
    company_id: company.id,
    email: person.email,
    name: PersonName.safeParse(person.name).data ?? person.email,
    password_hash: passwordHash,
    status: 'active' as const,
    created_at: now.toISOString(),
  };
  await insertUser(tx, user, person.roles);
  const actor = { kind: 'system', id: 'oidc', companyId: company.id } as const;
  await appendAudit(tx, actor, now, {
    action: 'user.created',
    subject: user.id,
    details: { roles: [...person.roles].sort() },
  });
  return user;
}

async function takeRoles(deps: Deps, tx: Tx, user: UserTable, person: OidcPerson): Promise<void> {
  if (person.roles.length === 0) return;
  const before = await rolesOf(tx, user.id);
  if (JSON.stringify([...before].sort()) === JSON.stringify(person.roles)) return;
  const losesAdmin = before.includes('admin') && !person.roles.includes('admin');
  // One administrator must remain, whatever a directory says.
  if (losesAdmin && (await countOtherAdmins(tx, user.company_id, user.id)) === 0) return;
  await replaceRoles(tx, user.company_id, user.id, person.roles);
  const actor = { kind: 'system', id: 'oidc', companyId: user.company_id } as const;
  await appendAudit(tx, actor, deps.now(), {
    action: 'user.roles_set',
    subject: user.id,
    details: { roles: [...person.roles] },
  });
}
