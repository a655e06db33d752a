import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { choiceParam, integerParam, type RawSearch } from '../../routing/search.js';

export const scorecardsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/scorecards',
  component: lazyRouteComponent(() => import('./scorecards-page.js')),
});

export const VERSION_TABS = ['summary', 'text'] as const;
export type VersionTab = (typeof VERSION_TABS)[number];

interface ScorecardSearch {
  /** The version shown; the one in force when left out. */
  readonly version?: number;
  readonly tab?: VersionTab;
}

export const scorecardRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/scorecards/$scorecardId',
  validateSearch: (search: RawSearch): ScorecardSearch => {
    const version = integerParam(search.version);
    const tab = choiceParam(search.tab, VERSION_TABS);
    return { ...(version === undefined ? {} : { version }), ...(tab === undefined ? {} : { tab }) };
  },
  component: lazyRouteComponent(() => import('./scorecard-page.js')),
});

export const COMPARE_TABS = ['summary', 'grid', 'text', 'impact'] as const;

interface CompareSearch {
  /** The two versions; the newest and the one before it when left out. */
  readonly before?: number;
  readonly after?: number;
  readonly tab?: (typeof COMPARE_TABS)[number];
}

export const compareRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/scorecards/$scorecardId/compare',
  validateSearch: (search: RawSearch): CompareSearch => {
    const [before, after] = [integerParam(search.before), integerParam(search.after)];
    const tab = choiceParam(search.tab, COMPARE_TABS);
    return {
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(tab === undefined ? {} : { tab }),
    };
  },
  component: lazyRouteComponent(() => import('./compare-page.js')),
});

export const dossierRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/scorecards/$scorecardId/versions/$version/dossier',
  component: lazyRouteComponent(() => import('./dossier/dossier-page.js')),
});

export const scorecardRoutes = [scorecardsRoute, scorecardRoute, compareRoute, dossierRoute] as const;
