/** `GET /metrics` in the Prometheus format: counts and times, no ids and no names. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { countDecisionsByOutcome } from '../store/decision-store.js';
import { countJobs } from '../store/job-store.js';
import { countDeliveries } from '../store/webhook-store.js';

/** Seconds; a decision takes one or two milliseconds, a report some seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/**
 * Measures every request, and answers `/metrics` to who brings the token of `ENCOURS_METRICS_TOKEN`; without that
 * setting there is nothing at that address. What is stored is counted when asked, so that it holds for all processes.
 */
export function registerMetrics(app: FastifyInstance, deps: Deps): void {
  const { metricsToken } = deps.config;
  if (metricsToken === null) return;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'encours_http_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const faults = new Counter({
    name: 'encours_http_unavailable_total',
    help: 'Requests refused because the database was busy (503) or the disk full (507).',
    labelNames: ['status'],
    registers,
  });
  new Gauge({
    name: 'encours_decisions',
    help: 'Decisions on record, by outcome.',
    labelNames: ['outcome'],
    registers,
    async collect() {
      for (const { outcome, n } of await countDecisionsByOutcome(deps.db)) this.set({ outcome }, n);
    },
  });
  new Gauge({
    name: 'encours_jobs',
    help: 'Background jobs, by status.',
    labelNames: ['status'],
    registers,
    async collect() {
      this.reset();
      for (const { status, n } of await countJobs(deps.db)) this.set({ status }, n);
    },
  });
  new Gauge({
    name: 'encours_webhook_deliveries',
    help: 'Deliveries to webhooks, by status.',
    labelNames: ['status'],
    registers,
    async collect() {
      this.reset();
      for (const [status, n] of await countDeliveries(deps.db)) this.set({ status }, n);
    },
  });

  app.addHook('onResponse', async (request, reply) => {
    const status = String(reply.statusCode);
    // The pattern and not the address, which may hold what somebody searched for.
    const route = request.routeOptions.url ?? 'none';
    requests.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
    if (reply.statusCode === 503 || reply.statusCode === 507) faults.inc({ status });
  });
  app.get('/metrics', async (request, reply) => {
    if (!isSame(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) throw new AppError('not_found');
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** Compares without telling by the time that it takes how much was right. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
