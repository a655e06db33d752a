import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { choiceParam, integerParam, type RawSearch, textParam } from '../../routing/search.js';

export const OUTCOMES = ['approve', 'refer', 'decline'] as const;
export const RATINGS = [1, 2, 3, 4, 5] as const;

export interface DecisionSearch {
  readonly outcome?: (typeof OUTCOMES)[number] | undefined;
  readonly rating?: (typeof RATINGS)[number] | undefined;
  readonly scorecard?: string | undefined;
  readonly version?: number | undefined;
  readonly customer?: string | undefined;
  /** Days, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const decisionsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/decisions',
  validateSearch: (search: RawSearch): DecisionSearch => ({
    outcome: choiceParam(search.outcome, OUTCOMES),
    rating: RATINGS.find((rating) => rating === integerParam(search.rating)),
    scorecard: textParam(search.scorecard),
    version: integerParam(search.version),
    customer: textParam(search.customer),
    from: dayParam(search.from),
    to: dayParam(search.to),
  }),
  staticData: { ability: 'read_decisions' },
  component: lazyRouteComponent(() => import('./decisions-page.js')),
});

export const DECISION_TABS = ['decision', 'explanation', 'letter', 'trace', 'receipt'] as const;
export type DecisionTab = (typeof DECISION_TABS)[number];

export const decisionRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/decisions/$decisionId',
  validateSearch: (search: RawSearch): { tab?: DecisionTab | undefined } => ({
    tab: choiceParam(search.tab, DECISION_TABS),
  }),
  staticData: { ability: 'read_decisions' },
  component: lazyRouteComponent(() => import('./decision-page.js')),
});

export const decisionRoutes = [decisionsRoute, decisionRoute] as const;

function dayParam(value: unknown): string | undefined {
  const text = textParam(value);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}
