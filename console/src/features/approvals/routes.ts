import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { choiceParam, type RawSearch } from '../../routing/search.js';

export const approvalsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/approvals',
  staticData: { ability: 'read_approvals' },
  component: lazyRouteComponent(() => import('./approvals-page.js')),
});

export const REVIEW_TABS = ['summary', 'text', 'policy', 'discussion'] as const;
export type ReviewTab = (typeof REVIEW_TABS)[number];

interface ReviewSearch {
  readonly tab?: ReviewTab;
}

export const reviewRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/approvals/$draftId',
  validateSearch: (search: RawSearch): ReviewSearch => {
    const tab = choiceParam(search.tab, REVIEW_TABS);
    return tab === undefined ? {} : { tab };
  },
  staticData: { ability: 'read_approvals' },
  component: lazyRouteComponent(() => import('./review-page.js')),
});

export const rebaseRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/approvals/$draftId/rebase',
  staticData: { ability: 'read_approvals' },
  component: lazyRouteComponent(() => import('./rebase-page.js')),
});

export const approvalRoutes = [approvalsRoute, reviewRoute, rebaseRoute] as const;
