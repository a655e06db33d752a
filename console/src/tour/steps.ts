/** The way from an empty database to a first decision, in order: what is done, and whose turn it is. */
import type { ApiOutput, Me } from '../api/types.js';
import { type Ability, can } from '../session/roles.js';

export type FirstSteps = ApiOutput['session']['firstSteps'];
export type StepId = 'accounts' | 'draft' | 'data' | 'backtest' | 'submit' | 'release' | 'decide';

interface StepKind {
  readonly id: StepId;
  /** What it takes to do it. */
  readonly ability: Ability;
  readonly isDone: (steps: FirstSteps) => boolean;
  /** Without these it cannot be done. */
  readonly after: readonly StepId[];
}

const KINDS: readonly StepKind[] = [
  { id: 'accounts', ability: 'administer', isDone: ({ accounts }) => accounts, after: [] },
  // A shipped scorecard may be put in force as it is: nothing has to be written then.
  { id: 'draft', ability: 'write_scorecards', isDone: ({ draft, inForce }) => draft || inForce, after: [] },
  { id: 'data', ability: 'import_data', isDone: ({ data }) => data, after: [] },
  { id: 'backtest', ability: 'run_backtests', isDone: ({ backtest }) => backtest, after: ['data'] },
  {
    id: 'submit',
    ability: 'write_scorecards',
    isDone: ({ submitted, inForce }) => submitted || inForce,
    after: ['draft'],
  },
  { id: 'release', ability: 'approve', isDone: ({ inForce }) => inForce, after: ['submit'] },
  { id: 'decide', ability: 'decide', isDone: ({ decided }) => decided, after: ['release', 'data'] },
];

export interface Step {
  readonly id: StepId;
  readonly ability: Ability;
  readonly done: boolean;
  /** Whether this person may do it. */
  readonly mine: boolean;
}

export interface Way {
  readonly steps: readonly Step[];
  /** Their own next step that can be done, else the next that somebody else must do; null when all are done. */
  readonly next: Step | null;
}

export function findWay(me: Me, state: FirstSteps): Way {
  const isDone = (wanted: StepId): boolean => KINDS.some(({ id, isDone: ends }) => id === wanted && ends(state));
  const steps = KINDS.map(({ id, ability }) => ({ id, ability, done: isDone(id), mine: can(me, ability) }));
  const possible = steps.filter(
    (step, index) => !step.done && KINDS[index]?.after.every((earlier) => isDone(earlier)) === true,
  );
  return { steps, next: possible.find(({ mine }) => mine) ?? possible[0] ?? null };
}
