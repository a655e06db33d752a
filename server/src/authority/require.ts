/** Who is acting, and the check that starts every service. */
import { AppError } from '../errors.js';
import type { Role } from '../store/tables.js';
import { type ApiScope, describeHolders, PERMISSIONS, type Permission, permissionsOf } from './permissions.js';

export interface UserActor {
  readonly kind: 'user';
  readonly companyId: string;
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
}

export interface ApiKeyActor {
  readonly kind: 'api_key';
  readonly companyId: string;
  readonly id: string;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
}

/** The program itself, started by somebody with access to the data folder: the command line, the first run. */
export interface SystemActor {
  readonly kind: 'system';
  readonly companyId: string;
  /** `cli`, `setup`. */
  readonly id: string;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
}

export type Actor = UserActor | ApiKeyActor | SystemActor;

export function createUserActor(user: Pick<UserActor, 'companyId' | 'id' | 'name' | 'roles'>): UserActor {
  return { kind: 'user', ...user, permissions: permissionsOf(user.roles) };
}

export function createApiKeyActor(key: {
  companyId: string;
  id: string;
  name: string;
  scopes: readonly ApiScope[];
}): ApiKeyActor {
  return { kind: 'api_key', companyId: key.companyId, id: key.id, name: key.name, permissions: new Set(key.scopes) };
}

/** May do everything but what takes two people: services ask for a {@link UserActor} there. */
export function createSystemActor(companyId: string, id: 'cli' | 'setup'): SystemActor {
  return { kind: 'system', companyId, id, name: id, permissions: new Set(PERMISSIONS) };
}

/** @throws AppError `forbidden` */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (actor.permissions.has(permission)) return;
  // The scopes of a key are what its maker chose from, by these very names.
  const detail =
    actor.kind === 'api_key'
      ? {
          fr: `La clé n’a pas la portée « ${permission} ».`,
          en: `The key does not have the scope “${permission}”.`,
        }
      : describeHolders(permission);
  throw new AppError('forbidden', { param: permission, detail });
}

/**
 * As {@link requirePermission}, for acts that only a person may do: an author, an approver.
 * @throws AppError `forbidden`
 */
export function requireUser(actor: Actor, permission: Permission): asserts actor is UserActor {
  requirePermission(actor, permission);
  if (actor.kind === 'user') return;
  throw new AppError('forbidden', {
    param: permission,
    detail: { fr: 'Seule une personne peut le faire.', en: 'Only a person may do this.' },
  });
}
