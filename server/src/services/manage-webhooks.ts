import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { type Actor, requirePermission, requireUser } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { transact } from '../store/database.js';
import { WEBHOOK_EVENTS } from '../store/outbox.js';
import {
  findDelivery,
  findWebhook,
  insertWebhook,
  listDeliveries,
  listWebhooks as listRows,
  redeliver,
  removeWebhook as remove,
} from '../store/webhook-store.js';
import { isAllowedUrl } from '../webhooks/send.js';
import { createWebhookSecret } from '../webhooks/sign.js';
import { Identifier } from './inputs.js';
import { personNamer } from './people.js';

const Events = z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length);

export const CreateWebhookInput = z.strictObject({ url: z.url({ protocol: /^https?$/u }).max(2000), events: Events });
export const WebhookInput = z.strictObject({ webhookId: Identifier });
export const RedeliverInput = z.strictObject({ deliveryId: Identifier });

const SHOWN_DELIVERIES = 50;

/** The company's webhooks, oldest first. */
export async function listWebhooks(deps: Deps, actor: Actor) {
  requirePermission(actor, 'webhooks:manage');
  const { person } = await personNamer(deps.db, actor.companyId);
  const rows = await listRows(deps.db, actor.companyId);
  return rows.map((row) => ({
    webhookId: row.id,
    url: row.url,
    events: Events.parse(JSON.parse(row.events)),
    createdBy: person(row.created_by),
    createdAt: row.created_at,
  }));
}

/**
 * Registers an address that is told of events from now on. The secret is returned this once.
 * @throws AppError `webhook_refused` for an address of the inner network, or one that is not https
 */
export async function createWebhook(deps: Deps, actor: Actor, input: z.output<typeof CreateWebhookInput>) {
  requireUser(actor, 'webhooks:manage');
  const url = new URL(input.url);
  if (!isAllowedUrl(url, deps.config.allowInnerWebhooks)) throw new AppError('webhook_refused', { param: 'url' });
  const secret = createWebhookSecret();
  const webhookId = deps.newId('webhook');
  const now = deps.now();
  const events = [...new Set(input.events)].sort();
  await transact(deps.db, async (tx) => {
    await insertWebhook(tx, {
      id: webhookId,
      company_id: actor.companyId,
      url: url.href,
      secret,
      events: JSON.stringify(events),
      status: 'active',
      created_by: actor.id,
      created_at: now.toISOString(),
    });
    await appendAudit(tx, actor, now, {
      action: 'webhook.created',
      subject: webhookId,
      details: { host: url.host, events },
    });
  });
  return { webhookId, secret };
}

/** Ends a webhook: it hears of nothing any more, not even of what waits to be delivered. */
export async function removeWebhook(deps: Deps, actor: Actor, input: z.output<typeof WebhookInput>): Promise<void> {
  requireUser(actor, 'webhooks:manage');
  await transact(deps.db, async (tx) => {
    const webhook = found(await findWebhook(tx, actor.companyId, input.webhookId), 'webhookId');
    const now = deps.now();
    await remove(tx, webhook.id, now.toISOString());
    await appendAudit(tx, actor, now, { action: 'webhook.removed', subject: webhook.id, details: {} });
  });
}

/** The last deliveries to a webhook, newest first. */
export async function listWebhookDeliveries(deps: Deps, actor: Actor, input: z.output<typeof WebhookInput>) {
  requirePermission(actor, 'webhooks:manage');
  const webhook = found(await findWebhook(deps.db, actor.companyId, input.webhookId), 'webhookId');
  const rows = await listDeliveries(deps.db, actor.companyId, webhook.id, SHOWN_DELIVERIES);
  return rows.map((row) => ({
    deliveryId: row.id,
    eventId: row.event_id,
    type: row.event_type,
    status: row.status,
    attempts: row.attempts,
    nextAt: row.next_at,
    answerStatus: row.answer_status,
    answerError: row.answer_error,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  }));
}

/** Sends an event once more, whether it arrived or was given up on. Its id stays, so a receiver can tell. */
export async function redeliverWebhook(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof RedeliverInput>,
): Promise<void> {
  requireUser(actor, 'webhooks:manage');
  await transact(deps.db, async (tx) => {
    const delivery = found(await findDelivery(tx, actor.companyId, input.deliveryId), 'deliveryId');
    found(await findWebhook(tx, actor.companyId, delivery.webhook_id), 'deliveryId');
    await redeliver(tx, delivery.id, deps.now().toISOString());
  });
}
