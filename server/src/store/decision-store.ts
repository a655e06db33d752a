import { sql } from 'kysely';
import type { Queries, Tx } from './database.js';
import type { DecisionTable, IdempotencyTable } from './tables.js';

export type DecisionHead = Omit<DecisionTable, 'application' | 'body' | 'customer_search'>;

/** Small letters without accents: what is searched for, and what is searched. */
export function toSearchText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

const HEAD_COLUMNS = [
  'company_id',
  'id',
  'audit_seq',
  'scorecard_id',
  'scorecard_version',
  'decided_at',
  'date',
  'customer_id',
  'customer_name',
  'outcome',
  'rating',
  'score',
  'currency',
  'requested_minor',
  'limit_minor',
  'authority_role',
  'actor_kind',
  'actor_id',
  'request_id',
] as const;

export interface DecisionFilters {
  readonly scorecardId: string | null;
  readonly version: number | null;
  readonly outcome: DecisionTable['outcome'] | null;
  readonly rating: number | null;
  /** Part of the customer's id or name; letter case and accents do not matter. */
  readonly customer: string | null;
  /** First and last instant of `decided_at`, the last one excluded. */
  readonly from: string | null;
  readonly before: string | null;
}

export function findDecision(q: Queries, companyId: string, id: string): Promise<DecisionTable | undefined> {
  return q
    .selectFrom('decision')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Newest first, from below the given position in the audit log on. */
export function listDecisions(
  q: Queries,
  companyId: string,
  filters: DecisionFilters,
  page: { readonly below: number | null; readonly limit: number },
): Promise<DecisionHead[]> {
  let query = q
    .selectFrom('decision')
    .select(HEAD_COLUMNS)
    .where('company_id', '=', companyId)
    .orderBy('audit_seq', 'desc')
    .limit(page.limit);
  if (page.below !== null) query = query.where('audit_seq', '<', page.below);
  if (filters.scorecardId !== null) query = query.where('scorecard_id', '=', filters.scorecardId);
  if (filters.version !== null) query = query.where('scorecard_version', '=', filters.version);
  if (filters.outcome !== null) query = query.where('outcome', '=', filters.outcome);
  if (filters.rating !== null) query = query.where('rating', '=', filters.rating);
  if (filters.from !== null) query = query.where('decided_at', '>=', filters.from);
  if (filters.before !== null) query = query.where('decided_at', '<', filters.before);
  const customer = filters.customer;
  if (customer !== null) {
    const pattern = `%${toSearchText(customer).replaceAll(/[\\%_]/gu, (character) => `\\${character}`)}%`;
    query = query.where(sql<boolean>`customer_search like ${pattern} escape '\\'`);
  }
  return query.execute();
}

/** Over all companies. */
export function countDecisionsByOutcome(q: Queries): Promise<{ outcome: DecisionTable['outcome']; n: number }[]> {
  return q
    .selectFrom('decision')
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('n')])
    .groupBy('outcome')
    .execute();
}

export async function insertDecisions(tx: Tx, rows: readonly DecisionTable[]): Promise<void> {
  await tx.insertInto('decision').values(rows).execute();
}

/** The rating that the customer's latest decision by the scorecard gave; null when there is none. */
export async function findLastRating(
  q: Queries,
  companyId: string,
  scorecardId: string,
  customerId: string,
): Promise<number | null> {
  const row = await q
    .selectFrom('decision')
    .select('rating')
    .where('company_id', '=', companyId)
    .where('customer_id', '=', customerId)
    .where('scorecard_id', '=', scorecardId)
    .orderBy('audit_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.rating ?? null;
}

/** The last decision about each customer that has an id. */
export function listLastDecisions(q: Queries, companyId: string): Promise<DecisionHead[]> {
  return q
    .selectFrom('decision')
    .select(HEAD_COLUMNS)
    .where('company_id', '=', companyId)
    .where('audit_seq', 'in', (last) =>
      last
        .selectFrom('decision')
        .select(({ fn }) => fn.max('audit_seq').as('audit_seq'))
        .where('company_id', '=', companyId)
        .where('customer_id', 'is not', null)
        .groupBy('customer_id'),
    )
    .execute();
}

/** The decisions about one customer, the newest first. */
export function listDecisionsAbout(
  q: Queries,
  companyId: string,
  customerId: string,
  limit: number,
): Promise<DecisionTable[]> {
  return q
    .selectFrom('decision')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('customer_id', '=', customerId)
    .orderBy('audit_seq', 'desc')
    .limit(limit)
    .execute();
}

/** How many decisions each scorecard has made. */
export async function countDecisionsByScorecard(q: Queries, companyId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await q
    .selectFrom('decision')
    .select(({ fn }) => ['scorecard_id', fn.countAll<number>().as('decisions')])
    .where('company_id', '=', companyId)
    .groupBy('scorecard_id')
    .execute();
  return new Map(rows.map(({ scorecard_id: id, decisions }) => [id, decisions]));
}

export function findIdempotency(
  q: Queries,
  companyId: string,
  actorId: string,
  key: string,
): Promise<IdempotencyTable | undefined> {
  return q
    .selectFrom('idempotency')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('actor_id', '=', actorId)
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function insertIdempotencies(tx: Tx, rows: readonly IdempotencyTable[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('idempotency').values(rows).execute();
}
