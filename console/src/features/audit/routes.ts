import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../routing/root-route.js';
import { integerParam, type RawSearch } from '../../routing/search.js';
import { type AuditAction, isAction } from './actions.js';

export interface AuditSearch {
  readonly action?: AuditAction | undefined;
  /** The row to start from, opened. */
  readonly row?: number | undefined;
}

export const auditRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/audit',
  validateSearch: (search: RawSearch): AuditSearch => ({
    action: isAction(search.action) ? search.action : undefined,
    row: integerParam(search.row),
  }),
  component: lazyRouteComponent(() => import('./audit-page.js')),
});

export const auditRoutes = [auditRoute] as const;
