import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { type RawSearch, textParam } from '../../routing/search.js';

export const shadowRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/scorecards/$scorecardId/shadow',
  validateSearch: (search: RawSearch): { trial?: string | undefined } => ({ trial: textParam(search.trial) }),
  staticData: { ability: 'read_decisions' },
  component: lazyRouteComponent(() => import('./shadow-page.js')),
});

export const shadowRoutes = [shadowRoute] as const;
