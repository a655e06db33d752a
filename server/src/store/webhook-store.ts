/** Rows of webhooks and of what is on its way to them. */
import type { Queries, Tx } from './database.js';
import type { WebhookDeliveryTable, WebhookTable } from './service-tables.js';

/** Those that have not been removed, oldest first. */
export function listWebhooks(q: Queries, companyId: string): Promise<WebhookTable[]> {
  return q
    .selectFrom('webhook')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('status', '=', 'active')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export function findWebhook(q: Queries, companyId: string, id: string): Promise<WebhookTable | undefined> {
  return q
    .selectFrom('webhook')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst();
}

export async function insertWebhook(tx: Tx, webhook: WebhookTable): Promise<void> {
  await tx.insertInto('webhook').values(webhook).execute();
}

/** The webhook hears of nothing any more, not even of what waits. */
export async function removeWebhook(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable('webhook').set({ status: 'removed' }).where('id', '=', id).execute();
  await tx
    .updateTable('webhook_delivery')
    .set({ status: 'failed', next_at: null, ended_at: at, answer_error: 'removed' })
    .where('webhook_id', '=', id)
    .where('status', '=', 'waiting')
    .execute();
}

/** Newest first. */
export function listDeliveries(
  q: Queries,
  companyId: string,
  webhookId: string,
  limit: number,
): Promise<WebhookDeliveryTable[]> {
  return q
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('webhook_id', '=', webhookId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export function findDelivery(q: Queries, companyId: string, id: string): Promise<WebhookDeliveryTable | undefined> {
  return q
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Puts an ended delivery back to be tried at once, as if it had never been. */
export async function redeliver(tx: Tx, id: string, at: string): Promise<void> {
  await tx
    .updateTable('webhook_delivery')
    .set({ status: 'waiting', next_at: at, attempts: 0, ended_at: null })
    .where('id', '=', id)
    .where('status', '<>', 'waiting')
    .execute();
}

/** Deliveries whose time has come, of all companies, oldest first. */
export async function hasDueDelivery(q: Queries, now: string): Promise<boolean> {
  const row = await q
    .selectFrom('webhook_delivery')
    .select('id')
    .where('status', '=', 'waiting')
    .where('next_at', '<=', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type DueDelivery = Pick<WebhookDeliveryTable, 'id' | 'event_id' | 'body' | 'attempts'> &
  Pick<WebhookTable, 'url' | 'secret'>;

/**
 * Takes deliveries whose time has come: until `leaseUntil` no other process tries them, and if this one dies, one
 * will then.
 */
export async function claimDueDeliveries(
  tx: Tx,
  now: string,
  leaseUntil: string,
  limit: number,
): Promise<DueDelivery[]> {
  const due = await tx
    .selectFrom('webhook_delivery')
    .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook_id')
    .select([
      'webhook_delivery.id',
      'webhook_delivery.event_id',
      'webhook_delivery.body',
      'webhook_delivery.attempts',
      'webhook.url',
      'webhook.secret',
    ])
    .where('webhook_delivery.status', '=', 'waiting')
    .where('webhook_delivery.next_at', '<=', now)
    .orderBy('webhook_delivery.next_at')
    .orderBy('webhook_delivery.id')
    .limit(limit)
    .execute();
  if (due.length === 0) return [];
  await tx
    .updateTable('webhook_delivery')
    .set({ next_at: leaseUntil })
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .execute();
  return due;
}

export async function saveAttempt(
  tx: Tx,
  id: string,
  attempt: Pick<
    WebhookDeliveryTable,
    'status' | 'attempts' | 'next_at' | 'answer_status' | 'answer_error' | 'ended_at'
  >,
): Promise<void> {
  await tx.updateTable('webhook_delivery').set(attempt).where('id', '=', id).where('status', '=', 'waiting').execute();
}

/** How many deliveries are on their way, and how many were given up on, over all companies. */
export async function countDeliveries(q: Queries): Promise<ReadonlyMap<WebhookDeliveryTable['status'], number>> {
  const rows = await q
    .selectFrom('webhook_delivery')
    .select((eb) => ['status', eb.fn.countAll<number>().as('n')])
    .groupBy('status')
    .execute();
  return new Map(rows.map(({ status, n }) => [status, n]));
}
