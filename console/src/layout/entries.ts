import {
  IconChartHistogram,
  IconChartPie,
  IconDatabase,
  IconFileCheck,
  IconGavel,
  IconHistory,
  IconLayoutDashboard,
  IconRulerMeasure,
  IconScale,
  IconSettings,
  IconSignature,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Ability } from '../session/roles.js';
import type { layoutMessages } from './messages.js';

export interface Entry {
  readonly to:
    | '/'
    | '/inbox'
    | '/decisions'
    | '/portfolio'
    | '/scorecards'
    | '/backtests'
    | '/approvals'
    | '/data'
    | '/data/benchmarks'
    | '/audit'
    | '/admin';
  readonly label: keyof typeof layoutMessages &
    (
      | 'overview'
      | 'inbox'
      | 'decisions'
      | 'portfolio'
      | 'scorecards'
      | 'backtests'
      | 'approvals'
      | 'data'
      | 'benchmarks'
      | 'audit'
      | 'admin'
    );
  readonly icon: TablerIcon;
  /** Shown only to those who have it; everybody when left out. */
  readonly ability?: Ability;
  /** The letter that goes there after `g`; letters alone, since signs move from keyboard to keyboard. */
  readonly letter?: string;
  /** Reached from the page above it, not from the menu. */
  readonly below?: true;
}

/** The pages that one goes to by name: those of the main menu, in its order, and some below them. */
export const ENTRIES: readonly Entry[] = [
  { to: '/', label: 'overview', icon: IconLayoutDashboard, letter: 'o' },
  { to: '/inbox', label: 'inbox', icon: IconSignature, ability: 'read_decisions', letter: 'n' },
  { to: '/decisions', label: 'decisions', icon: IconGavel, ability: 'read_decisions', letter: 'd' },
  { to: '/portfolio', label: 'portfolio', icon: IconChartPie, ability: 'read_data', letter: 'e' },
  { to: '/scorecards', label: 'scorecards', icon: IconScale, letter: 'p' },
  { to: '/backtests', label: 'backtests', icon: IconChartHistogram, ability: 'read_backtests', letter: 'b' },
  { to: '/approvals', label: 'approvals', icon: IconFileCheck, ability: 'read_approvals', letter: 'a' },
  { to: '/data', label: 'data', icon: IconDatabase, ability: 'read_data', letter: 'i' },
  { to: '/data/benchmarks', label: 'benchmarks', icon: IconRulerMeasure, letter: 'r', below: true },
  { to: '/audit', label: 'audit', icon: IconHistory, ability: 'read_audit', letter: 'j' },
  { to: '/admin', label: 'admin', icon: IconSettings, ability: 'administer', letter: 's' },
];
