/** Tables of webhooks and their deliveries, and of identities (migration 0005). */

export interface WebhookTable {
  id: string;
  company_id: string;
  url: string;
  /** `whsec_` and base64; signs every delivery. */
  secret: string;
  /** JSON array of {@link import('./outbox.js').WebhookEventType}. */
  events: string;
  status: 'active' | 'removed';
  created_by: string;
  created_at: string;
}

/** One event on its way to one webhook. */
export interface WebhookDeliveryTable {
  id: string;
  company_id: string;
  webhook_id: string;
  /** The same for all webhooks that are told of it, and for every attempt. */
  event_id: string;
  event_type: string;
  /** JSON, sent as it is. */
  body: string;
  status: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  /** When to try (again); null once it has ended. */
  next_at: string | null;
  /** HTTP status of the last answer; null when there was none. */
  answer_status: number | null;
  /** Why there was no answer: `timeout`, `refused_address`, … */
  answer_error: string | null;
  created_at: string;
  ended_at: string | null;
}

/** An account's identity at an OpenID provider. */
export interface IdentityTable {
  issuer: string;
  subject: string;
  company_id: string;
  user_id: string;
  linked_at: string;
}

export interface ServiceTables {
  oidc_identity: IdentityTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
}
