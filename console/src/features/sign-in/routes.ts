import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../routing/root-route.js';
import { type RawSearch, textParam } from '../../routing/search.js';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  /** `next`: where the person was going. */
  validateSearch: (search: RawSearch): { next?: string } => {
    const next = textParam(search.next);
    return next === undefined ? {} : { next };
  },
  component: lazyRouteComponent(() => import('./sign-in-page.js')),
});

export const signInRoutes = [signInRoute] as const;
