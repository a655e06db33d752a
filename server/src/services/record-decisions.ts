/**
 * Recording decisions: each with its row in the audit log and what webhooks are told, or none of it. Requests that come
 * while a transaction is being written share the next one: a disk can be made to keep many decisions in the time in
 * which it keeps one.
 */
import { type Application, canonicalJson, type Decision } from '@encours/engine';
import { type NextAuditRow, openChain } from '../audit/append-audit.js';
import { digestOfCanonical, digestOfJson } from '../audit/digests.js';
import type { Actor } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, toAppError } from '../errors.js';
import { type Database, type Tx, transact } from '../store/database.js';
import {
  findDecision,
  findIdempotency,
  findLastRating,
  insertDecisions,
  insertIdempotencies,
  toSearchText,
} from '../store/decision-store.js';
import { emitEvent, listListeners } from '../store/outbox.js';
import type { AuditTable, DecisionTable, IdempotencyTable } from '../store/tables.js';
import type { DecidingPolicy } from './find-deciding-policy.js';

/** At most so many in one transaction: more gain nothing, and whoever waits for the first waits for all. */
const MOST_TOGETHER = 128;

export interface RecordedDecision {
  readonly id: string;
  /** `false`: this very request was answered before, with this body. */
  readonly created: boolean;
  /** JSON of `{ id, decidedAt, auditSequence, pinned?, decision }`; stored, and returned the same ever after. */
  readonly body: string;
}

/** The same key with the same request gets the same answer. */
export interface Idempotency {
  readonly key: string;
  readonly bodyDigest: string;
}

/** A decision that has been taken and is to be recorded, with everything computed that needs no lock. */
export interface TakenDecision {
  readonly actor: Actor;
  readonly policy: DecidingPolicy;
  readonly application: Application;
  readonly applicationText: string;
  readonly applicationDigest: string;
  readonly decision: Decision;
  readonly decisionText: string;
  readonly decisionDigest: string;
  readonly idempotency: Idempotency | null;
  readonly requestId: string | null;
}

export function takeDecision(
  taken: Pick<TakenDecision, 'actor' | 'policy' | 'application' | 'decision' | 'idempotency' | 'requestId'> & {
    /** The application as it came. */
    readonly sent: unknown;
  },
): TakenDecision {
  const { sent, ...rest } = taken;
  const applicationText = canonicalJson(sent);
  return {
    ...rest,
    applicationText,
    applicationDigest: digestOfCanonical(applicationText),
    decisionText: JSON.stringify(taken.decision),
    decisionDigest: digestOfJson(taken.decision),
  };
}

/** The answer that this key got before; a key that was used for something else is a fault. */
export async function findRepeated(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  idempotency: Idempotency | null,
): Promise<RecordedDecision | null> {
  if (idempotency === null) return null;
  const known = await findIdempotency(deps.db, actor.companyId, actor.id, idempotency.key);
  return known === undefined ? null : repeat(deps.db, known, idempotency);
}

async function repeat(q: Database | Tx, known: IdempotencyTable, sent: Idempotency): Promise<RecordedDecision> {
  if (known.body_digest !== sent.bodyDigest) throw new AppError('idempotency_conflict', { param: 'Idempotency-Key' });
  const decision = await findDecision(q, known.company_id, known.decision_id);
  if (decision === undefined) throw new Error('an idempotency key leads to no decision');
  return { id: decision.id, created: false, body: decision.body };
}

interface Waiting {
  readonly taken: TakenDecision;
  readonly resolve: (recorded: RecordedDecision) => void;
  readonly reject: (error: unknown) => void;
}

interface Queue {
  readonly waiting: Waiting[];
  writing: boolean;
}

const queues = new WeakMap<Database, Queue>();

/**
 * Records a decision; when this resolves, it is on disk.
 * @throws AppError `idempotency_conflict`, `busy`, `storage_full`
 */
export function recordDecision(deps: Deps, taken: TakenDecision): Promise<RecordedDecision> {
  const queue = queues.get(deps.db) ?? { waiting: [], writing: false };
  queues.set(deps.db, queue);
  return new Promise((resolve, reject) => {
    queue.waiting.push({ taken, resolve, reject });
    if (!queue.writing) void writeQueue(deps, queue);
  });
}

