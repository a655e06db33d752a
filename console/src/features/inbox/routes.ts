import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { choiceParam, type RawSearch, textParam } from '../../routing/search.js';

export const INBOX_VIEWS = ['mine', 'asked', 'all', 'resolved'] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

export const inboxRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/inbox',
  validateSearch: (search: RawSearch): { view?: InboxView | undefined } => ({
    view: choiceParam(search.view, INBOX_VIEWS),
  }),
  staticData: { ability: 'read_decisions' },
  component: lazyRouteComponent(() => import('./inbox-page.js')),
});

export const overridesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/inbox/overrides',
  validateSearch: (search: RawSearch): { dataset?: string | undefined } => ({ dataset: textParam(search.dataset) }),
  staticData: { ability: 'read_decisions' },
  component: lazyRouteComponent(() => import('./overrides-page.js')),
});

export const inboxRoutes = [inboxRoute, overridesRoute] as const;
