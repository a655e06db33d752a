/** The console's contract. Names and shapes here are what the console is compiled against. */
import { adminRouter } from './admin.js';
import { apiRouter } from './api.js';
import { approvalsRouter } from './approvals.js';
import { auditRouter } from './audit.js';
import { backtestsRouter } from './backtests.js';
import { benchmarksRouter } from './benchmarks.js';
import { casesRouter } from './cases.js';
import { customersRouter } from './customers.js';
import { datasetsRouter } from './datasets.js';
import { decisionsRouter } from './decisions.js';
import { draftsRouter } from './drafts.js';
import { importsRouter } from './imports.js';
import { jobsRouter } from './jobs.js';
import { liveRouter } from './live.js';
import { metaRouter } from './meta.js';
import { portfolioRouter } from './portfolio.js';
import { scorecardsRouter } from './scorecards.js';
import { sessionRouter } from './session.js';
import { shadowsRouter } from './shadows.js';
import { router } from './trpc.js';

export const appRouter = router({
  api: apiRouter,
  session: sessionRouter,
  meta: metaRouter,
  scorecards: scorecardsRouter,
  drafts: draftsRouter,
  approvals: approvalsRouter,
  shadows: shadowsRouter,
  benchmarks: benchmarksRouter,
  cases: casesRouter,
  decisions: decisionsRouter,
  imports: importsRouter,
  datasets: datasetsRouter,
  jobs: jobsRouter,
  backtests: backtestsRouter,
  portfolio: portfolioRouter,
  customers: customersRouter,
  live: liveRouter,
  audit: auditRouter,
  admin: adminRouter,
});

export type AppRouter = typeof appRouter;