async function writeQueue(deps: Deps, queue: Queue): Promise<void> {
  queue.writing = true;
  // Whoever came in the same turn of the event loop goes along.
  await new Promise((resolve) => setImmediate(resolve));
  for (let batch = queue.waiting.splice(0, MOST_TOGETHER); batch.length > 0; ) {
    await writeBatch(deps, batch);
    batch = queue.waiting.splice(0, MOST_TOGETHER);
  }
  queue.writing = false;
}

async function writeBatch(deps: Deps, batch: readonly Waiting[]): Promise<void> {
  try {
    const results = await recordDecisions(
      deps,
      batch.map(({ taken }) => taken),
    );
    for (const [index, { resolve, reject }] of batch.entries()) {
      const result = results[index];
      if (result instanceof AppError || result === undefined) reject(result);
      else resolve(result);
    }
  } catch (error: unknown) {
    const [only] = batch;
    // A row that cannot be stored takes nobody else's down.
    if (batch.length > 1 && toAppError(error).code === 'internal') {
      for (const one of batch) await writeBatch(deps, [one]);
    } else if (batch.length > 1) for (const { reject } of batch) reject(error);
    else only?.reject(error);
  }
}

/**
 * Records many in one transaction, in order. An `idempotency_conflict` is the answer of its own decision alone.
 * @throws AppError when none of them could be recorded
 */
export function recordDecisions(
  deps: Deps,
  batch: readonly TakenDecision[],
): Promise<readonly (RecordedDecision | AppError)[]> {
  return transact(deps.db, async (tx) => {
    const writer = new DecisionWriter(deps, tx);
    const results: (RecordedDecision | AppError)[] = [];
    for (const taken of batch) results.push(await writer.add(taken));
    await writer.flush();
    return results;
  });
}

/** Gathers the rows of one transaction and writes each kind in one statement. */
class DecisionWriter {
  readonly #deps: Deps;
  readonly #tx: Tx;
  readonly #chains = new Map<string, NextAuditRow>();
  readonly #listeners = new Map<string, ReadonlyMap<string, readonly string[]>>();
  readonly #audit: AuditTable[] = [];
  readonly #decisions: DecisionTable[] = [];
  readonly #idempotency = new Map<string, IdempotencyTable>();
  /** Latest rating by customer, of those recorded in this transaction. */
  readonly #ratings = new Map<string, number>();

  constructor(deps: Deps, tx: Tx) {
    this.#deps = deps;
    this.#tx = tx;
  }

