import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { choiceParam, type RawSearch, textParam } from '../../routing/search.js';

export const TEXT_VIEWS = ['form', 'json', 'split'] as const;
export type TextView = (typeof TEXT_VIEWS)[number];

interface WorkspaceSearch {
  /** The case in the preview. */
  readonly case?: string;
  /** What is shown on the right instead of the preview. */
  readonly pane?: 'live';
  /** How the text is shown. */
  readonly view?: TextView;
  /** What the form is about: a section, and perhaps one of what it lists. */
  readonly at?: string;
}

export const workspaceRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/scorecards/$scorecardId/drafts/$draftId',
  validateSearch: (search: RawSearch): WorkspaceSearch => {
    const chosen = textParam(search.case);
    const view = choiceParam(search.view, TEXT_VIEWS);
    const at = textParam(search.at);
    return {
      ...(chosen === undefined ? {} : { case: chosen }),
      ...(search.pane === 'live' ? { pane: 'live' as const } : {}),
      ...(view === undefined ? {} : { view }),
      ...(at === undefined ? {} : { at }),
    };
  },
  staticData: { navigation: 'rail' },
  component: lazyRouteComponent(() => import('./workspace-page.js')),
});

export const workspaceRoutes = [workspaceRoute] as const;
