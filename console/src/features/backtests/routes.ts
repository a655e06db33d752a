import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { integerParam, type RawSearch, textParam } from '../../routing/search.js';

const backtestsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/backtests',
  staticData: { ability: 'read_backtests' },
  component: lazyRouteComponent(() => import('./backtests-page.js')),
});

export interface NewBacktestSearch {
  readonly dataset?: string | undefined;
  readonly scorecard?: string | undefined;
  /** Number of the champion's version; the one in force unless told. */
  readonly champion?: number | undefined;
  /** The challenger is a published version or a draft. */
  readonly version?: number | undefined;
  readonly draft?: string | undefined;
}

export const newBacktestRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/backtests/new',
  validateSearch: (search: RawSearch): NewBacktestSearch => ({
    dataset: textParam(search.dataset),
    scorecard: textParam(search.scorecard),
    champion: integerParam(search.champion),
    version: integerParam(search.version),
    draft: textParam(search.draft),
  }),
  staticData: { ability: 'run_backtests' },
  component: lazyRouteComponent(() => import('./new-backtest-page.js')),
});

export const backtestRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/backtests/$backtestId',
  staticData: { ability: 'read_backtests' },
  component: lazyRouteComponent(() => import('./backtest-page.js')),
});

export const backtestCaseRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/backtests/$backtestId/cases/$customerId/$date',
  staticData: { ability: 'read_backtests' },
  component: lazyRouteComponent(() => import('./case-page.js')),
});

export const backtestRoutes = [backtestsRoute, newBacktestRoute, backtestRoute, backtestCaseRoute] as const;
