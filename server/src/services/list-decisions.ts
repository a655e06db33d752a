import { addDays, Outcome, Rating, type Text } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import { startOfDay } from '../calendar.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { findCompany } from '../store/company-store.js';
import { type DecisionHead, listDecisions as listRows } from '../store/decision-store.js';
import { Cursor, Day, DocumentId, decodeCursor, encodeCursor, SearchText, VersionNumber } from './inputs.js';
import { actorNamer } from './people.js';

export const ListDecisionsInput = z.strictObject({
  outcome: Outcome.nullable().default(null),
  rating: Rating.nullable().default(null),
  scorecardId: DocumentId.nullable().default(null),
  version: VersionNumber.nullable().default(null),
  /** Part of the customer's id or name; letter case and accents do not matter. */
  customer: SearchText.nullable().default(null),
  /** Days on which it was decided, where the company is; both included. */
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  cursor: Cursor,
  limit: z.int().min(1).max(200).default(50),
});

const EARLIEST = '1900-01-01';
const LATEST = '2099-12-31';
const NO_SUCH_TIME: Text = {
  fr: `Mettez un jour du ${EARLIEST} au ${LATEST}.`,
  en: `Set a day from ${EARLIEST} to ${LATEST}.`,
};

/** The parts of a list's input that can be wrong while each is well-formed; absent: not asked for, or not well-formed. */
interface ListBounds {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly cursor?: string | null | undefined;
}

/** Each fault once: `invalid_cursor`, `period_reversed`, and `invalid_request` for a day that no decision can be of. */
export function findListFaults({ from, to, cursor }: ListBounds): AppError[] {
  const faults: AppError[] = [];
  for (const [param, day] of Object.entries({ from, to })) {
    if (typeof day === 'string' && (day < EARLIEST || day > LATEST)) {
      faults.push(new AppError('invalid_request', { param, detail: NO_SUCH_TIME }));
    }
  }
  if (typeof cursor === 'string' && decodeCursor(cursor) === null) {
    faults.push(new AppError('invalid_cursor', { param: 'cursor' }));
  }
  if (typeof from === 'string' && typeof to === 'string' && to < from) {
    faults.push(new AppError('period_reversed', { param: 'to' }));
  }
  return faults;
}

/** Recorded decisions, newest first, one page at a time. @throws AppError as {@link findListFaults} says */
export async function listDecisions(deps: Deps, actor: Actor, input: z.output<typeof ListDecisionsInput>) {
  requirePermission(actor, 'decisions:read');
  const { companyId } = actor;
  const [fault] = findListFaults(input);
  if (fault !== undefined) throw fault;
  const below = input.cursor === null ? null : decodeCursor(input.cursor);
  const { time_zone: zone } = found(await findCompany(deps.db, companyId));
  const rows = await listRows(
    deps.db,
    companyId,
    {
      outcome: input.outcome,
      rating: input.rating,
      scorecardId: input.scorecardId,
      version: input.version,
      customer: input.customer?.trim() ?? null,
      from: input.from === null ? null : startOfDay(zone, input.from).toISOString(),
      before: input.to === null ? null : startOfDay(zone, addDays(input.to, 1)).toISOString(),
    },
    { below, limit: input.limit + 1 },
  );
  const nameOf = await actorNamer(deps.db, companyId);
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => describeDecision(row, nameOf)),
    nextCursor: last === undefined ? null : encodeCursor(last.audit_seq),
  };
}

/** A decision as lists show it. */
export function describeDecision(row: DecisionHead, nameOf: Awaited<ReturnType<typeof actorNamer>>) {
  return {
    decisionId: row.id,
    decidedAt: row.decided_at,
    auditSequence: row.audit_seq,
    customerId: row.customer_id,
    customerName: row.customer_name,
    scorecardId: row.scorecard_id,
    version: row.scorecard_version,
    outcome: row.outcome,
    rating: row.rating,
    score: row.score,
    limitMinor: row.limit_minor,
    requestedMinor: row.requested_minor,
    currency: row.currency,
    authorityRole: row.authority_role,
    actor: nameOf(row.actor_kind, row.actor_id),
  };
}
