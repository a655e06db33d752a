import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.js';
import { API_SCOPES, PERMISSIONS, permissionsOf, ROLES } from './permissions.js';
import { createApiKeyActor, createSystemActor, createUserActor, requirePermission, requireUser } from './require.js';

const user = (...roles: (typeof ROLES)[number][]) =>
  createUserActor({ companyId: 'co', id: 'usr', name: 'Camille', roles });

describe('permissions', () => {
  it('lets nobody who may write drafts also decide on them by the same role', () => {
    for (const role of ROLES) {
      const permissions = permissionsOf([role]);
      expect(permissions.has('drafts:write') && permissions.has('approvals:decide')).toBe(false);
    }
  });

  it('gives an auditor only rights to read', () => {
    expect([...permissionsOf(['auditor'])].filter((permission) => !permission.endsWith(':read'))).toEqual([]);
  });

  it('adds up what several roles allow', () => {
    const both = permissionsOf(['author', 'approver']);
    for (const permission of [...permissionsOf(['author']), ...permissionsOf(['approver'])]) {
      expect(both.has(permission)).toBe(true);
    }
  });

  it('leaves no permission that nobody has', () => {
    const all = new Set([...permissionsOf(ROLES), ...API_SCOPES]);
    expect(PERMISSIONS.filter((permission) => !all.has(permission))).toEqual([]);
  });
});

describe('requirePermission', () => {
  it('names the right that is missing', () => {
    expect(() => requirePermission(user('analyst'), 'audit:read')).toThrow(AppError);
    expect(() => requirePermission(user('auditor'), 'audit:read')).not.toThrow();
  });

  it('limits an API key to its scopes', () => {
    const key = createApiKeyActor({ companyId: 'co', id: 'key', name: 'ERP', scopes: ['decisions:write'] });
    expect(() => requirePermission(key, 'decisions:write')).not.toThrow();
    expect(() => requirePermission(key, 'decisions:read')).toThrow(AppError);
  });

  it('keeps what takes a person from the program itself', () => {
    expect(() => requireUser(createSystemActor('co', 'cli'), 'approvals:decide')).toThrow(AppError);
  });
});
