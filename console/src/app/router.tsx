import { createRouter } from '@tanstack/react-router';
import { adminRoutes } from '../features/admin/routes.js';
import { approvalRoutes } from '../features/approvals/routes.js';
import { auditRoutes } from '../features/audit/routes.js';
import { backtestRoutes } from '../features/backtests/routes.js';
import { benchmarkRoutes } from '../features/benchmarks/routes.js';
import { customerRoutes } from '../features/customers/routes.js';
import { dataRoutes } from '../features/data/routes.js';
import { decisionRoutes } from '../features/decisions/routes.js';
import { inboxRoutes } from '../features/inbox/routes.js';
import { overviewRoutes } from '../features/overview/routes.js';
import { portfolioRoutes } from '../features/portfolio/routes.js';
import { scorecardRoutes } from '../features/scorecards/routes.js';
import { shadowRoutes } from '../features/shadows/routes.js';
import { signInRoutes } from '../features/sign-in/routes.js';
import { workspaceRoutes } from '../features/workspace/routes.js';
import { PageFailure } from '../layout/page-failure.js';
import { appRoute, rootRoute } from '../routing/root-route.js';
import { LoadingSkeleton } from '../ui/loading-skeleton.js';

const routeTree = rootRoute.addChildren([
  ...signInRoutes,
  appRoute.addChildren([
    ...overviewRoutes,
    ...portfolioRoutes,
    ...customerRoutes,
    ...scorecardRoutes,
    ...workspaceRoutes,
    ...inboxRoutes,
    ...decisionRoutes,
    ...shadowRoutes,
    ...backtestRoutes,
    ...approvalRoutes,
    ...dataRoutes,
    ...benchmarkRoutes,
    ...auditRoutes,
    ...adminRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <LoadingSkeleton shape="page" />,
  defaultPendingMs: 0,
  defaultErrorComponent: PageFailure,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
