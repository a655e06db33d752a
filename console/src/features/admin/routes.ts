import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { choiceParam, type RawSearch } from '../../routing/search.js';

export const ADMIN_TABS = ['users', 'delegations', 'keys', 'webhooks'] as const;
export type AdminTab = (typeof ADMIN_TABS)[number];

export const adminRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/admin',
  validateSearch: (search: RawSearch): { tab?: AdminTab | undefined } => ({
    tab: choiceParam(search.tab, ADMIN_TABS),
  }),
  staticData: { ability: 'administer' },
  component: lazyRouteComponent(() => import('./admin-page.js')),
});

export const adminRoutes = [adminRoute] as const;
