import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { type RawSearch, textParam } from '../../routing/search.js';

interface WorkspaceSearch {
  /** The case in the preview. */
  readonly case?: string;
  /** What is shown on the right instead of the preview. */
  readonly pane?: 'live';
}

export const workspaceRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/scorecards/$scorecardId/drafts/$draftId',
  validateSearch: (search: RawSearch): WorkspaceSearch => {
    const chosen = textParam(search.case);
    return {
      ...(chosen === undefined ? {} : { case: chosen }),
      ...(search.pane === 'live' ? { pane: 'live' as const } : {}),
    };
  },
  staticData: { navigation: 'rail' },
  component: lazyRouteComponent(() => import('./workspace-page.js')),
});

export const workspaceRoutes = [workspaceRoute] as const;
