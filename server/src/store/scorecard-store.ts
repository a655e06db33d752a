import type { Queries, Tx } from './database.js';
import type { ActivationTable, ScorecardTable, ScorecardVersionTable } from './tables.js';

/** A version without its text, with the day on which it comes into force (null: not decided yet). */
export type VersionHead = Omit<ScorecardVersionTable, 'text' | 'cases'> & {
  readonly effective_from: string | null;
  readonly activated_at: string | null;
};

/**
 * `in_force` today, `scheduled` for a later day, `retired` (it was in force until a higher one came), `suspended` (a
 * higher one came before it ever was), or `published` and no more.
 */
export type VersionStatus = 'in_force' | 'scheduled' | 'retired' | 'suspended' | 'published';

const HEAD_COLUMNS = [
  'scorecard_version.company_id',
  'scorecard_version.scorecard_id',
  'scorecard_version.version',
  'scorecard_version.digest',
  'scorecard_version.origin',
  'scorecard_version.draft_id',
  'scorecard_version.author_id',
  'scorecard_version.published_by',
  'scorecard_version.published_at',
  'scorecard_version.comment',
  'activation.effective_from',
  'activation.activated_at',
] as const;

function selectHeads(q: Queries) {
  return q
    .selectFrom('scorecard_version')
    .leftJoin('activation', (join) =>
      join
        .onRef('activation.company_id', '=', 'scorecard_version.company_id')
        .onRef('activation.scorecard_id', '=', 'scorecard_version.scorecard_id')
        .onRef('activation.version', '=', 'scorecard_version.version'),
    );
}

export function listScorecards(q: Queries, companyId: string): Promise<ScorecardTable[]> {
  return q.selectFrom('scorecard').selectAll().where('company_id', '=', companyId).orderBy('id').execute();
}

export function findScorecard(q: Queries, companyId: string, id: string): Promise<ScorecardTable | undefined> {
  return q
    .selectFrom('scorecard')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Highest version first. */
export function listVersions(q: Queries, companyId: string, scorecardId: string): Promise<VersionHead[]> {
  return selectHeads(q)
    .select(HEAD_COLUMNS)
    .where('scorecard_version.company_id', '=', companyId)
    .where('scorecard_version.scorecard_id', '=', scorecardId)
    .orderBy('scorecard_version.version', 'desc')
    .execute();
}

export function findVersion(
  q: Queries,
  companyId: string,
  scorecardId: string,
  version: number,
): Promise<ScorecardVersionTable | undefined> {
  return q
    .selectFrom('scorecard_version')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('scorecard_id', '=', scorecardId)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** What it takes to find a version's policy without reading its text. */
export type VersionKey = Pick<ScorecardVersionTable, 'company_id' | 'scorecard_id' | 'version' | 'digest'>;

/** As {@link findVersionInForce}, without the text. */
export function findKeyInForce(
  q: Queries,
  companyId: string,
  scorecardId: string,
  day: string,
): Promise<VersionKey | undefined> {
  return selectHeads(q)
    .select([
      'scorecard_version.company_id',
      'scorecard_version.scorecard_id',
      'scorecard_version.version',
      'scorecard_version.digest',
    ])
    .where('scorecard_version.company_id', '=', companyId)
    .where('scorecard_version.scorecard_id', '=', scorecardId)
    .where('activation.effective_from', '<=', day)
    .orderBy('scorecard_version.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The highest version whose day has come on `day`: lower ones never come back. */
export function findVersionInForce(
  q: Queries,
  companyId: string,
  scorecardId: string,
  day: string,
): Promise<ScorecardVersionTable | undefined> {
  return selectHeads(q)
    .selectAll('scorecard_version')
    .where('scorecard_version.company_id', '=', companyId)
    .where('scorecard_version.scorecard_id', '=', scorecardId)
    .where('activation.effective_from', '<=', day)
    .orderBy('scorecard_version.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The status of each version on `day`, given all heads of one scorecard. */
export function statusOf(head: VersionHead, all: readonly VersionHead[], day: string): VersionStatus {
  const inForce = Math.max(
    0,
    ...all.filter((v) => v.effective_from !== null && v.effective_from <= day).map((v) => v.version),
  );
  if (head.version === inForce) return 'in_force';
  if (head.version < inForce) return hadItsTurn(head, all) ? 'retired' : 'suspended';
  return head.effective_from === null ? 'published' : 'scheduled';
}

/**
 * Was it ever the highest version that had begun? A higher one that begins on the same day leaves it a turn only when it
 * was put in force on that very day (of UTC), and not ahead of it.
 */
function hadItsTurn(head: VersionHead, all: readonly VersionHead[]): boolean {
  const { effective_from: from } = head;
  if (from === null) return false;
  return !all.some((v) => {
    if (v.version <= head.version || v.effective_from === null) return false;
    return v.effective_from < from || (v.effective_from === from && (v.activated_at ?? '').slice(0, 10) < from);
  });
}

/**
 * The versions that wait for their day, or for somebody to give them one, and that would never have it if `next` began
 * on `from`.
 */
export function suspendedBy(
  all: readonly VersionHead[],
  next: { readonly version: number; readonly from: string },
  day: string,
): VersionHead[] {
  return all.filter((head) => {
    if (head.version >= next.version) return false;
    const status = statusOf(head, all, day);
    if (status === 'scheduled') return head.effective_from !== null && head.effective_from >= next.from;
    return status === 'published' && next.from <= day;
  });
}

export async function lastVersionNumber(q: Queries, companyId: string, scorecardId: string): Promise<number> {
  const row = await q
    .selectFrom('scorecard_version')
    .select((eb) => eb.fn.max('version').as('last'))
    .where('company_id', '=', companyId)
    .where('scorecard_id', '=', scorecardId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

export async function insertScorecard(tx: Tx, scorecard: ScorecardTable): Promise<void> {
  await tx.insertInto('scorecard').values(scorecard).execute();
}

export async function insertVersion(tx: Tx, version: ScorecardVersionTable): Promise<void> {
  await tx.insertInto('scorecard_version').values(version).execute();
}

export async function insertActivation(tx: Tx, activation: ActivationTable): Promise<void> {
  await tx.insertInto('activation').values(activation).execute();
}
