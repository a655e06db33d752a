import { describe, expect, it } from 'vitest';
import type { Me } from '../api/types.js';
import { type FirstSteps, findWay } from './steps.js';

const EMPTY: FirstSteps = {
  accounts: false,
  draft: false,
  data: false,
  backtest: false,
  submitted: false,
  inForce: false,
  decided: false,
  ownDraft: null,
};

const PERMISSIONS = {
  admin: ['users:manage'],
  author: ['drafts:write', 'datasets:write', 'backtests:run', 'decisions:write'],
  approver: ['approvals:decide', 'backtests:run'],
  auditor: [],
} as const;

function person(role: keyof typeof PERMISSIONS): Me {
  return {
    user: { id: 'usr_1', name: 'Lise', email: 'lise@moulin.example', roles: [role] },
    company: { id: 'cmp_1', name: 'Moulin', currency: 'EUR', demo: false, isNew: true },
    permissions: [...PERMISSIONS[role]],
  };
}

function next(role: keyof typeof PERMISSIONS, done: Partial<FirstSteps>): string | null {
  const step = findWay(person(role), { ...EMPTY, ...done }).next;
  return step === null ? null : `${step.mine ? 'own' : 'other'} ${step.id}`;
}

describe('the next step', () => {
  it.each([
    ['admin', {}, 'own accounts'],
    ['author', {}, 'own draft'],
    ['author', { draft: true }, 'own data'],
    ['author', { draft: true, data: true }, 'own backtest'],
    ['author', { draft: true, data: true, backtest: true }, 'own submit'],
    ['author', { accounts: true, draft: true, data: true, backtest: true, submitted: true }, 'other release'],
    [
      'author',
      { accounts: true, draft: true, data: true, backtest: true, submitted: true, inForce: true },
      'own decide',
    ],
    // What somebody else must do first is named, not what cannot be done yet.
    ['approver', {}, 'other accounts'],
    ['approver', { accounts: true }, 'other draft'],
    ['approver', { accounts: true, draft: true, submitted: true }, 'own release'],
    ['admin', { accounts: true }, 'other draft'],
    // A shipped scorecard put in force as it is: its past is optional, its data are not.
    ['author', { accounts: true, inForce: true }, 'own data'],
    ['auditor', { accounts: true, draft: true, data: true }, 'other backtest'],
    [
      'admin',
      { accounts: true, draft: true, data: true, backtest: true, submitted: true, inForce: true, decided: true },
      null,
    ],
  ] as const)('of %s after %j is %s', (role, done, expected) => {
    expect(next(role, done)).toBe(expected);
  });
});

it('counts as done what the records say, whatever the order', () => {
  const { steps } = findWay(person('author'), { ...EMPTY, data: true, decided: true });
  expect(steps.filter(({ done }) => done).map(({ id }) => id)).toEqual(['data', 'decide']);
});
