import { sql } from 'kysely';
import type { Queries, Tx } from './database.js';
import type { ShadowDecisionTable, ShadowTable } from './governance-tables.js';
import type { DecisionTable } from './tables.js';

export type ShadowHead = Omit<ShadowTable, 'text'>;

const HEAD_COLUMNS = [
  'id',
  'company_id',
  'scorecard_id',
  'version',
  'draft_id',
  'digest',
  'after_seq',
  'started_by',
  'started_at',
  'stopped_by',
  'stopped_at',
  'until_seq',
] as const;

export function findShadow(q: Queries, companyId: string, id: string): Promise<ShadowTable | undefined> {
  return q.selectFrom('shadow').selectAll().where('company_id', '=', companyId).where('id', '=', id).executeTakeFirst();
}

/** The latest first. */
export function listShadows(q: Queries, companyId: string, scorecardId: string): Promise<ShadowHead[]> {
  return q
    .selectFrom('shadow')
    .select(HEAD_COLUMNS)
    .where('company_id', '=', companyId)
    .where('scorecard_id', '=', scorecardId)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Of all companies: those that run. */
export function listRunningShadows(q: Queries): Promise<ShadowTable[]> {
  return q.selectFrom('shadow').selectAll().where('stopped_at', 'is', null).orderBy('id').execute();
}

export async function insertShadow(tx: Tx, row: ShadowTable): Promise<void> {
  await tx.insertInto('shadow').values(row).execute();
}

export async function stopShadow(
  tx: Tx,
  id: string,
  stop: { readonly stopped_by: string; readonly stopped_at: string; readonly until_seq: number },
): Promise<void> {
  await tx.updateTable('shadow').set(stop).where('id', '=', id).execute();
}

/** Position in the audit log of the last decision that the challenger has looked at. */
export async function lastShadowed(q: Queries, shadow: Pick<ShadowTable, 'id' | 'after_seq'>): Promise<number> {
  const row = await q
    .selectFrom('shadow_decision')
    .select((eb) => eb.fn.max('audit_seq').as('last'))
    .where('shadow_id', '=', shadow.id)
    .executeTakeFirst();
  return row?.last ?? shadow.after_seq;
}

/**
 * Recorded decisions of the scorecard that come after a position, in their order: none that come after the challenger
 * was stopped, be it since it was read.
 */
export function listDecisionsAfter(
  q: Queries,
  shadow: Pick<ShadowTable, 'id' | 'company_id' | 'scorecard_id'>,
  afterSeq: number,
  limit: number,
): Promise<DecisionTable[]> {
  return q
    .selectFrom('decision')
    .innerJoin('shadow', 'shadow.company_id', 'decision.company_id')
    .selectAll('decision')
    .where('shadow.id', '=', shadow.id)
    .where((eb) =>
      eb.or([eb('shadow.until_seq', 'is', null), eb('decision.audit_seq', '<=', eb.ref('shadow.until_seq'))]),
    )
    .where('decision.company_id', '=', shadow.company_id)
    .where('decision.scorecard_id', '=', shadow.scorecard_id)
    .where('decision.audit_seq', '>', afterSeq)
    .orderBy('decision.audit_seq')
    .limit(limit)
    .execute();
}

/** Another server may have been as fast: what stands already, stays. */
export async function insertShadowDecisions(tx: Tx, rows: readonly ShadowDecisionTable[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('shadow_decision')
    .values(rows)
    .onConflict((oc) => oc.columns(['shadow_id', 'decision_id']).doNothing())
    .execute();
}

export interface ShadowDay {
  readonly day: string;
  readonly n: number;
  readonly failed: number;
  readonly sameOutcome: number;
  readonly sameRating: number;
}

/** By decision date, in their order. */
export function countShadowDays(q: Queries, shadowId: string): Promise<ShadowDay[]> {
  const count = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`cast(sum(case when ${condition} then 1 else 0 end) as integer)`;
  return q
    .selectFrom('shadow_decision')
    .select('day')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .select([
      count(sql<boolean>`fault is not null`).as('failed'),
      count(sql<boolean>`outcome = live_outcome`).as('sameOutcome'),
      count(sql<boolean>`outcome = live_outcome and rating = live_rating`).as('sameRating'),
    ])
    .where('shadow_id', '=', shadowId)
    .groupBy('day')
    .orderBy('day')
    .execute();
}

export interface ShadowMove {
  readonly live_outcome: DecisionTable['outcome'];
  readonly outcome: DecisionTable['outcome'] | null;
  readonly n: number;
  /** Sums of the limits where both could say one. */
  readonly live_limit: number | null;
  readonly limit: number | null;
}

/** From the live outcome to the challenger's. */
export function countShadowMoves(q: Queries, shadowId: string): Promise<ShadowMove[]> {
  const both = sql<boolean>`limit_minor is not null and live_limit_minor is not null`;
  return q
    .selectFrom('shadow_decision')
    .select(['live_outcome', 'outcome'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .select([
      sql<number | null>`sum(case when ${both} then live_limit_minor end)`.as('live_limit'),
      sql<number | null>`sum(case when ${both} then limit_minor end)`.as('limit'),
    ])
    .where('shadow_id', '=', shadowId)
    .groupBy(['live_outcome', 'outcome'])
    .execute();
}

export type ShadowDifference = ShadowDecisionTable & Pick<DecisionTable, 'customer_id' | 'customer_name'>;

/** The latest decisions that the challenger would have taken otherwise, or could not. */
export function listShadowDifferences(q: Queries, shadowId: string, limit: number): Promise<ShadowDifference[]> {
  return q
    .selectFrom('shadow_decision')
    .innerJoin('decision', 'decision.id', 'shadow_decision.decision_id')
    .selectAll('shadow_decision')
    .select(['decision.customer_id', 'decision.customer_name'])
    .where('shadow_decision.shadow_id', '=', shadowId)
    .where((eb) =>
      eb.or([
        eb('shadow_decision.outcome', 'is', null),
        eb('shadow_decision.outcome', '<>', eb.ref('shadow_decision.live_outcome')),
        eb('shadow_decision.rating', '<>', eb.ref('shadow_decision.live_rating')),
      ]),
    )
    .orderBy('shadow_decision.audit_seq', 'desc')
    .limit(limit)
    .execute();
}
