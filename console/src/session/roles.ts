/** What a role lets a person do in the console. The server enforces; here it only decides what is offered. */
import type { Me } from '../api/types.js';
import { defineMessages } from '../i18n/messages.js';

export type Role = Me['user']['roles'][number];

export type Ability =
  | 'write_scorecards'
  | 'add_benchmarks'
  | 'approve'
  | 'decide'
  | 'sign'
  | 'run_shadows'
  | 'import_data'
  | 'run_backtests'
  | 'read_approvals'
  | 'read_decisions'
  | 'read_backtests'
  | 'read_data'
  | 'read_audit'
  | 'administer';

/** The server's name for each ability. */
const PERMISSIONS: Readonly<Record<Ability, Me['permissions'][number]>> = {
  write_scorecards: 'drafts:write',
  add_benchmarks: 'benchmarks:write',
  approve: 'approvals:decide',
  decide: 'decisions:write',
  sign: 'decisions:sign',
  run_shadows: 'shadows:manage',
  import_data: 'datasets:write',
  run_backtests: 'backtests:run',
  read_approvals: 'approvals:read',
  read_decisions: 'decisions:read',
  read_backtests: 'backtests:read',
  read_data: 'datasets:read',
  read_audit: 'audit:read',
  administer: 'users:manage',
};

export function can(me: Me, ability: Ability): boolean {
  return me.permissions.includes(PERMISSIONS[ability]);
}

/** Whom to ask for an ability that one lacks: the roles that have it, the usual one first. */
const ROLES_WITH: Readonly<Record<Ability, readonly Role[]>> = {
  write_scorecards: ['author'],
  add_benchmarks: ['author'],
  approve: ['approver'],
  decide: ['analyst', 'author'],
  sign: ['analyst', 'approver'],
  run_shadows: ['author', 'approver'],
  import_data: ['author'],
  run_backtests: ['author', 'analyst', 'approver'],
  read_approvals: ['approver', 'author', 'auditor'],
  read_decisions: ['analyst', 'author', 'approver', 'auditor'],
  read_backtests: ['analyst', 'author', 'approver', 'auditor'],
  read_data: ['analyst', 'author', 'approver', 'auditor'],
  read_audit: ['auditor', 'approver', 'admin'],
  administer: ['admin'],
};

export function rolesWith(ability: Ability): readonly Role[] {
  return ROLES_WITH[ability];
}

export const roleNames = defineMessages({
  author: { fr: 'Auteur', en: 'Author' },
  approver: { fr: 'Approbateur', en: 'Approver' },
  analyst: { fr: 'Analyste', en: 'Analyst' },
  auditor: { fr: 'Auditeur', en: 'Auditor' },
  admin: { fr: 'Administrateur', en: 'Administrator' },
});
