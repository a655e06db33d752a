/** Takes what waits in the outbox to the webhooks, and tries again later what did not arrive. */
import type { Deps } from '../deps.js';
import { transact } from '../store/database.js';
import { claimDueDeliveries, type DueDelivery, hasDueDelivery, saveAttempt } from '../store/webhook-store.js';
import { sendWebhook } from './send.js';
import { signWebhook } from './sign.js';

/** How often the outbox is looked into. */
const LOOK_EVERY_MS = 500;
const AT_ONCE = 10;
/** Longer than an attempt can take. */
const LEASE_MS = 60_000;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long to wait after each attempt that failed; after the last one the delivery is given up on: 32 hours in all. */
export const RETRY_AFTER_MS: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
];

export interface WebhookSender {
  /** Waits for the attempts that are under way and makes no more. */
  readonly stop: () => Promise<void>;
}

/** Delivers as long as it is not stopped. Each process may have one: no delivery is tried by two at a time. */
export function startWebhookSender(deps: Deps): WebhookSender {
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const look = (): void => {
    round = deliverDue(deps)
      .catch((error: unknown) => deps.log.error({ err: error }, 'the outbox could not be read'))
      .then(() => {
        if (!stopping) timer = setTimeout(look, LOOK_EVERY_MS).unref();
      });
  };
  look();
  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await round;
    },
  };
}

/** Tries everything whose time has come, once. */
export async function deliverDue(deps: Deps): Promise<void> {
  for (;;) {
    const now = deps.now();
    // Most of the time there is nothing, and no need of the write lock to know.
    if (!(await hasDueDelivery(deps.db, now.toISOString()))) return;
    const lease = new Date(now.getTime() + LEASE_MS).toISOString();
    const due = await transact(deps.db, (tx) => claimDueDeliveries(tx, now.toISOString(), lease, AT_ONCE));
    if (due.length === 0) return;
    await Promise.all(due.map((delivery) => attempt(deps, delivery)));
  }
}

async function attempt(deps: Deps, delivery: DueDelivery): Promise<void> {
  const { id, event_id: eventId, body, url, secret } = delivery;
  const headers = signWebhook(secret, { id: eventId, at: deps.now(), body });
  const { status, error } = await sendWebhook(url, headers, body, deps.config.allowInnerWebhooks);
  const delivered = status !== null && status >= 200 && status < 300;
  const wait = RETRY_AFTER_MS[delivery.attempts];
  const now = deps.now();
  const ended = delivered || wait === undefined;
  await transact(deps.db, (tx) =>
    saveAttempt(tx, id, {
      status: delivered ? 'delivered' : ended ? 'failed' : 'waiting',
      attempts: delivery.attempts + 1,
      next_at: ended ? null : new Date(now.getTime() + wait).toISOString(),
      answer_status: status,
      answer_error: error,
      ended_at: ended ? now.toISOString() : null,
    }),
  );
  deps.log.info({ deliveryId: id, status, error, attempt: delivery.attempts + 1 }, 'webhook tried');
}
