import type { Queries } from './database.js';
import type { Role } from './tables.js';

/** What a company has done of the way from an empty database to its first decision, each from its own records. */
export interface FirstSteps {
  /** One active person may write versions and another approve them. */
  readonly accounts: boolean;
  readonly draft: boolean;
  /** Records of the past were imported. */
  readonly data: boolean;
  /** A backtest has its report. */
  readonly backtest: boolean;
  /** A draft is in review, or was published. */
  readonly submitted: boolean;
  readonly inForce: boolean;
  readonly decided: boolean;
  /** The draft that the person works on, the latest change first; null when none is open. */
  readonly ownDraft: { readonly draftId: string; readonly scorecardId: string } | null;
}

/** `day` is the company's own, which says what is in force. */
export async function readFirstSteps(
  q: Queries,
  { companyId, id }: { readonly companyId: string; readonly id: string },
  day: string,
): Promise<FirstSteps> {
  const drafts = await q
    .selectFrom('draft')
    .select(['id', 'scorecard_id', 'author_id', 'status'])
    .where('company_id', '=', companyId)
    .orderBy('updated_at', 'desc')
    .execute();
  const imported = await q
    .selectFrom('dataset_import')
    .select('id')
    .where('company_id', '=', companyId)
    .where('status', '=', 'succeeded')
    .limit(1)
    .executeTakeFirst();
  const report = await q
    .selectFrom('backtest')
    .select('id')
    .where('company_id', '=', companyId)
    .where('finished_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  const activation = await q
    .selectFrom('activation')
    .select('version')
    .where('company_id', '=', companyId)
    .where('effective_from', '<=', day)
    .limit(1)
    .executeTakeFirst();
  const own = drafts.find(({ author_id, status }) => author_id === id && status !== 'published');
  return {
    accounts: await hasTwoPairsOfEyes(q, companyId),
    draft: drafts.length > 0,
    data: imported !== undefined,
    backtest: report !== undefined,
    submitted: drafts.some(({ status }) => status === 'in_review' || status === 'published'),
    inForce: activation !== undefined,
    decided: await hasDecided(q, companyId),
    ownDraft: own === undefined ? null : { draftId: own.id, scorecardId: own.scorecard_id },
  };
}

export async function hasDecided(q: Queries, companyId: string): Promise<boolean> {
  const decision = await q
    .selectFrom('decision')
    .select('id')
    .where('company_id', '=', companyId)
    .limit(1)
    .executeTakeFirst();
  return decision !== undefined;
}

async function hasTwoPairsOfEyes(q: Queries, companyId: string): Promise<boolean> {
  const held = await q
    .selectFrom('user_role')
    .innerJoin('user_account', 'user_account.id', 'user_role.user_id')
    .select(['user_role.user_id', 'user_role.role'])
    .where('user_account.company_id', '=', companyId)
    .where('user_account.status', '=', 'active')
    .execute();
  const holders = (wanted: Role): readonly string[] =>
    held.filter(({ role }) => role === wanted).map(({ user_id }) => user_id);
  const approvers = holders('approver');
  return holders('author').some((author) => approvers.some((approver) => approver !== author));
}
