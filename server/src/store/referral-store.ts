import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Queries } from './database.js';
import type { ResolutionTable } from './governance-tables.js';
import type { DecisionTable, Tables } from './tables.js';

const COLUMNS = [
  'decision.company_id',
  'decision.id',
  'decision.audit_seq',
  'decision.scorecard_id',
  'decision.scorecard_version',
  'decision.decided_at',
  'decision.date',
  'decision.customer_id',
  'decision.customer_name',
  'decision.outcome',
  'decision.rating',
  'decision.score',
  'decision.currency',
  'decision.requested_minor',
  'decision.limit_minor',
  'decision.authority_role',
  'decision.actor_kind',
  'decision.actor_id',
  'decision.request_id',
  'decision.body',
] as const;

export type ReferredRow = Omit<DecisionTable, 'application' | 'customer_search'>;

/** Which open requests: of a version, since an instant and, where given, for these roles and not asked by these people. */
export interface OpenRequests {
  readonly scorecardId: string;
  readonly version: number;
  readonly since: string;
  readonly roles: readonly string[] | null;
  readonly notAskedBy: readonly string[];
}

function selectOpen(q: Queries, companyId: string) {
  return q
    .selectFrom('decision')
    .leftJoin('decision_resolution', 'decision_resolution.decision_id', 'decision.id')
    .where('decision.company_id', '=', companyId)
    .where('decision.outcome', '=', 'refer')
    .where('decision_resolution.decision_id', 'is', null);
}

type Condition = ExpressionWrapper<Tables, 'decision', SqlBool>;

function matches(eb: ExpressionBuilder<Tables, 'decision'>, wanted: readonly OpenRequests[]): Condition {
  return eb.or(
    wanted.map((each) =>
      eb.and([
        eb('decision.scorecard_id', '=', each.scorecardId),
        eb('decision.scorecard_version', '=', each.version),
        eb('decision.decided_at', '>=', each.since),
        ...(each.roles === null ? [] : [eb('decision.authority_role', 'in', each.roles)]),
        ...(each.notAskedBy.length === 0
          ? []
          : [eb.or([eb('decision.actor_kind', '<>', 'user'), eb('decision.actor_id', 'not in', each.notAskedBy)])]),
      ]),
    ),
  );
}

/** The versions that have requests which nobody has settled. */
export async function listVersionsWithOpenRequests(
  q: Queries,
  companyId: string,
): Promise<{ readonly scorecardId: string; readonly version: number }[]> {
  const rows = await selectOpen(q, companyId)
    .select(['decision.scorecard_id', 'decision.scorecard_version'])
    .distinct()
    .execute();
  return rows.map((row) => ({ scorecardId: row.scorecard_id, version: row.scorecard_version }));
}

/** The oldest first. */
export function listOpenRequests(
  q: Queries,
  companyId: string,
  wanted: readonly OpenRequests[],
  filter: { readonly askedBy: string | null; readonly limit: number },
): Promise<ReferredRow[]> {
  if (wanted.length === 0) return Promise.resolve([]);
  let query = selectOpen(q, companyId)
    .select(COLUMNS)
    .where((eb) => matches(eb, wanted))
    .orderBy('decision.audit_seq')
    .limit(filter.limit);
  if (filter.askedBy !== null) query = query.where('decision.actor_id', '=', filter.askedBy);
  return query.execute();
}

export async function countOpenRequests(
  q: Queries,
  companyId: string,
  wanted: readonly OpenRequests[],
): Promise<number> {
  if (wanted.length === 0) return 0;
  const row = await selectOpen(q, companyId)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) => matches(eb, wanted))
    .executeTakeFirstOrThrow();
  return row.n;
}

export type ResolvedRow = ReferredRow & {
  readonly resolution_seq: number;
  readonly resolution_outcome: ResolutionTable['outcome'];
  readonly resolution_limit_minor: number | null;
  readonly direction: ResolutionTable['direction'];
  readonly reason_code: string | null;
  readonly valid_until: string | null;
  readonly resolved_at: string;
};

/** What was settled, the latest first; from below a position in the audit log on, and only overrides when asked. */
export function listResolved(
  q: Queries,
  companyId: string,
  filter: { readonly below: number | null; readonly limit: number; readonly overridesOnly: boolean },
): Promise<ResolvedRow[]> {
  let query = q
    .selectFrom('decision_resolution')
    .innerJoin('decision', 'decision.id', 'decision_resolution.decision_id')
    .select(COLUMNS)
    .select([
      'decision_resolution.audit_seq as resolution_seq',
      'decision_resolution.outcome as resolution_outcome',
      'decision_resolution.limit_minor as resolution_limit_minor',
      'decision_resolution.direction',
      'decision_resolution.reason_code',
      'decision_resolution.valid_until',
      'decision_resolution.resolved_at',
    ])
    .where('decision_resolution.company_id', '=', companyId)
    .orderBy('decision_resolution.audit_seq', 'desc')
    .limit(filter.limit);
  if (filter.below !== null) query = query.where('decision_resolution.audit_seq', '<', filter.below);
  if (filter.overridesOnly) query = query.where('decision_resolution.direction', '<>', 'none');
  return query.execute();
}

/** How many were settled, by direction and by what the machine had said. */
export function countResolved(
  q: Queries,
  companyId: string,
): Promise<{ readonly direction: ResolutionTable['direction']; readonly outcome: string; readonly n: number }[]> {
  return q
    .selectFrom('decision_resolution')
    .innerJoin('decision', 'decision.id', 'decision_resolution.decision_id')
    .select(['decision_resolution.direction', 'decision.outcome'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('decision_resolution.company_id', '=', companyId)
    .groupBy(['decision_resolution.direction', 'decision.outcome'])
    .execute();
}
