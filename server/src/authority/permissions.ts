/** Who may do what. Amounts a person may grant are the scorecard's business (its delegation), not this file's. */
import type { Text } from '@encours/engine';
import type { Role } from '../store/tables.js';

export const ROLES = ['author', 'approver', 'analyst', 'auditor', 'admin'] as const satisfies readonly Role[];

export const PERMISSIONS = [
  'scorecards:read',
  'benchmarks:write',
  'drafts:write',
  'approvals:read',
  'approvals:decide',
  'cases:write',
  'decisions:read',
  'decisions:write',
  'decisions:pin',
  'decisions:sign',
  'shadows:manage',
  'datasets:read',
  'datasets:write',
  'backtests:read',
  'backtests:run',
  'audit:read',
  'users:manage',
  'delegations:manage',
  'apiKeys:manage',
  'webhooks:manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const BY_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  author: [
    'scorecards:read',
    'benchmarks:write',
    'drafts:write',
    'approvals:read',
    'cases:write',
    'decisions:read',
    'decisions:write',
    'shadows:manage',
    'datasets:read',
    'datasets:write',
    'backtests:read',
    'backtests:run',
  ],
  approver: [
    'scorecards:read',
    'approvals:read',
    'approvals:decide',
    'decisions:read',
    'decisions:sign',
    'shadows:manage',
    'datasets:read',
    'backtests:read',
    'backtests:run',
    'audit:read',
  ],
  analyst: [
    'scorecards:read',
    'cases:write',
    'decisions:read',
    'decisions:write',
    'decisions:sign',
    'datasets:read',
    'backtests:read',
    'backtests:run',
  ],
  auditor: ['scorecards:read', 'approvals:read', 'decisions:read', 'datasets:read', 'backtests:read', 'audit:read'],
  admin: ['scorecards:read', 'audit:read', 'users:manage', 'delegations:manage', 'apiKeys:manage', 'webhooks:manage'],
};

/** What the roles allow together. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => BY_ROLE[role]));
}

/** What an API key may be limited to; each scope is the permission of the same name. */
export const API_SCOPES = [
  'decisions:write',
  'decisions:pin',
  'decisions:read',
  'scorecards:read',
  'datasets:read',
  'datasets:write',
] as const satisfies readonly Permission[];
export type ApiScope = (typeof API_SCOPES)[number];

const ROLE_NAMES: Readonly<Record<Role, Text>> = {
  author: { fr: 'Auteur', en: 'Author' },
  approver: { fr: 'Approbateur', en: 'Approver' },
  analyst: { fr: 'Analyste', en: 'Analyst' },
  auditor: { fr: 'Auditeur', en: 'Auditor' },
  admin: { fr: 'Administrateur', en: 'Administrator' },
};

/** Which roles have a permission, as a sentence: whom to ask instead. */
export function describeHolders(permission: Permission): Text {
  const names = ROLES.filter((role) => BY_ROLE[role].includes(permission)).map((role) => ROLE_NAMES[role]);
  const list = (locale: 'fr' | 'en'): string =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format(names.map((name) => name[locale]));
  return { fr: `Il faut le rôle ${list('fr')}.`, en: `It takes the role ${list('en')}.` };
}
