import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';

const scorecardsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/scorecards',
  component: lazyRouteComponent(() => import('./scorecards-page.js')),
});

export const scorecardRoutes = [scorecardsRoute] as const;
