import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { type RawSearch, textParam } from '../../routing/search.js';

export interface CustomerSearch {
  readonly dataset?: string | undefined;
  readonly scorecard?: string | undefined;
}

export const customerRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/customers/$customerId',
  validateSearch: (search: RawSearch): CustomerSearch => ({
    dataset: textParam(search.dataset),
    scorecard: textParam(search.scorecard),
  }),
  staticData: { ability: 'read_data' },
  component: lazyRouteComponent(() => import('./customer-page.js')),
});

export const customerRoutes = [customerRoute] as const;
