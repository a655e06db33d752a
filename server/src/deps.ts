/** What every service is given: the outside world, so that a test can put its own in place. */
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.js';
import type { IdKind } from './ids.js';
import type { JobHub } from './jobs/job-hub.js';
import type { LiveHub } from './live/live-hub.js';
import type { PolicyCache } from './policies/policy-cache.js';
import type { PortfolioCache } from './portfolio/portfolio-cache.js';
import type { Database } from './store/database.js';

export interface Deps {
  readonly db: Database;
  /** The only clock of the server. */
  readonly now: () => Date;
  /** The only source of identifiers. */
  readonly newId: (kind: IdKind) => string;
  readonly log: FastifyBaseLogger;
  readonly config: Config;
  readonly policies: PolicyCache;
  readonly portfolios: PortfolioCache;
  readonly jobs: JobHub;
  readonly live: LiveHub;
}
