import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { integerParam, type RawSearch, textParam } from '../../routing/search.js';

export interface AuditSearch {
  /** An act of the log; others show all. */
  readonly action?: string | undefined;
  /** The row to start from, opened. */
  readonly row?: number | undefined;
}

export const auditRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/audit',
  validateSearch: (search: RawSearch): AuditSearch => ({
    action: textParam(search.action),
    row: integerParam(search.row),
  }),
  staticData: { ability: 'read_audit' },
  component: lazyRouteComponent(() => import('./audit-page.js')),
});

export const auditRoutes = [auditRoute] as const;
