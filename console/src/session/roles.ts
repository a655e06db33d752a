/** What a role lets a person do in the console. The server enforces; here it only decides what is offered. */
import type { Me } from '../api/types.js';
import { defineMessages } from '../i18n/messages.js';

export type Role = Me['user']['roles'][number];

export type Ability =
  | 'write_scorecards'
  | 'approve'
  | 'decide'
  | 'import_data'
  | 'run_backtests'
  | 'read_audit'
  | 'administer';

const ABILITIES: Readonly<Record<Role, readonly Ability[]>> = {
  author: ['write_scorecards', 'decide', 'import_data', 'run_backtests'],
  approver: ['approve', 'run_backtests'],
  analyst: ['decide', 'import_data', 'run_backtests'],
  auditor: ['read_audit'],
  admin: ['read_audit', 'administer', 'import_data'],
};

export function can(me: Me, ability: Ability): boolean {
  return me.user.roles.some((role) => ABILITIES[role].includes(ability));
}

/** Roles that have an ability, to tell a person whom to ask. */
export function rolesWith(ability: Ability): readonly Role[] {
  return (Object.keys(ABILITIES) as Role[]).filter((role) => ABILITIES[role].includes(ability));
}

export const roleNames = defineMessages({
  author: { fr: 'Auteur', en: 'Author' },
  approver: { fr: 'Approbateur', en: 'Approver' },
  analyst: { fr: 'Analyste', en: 'Analyst' },
  auditor: { fr: 'Auditeur', en: 'Auditor' },
  admin: { fr: 'Administrateur', en: 'Administrator' },
});
