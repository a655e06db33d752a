import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../routing/root-route.js';
import { type RawSearch, textParam } from '../../routing/search.js';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  /** `next`: where the person was going; `refused`: the OpenID provider’s account was not. */
  validateSearch: (search: RawSearch): { next?: string; refused?: string } => {
    const next = textParam(search.next);
    const refused = textParam(search.refused);
    return { ...(next === undefined ? {} : { next }), ...(refused === undefined ? {} : { refused }) };
  },
  component: lazyRouteComponent(() => import('./sign-in-page.js')),
});

export const signInRoutes = [signInRoute] as const;
