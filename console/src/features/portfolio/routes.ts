import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { choiceParam, integerParam, type RawSearch, textParam } from '../../routing/search.js';

/** Limits that were granted by decisions, or those that the version would give today. */
export const LIMIT_KINDS = ['granted', 'computed'] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

export const SHOWN = ['over', 'near', 'none'] as const;
export const DIMENSIONS = ['sector', 'segment', 'size', 'country'] as const;

export interface PortfolioSearch {
  readonly dataset?: string | undefined;
  readonly scorecard?: string | undefined;
  readonly version?: number | undefined;
  /** The version to compare with. */
  readonly against?: number | undefined;
  readonly limits?: LimitKind | undefined;
  /** Customers over, close to or without a limit; all when left out. */
  readonly show?: (typeof SHOWN)[number] | undefined;
  readonly by?: (typeof DIMENSIONS)[number] | undefined;
}

export const portfolioRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/portfolio',
  validateSearch: (search: RawSearch): PortfolioSearch => ({
    dataset: textParam(search.dataset),
    scorecard: textParam(search.scorecard),
    version: integerParam(search.version),
    against: integerParam(search.against),
    limits: choiceParam(search.limits, LIMIT_KINDS),
    show: choiceParam(search.show, SHOWN),
    by: choiceParam(search.by, DIMENSIONS),
  }),
  staticData: { ability: 'read_data' },
  component: lazyRouteComponent(() => import('./portfolio-page.js')),
});

export const portfolioRoutes = [portfolioRoute] as const;
