/** The people of the demo company. Their password is public: a demo holds nothing that is anybody's. */
import type { Role } from '../store/tables.js';

export const DEMO_COMPANY = 'Négoce Lumière SAS';
export const DEMO_PASSWORD = 'encours-demo';

export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** Roles of scorecard delegations. */
  readonly signsAs: readonly string[];
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { name: 'Camille Aubry', email: 'camille@demo.encours', roles: ['author'], signsAs: [] },
  { name: 'Dominique Ferrand', email: 'dominique@demo.encours', roles: ['approver'], signsAs: ['credit_manager'] },
  { name: 'Alex Morel', email: 'alex@demo.encours', roles: ['analyst'], signsAs: ['credit_analyst'] },
  {
    name: 'Sacha Delmas',
    email: 'sacha@demo.encours',
    roles: ['approver', 'analyst'],
    signsAs: ['cfo', 'credit_committee'],
  },
  { name: 'Maxime Vidal', email: 'maxime@demo.encours', roles: ['auditor'], signsAs: [] },
  { name: 'Noa Lambert', email: 'noa@demo.encours', roles: ['admin'], signsAs: [] },
];