  async add(taken: TakenDecision): Promise<RecordedDecision | AppError> {
    const repeated = await this.#findRepeated(taken);
    if (repeated !== null) return repeated;
    const { actor, policy, application, decision, idempotency } = taken;
    const { companyId } = actor;
    const now = this.#deps.now();
    const decidedAt = now.toISOString();
    const id = this.#deps.newId('decision');
    const next = this.#chains.get(companyId) ?? (await openChain(this.#tx, companyId));
    this.#chains.set(companyId, next);
    const row = next(actor, now, {
      action: 'decision.recorded',
      subject: id,
      details: {
        scorecard: `${policy.key.scorecard_id}@${policy.key.version}`,
        scorecardDigest: policy.key.digest,
        applicationDigest: taken.applicationDigest,
        decisionDigest: taken.decisionDigest,
        outcome: decision.outcome,
        ...(policy.pinned ? { pinned: true } : {}),
      },
    });
    this.#audit.push(row);
    const head = JSON.stringify({ id, decidedAt, auditSequence: row.seq, ...(policy.pinned ? { pinned: true } : {}) });
    const body = `${head.slice(0, -1)},"decision":${taken.decisionText}}`;
    const { customer } = application;
    await this.#tell(taken, id, now);
    this.#decisions.push({
      company_id: companyId,
      id,
      audit_seq: row.seq,
      scorecard_id: policy.key.scorecard_id,
      scorecard_version: policy.key.version,
      decided_at: decidedAt,
      date: application.date,
      customer_id: toColumn(customer?.id),
      customer_name: toColumn(customer?.name),
      customer_search: toSearchText(`${toColumn(customer?.id) ?? ''} ${toColumn(customer?.name) ?? ''}`),
      outcome: decision.outcome,
      rating: decision.rating,
      score: decision.score,
      currency: decision.currency,
      requested_minor: decision.limit.requestedMinor,
      limit_minor: decision.limit.amountMinor,
      authority_role: decision.authority.role,
      actor_kind: actor.kind,
      actor_id: actor.id,
      request_id: taken.requestId,
      application: taken.applicationText,
      body,
    });
    if (idempotency !== null) {
      this.#idempotency.set(placeOf(actor, idempotency.key), {
        company_id: companyId,
        actor_id: actor.id,
        key: idempotency.key,
        body_digest: idempotency.bodyDigest,
        decision_id: id,
        created_at: decidedAt,
      });
    }
    return { id, created: true, body };
  }

  async flush(): Promise<void> {
    if (this.#decisions.length === 0) return;
    await this.#tx.insertInto('audit_log').values(this.#audit).execute();
    await insertDecisions(this.#tx, this.#decisions);
    await insertIdempotencies(this.#tx, [...this.#idempotency.values()]);
  }

  /** The same request may have come twice at once: the second one waited for this transaction, or is in it. */
  async #findRepeated({ actor, idempotency }: TakenDecision): Promise<RecordedDecision | AppError | null> {
    if (idempotency === null) return null;
    const here = this.#idempotency.get(placeOf(actor, idempotency.key));
    if (here !== undefined) {
      if (here.body_digest !== idempotency.bodyDigest) return conflict();
      const row = this.#decisions.find(({ id }) => id === here.decision_id);
      if (row === undefined) throw new Error('an idempotency key leads to no decision');
      return { id: row.id, created: false, body: row.body };
    }
    const known = await findIdempotency(this.#tx, actor.companyId, actor.id, idempotency.key);
    if (known === undefined) return null;
    return known.body_digest === idempotency.bodyDigest ? repeat(this.#tx, known, idempotency) : conflict();
  }

  /** Tells webhooks of the decision, and of a rating that is not what it was. */
  async #tell({ actor, policy, application, decision }: TakenDecision, id: string, at: Date): Promise<void> {
    const { companyId } = actor;
    const listeners = this.#listeners.get(companyId) ?? (await listListeners(this.#tx, companyId));
    this.#listeners.set(companyId, listeners);
    if (listeners.size === 0) return;
    const customerId = application.customer?.id ?? null;
    const scorecard = `${policy.key.scorecard_id}@${policy.key.version}`;
    const common = { decisionId: id, customerId, scorecard, rating: decision.rating };
    const emit = (type: 'decision.recorded' | 'customer.rerated', data: Record<string, string | number | null>) =>
      emitEvent(this.#tx, this.#deps.newId, { companyId, type, at, data }, listeners);
    await emit('decision.recorded', {
      ...common,
      outcome: decision.outcome,
      limitMinor: decision.limit.amountMinor,
      requestedMinor: decision.limit.requestedMinor,
      currency: decision.currency,
      authorityRole: decision.authority.role,
    });
    if (customerId === null || !listeners.has('customer.rerated')) return;
    const place = JSON.stringify([companyId, policy.key.scorecard_id, customerId]);
    const before =
      this.#ratings.get(place) ??
      (await findLastRating(this.#tx, companyId, policy.key.scorecard_id, toColumn(customerId) ?? ''));
    this.#ratings.set(place, decision.rating);
    if (before !== null && before !== decision.rating) {
      await emit('customer.rerated', { ...common, ratingBefore: before });
    }
  }
}

function conflict(): AppError {
  return new AppError('idempotency_conflict', { param: 'Idempotency-Key' });
}

function placeOf(actor: Actor, key: string): string {
  return JSON.stringify([actor.companyId, actor.id, key]);
}

/** PostgreSQL has no text with the character NUL in it; the application itself is kept as it came. */
function toColumn(text: string | null | undefined): string | null {
  return text?.replaceAll('\0', '\uFFFD') ?? null;
}
