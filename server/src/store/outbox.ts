/** The outbox: events that other applications asked to be told of, stored together with what they tell of. */
import { z } from 'zod';
import type { IdKind } from '../ids.js';
import type { Queries, Tx } from './database.js';

/** Everything that a webhook can ask for; `<noun>.<past participle>`. */
export const WEBHOOK_EVENTS = [
  'decision.recorded',
  'decision.signed',
  'decision.refused',
  'customer.rerated',
  'version.submitted',
  'version.approved',
  'version.rejected',
  'version.activated',
] as const;
export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number];

export interface WebhookEvent {
  readonly companyId: string;
  readonly type: WebhookEventType;
  readonly at: Date;
  /** Ids and figures by which the receiver finds the rest; no names of people. */
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

const Events = z.array(z.string());

/** Ids of the company's webhooks by the type of event that they ask for. */
export async function listListeners(q: Queries, companyId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await q
    .selectFrom('webhook')
    .select(['id', 'events'])
    .where('company_id', '=', companyId)
    .where('status', '=', 'active')
    .orderBy('id')
    .execute();
  const listeners = new Map<string, string[]>();
  for (const { id, events } of rows) {
    for (const type of Events.parse(JSON.parse(events))) listeners.set(type, [...(listeners.get(type) ?? []), id]);
  }
  return listeners;
}

/**
 * Tells the webhooks that asked for it of an event, in the transaction that makes it true: when that is rolled back,
 * nobody hears of it; when it commits, everybody will. `listeners` spares the query to who has them already.
 */
export async function emitEvent(
  tx: Tx,
  newId: (kind: IdKind) => string,
  event: WebhookEvent,
  listeners?: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const webhooks = (listeners ?? (await listListeners(tx, event.companyId))).get(event.type) ?? [];
  if (webhooks.length === 0) return;
  const eventId = newId('event');
  const at = event.at.toISOString();
  const body = JSON.stringify({ id: eventId, type: event.type, timestamp: at, data: event.data });
  const deliveries = webhooks.map((webhookId) => ({
    id: newId('delivery'),
    company_id: event.companyId,
    webhook_id: webhookId,
    event_id: eventId,
    event_type: event.type,
    body,
    status: 'waiting' as const,
    attempts: 0,
    next_at: at,
    answer_status: null,
    answer_error: null,
    created_at: at,
    ended_at: null,
  }));
  await tx.insertInto('webhook_delivery').values(deliveries).execute();
}
