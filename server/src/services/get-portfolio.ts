import { addMonths, type CustomerStanding, fromDayNumber, type PreparedHistory, standingsAt } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { readAbout } from '../policies/draft-text.js';
import { chooseDataset, chooseVersion } from '../portfolio/choose-view.js';
import { MOVE_MONTHS, type RatedCustomer, type RatedPortfolio, ratePortfolio } from '../portfolio/rate-portfolio.js';
import { overdueOf, shareOfLargest, sumAges, sumLimits, sumParts } from '../portfolio/sum-portfolio.js';
import { type DecisionHead, listLastDecisions } from '../store/decision-store.js';
import { findVersion } from '../store/scorecard-store.js';
import type { ScorecardVersionTable } from '../store/tables.js';
import { DocumentId, Identifier, VersionNumber } from './inputs.js';
import { readingDataset } from './reading-dataset.js';

export const GetPortfolioInput = z.strictObject({
  /** Null: the newest that can be judged. */
  datasetId: Identifier.nullable().default(null),
  /** Null: the scorecard that decides most. */
  scorecardId: DocumentId.nullable().default(null),
  /** Null: the version in force. */
  version: VersionNumber.nullable().default(null),
  /** Another version of the same scorecard, to see what it would change. */
  against: VersionNumber.nullable().default(null),
});

/** Customers sent one by one, those that owe most first; sums are over all of them. */
const MAX_ROWS = 2_000;

/**
 * Every customer of a dataset on its last day: what it owes against what it was granted, and how a version rates it.
 * Null when there is no dataset yet; ratings are null while no version is in force.
 */
export async function getPortfolio(deps: Deps, actor: Actor, input: z.output<typeof GetPortfolioInput>) {
  requirePermission(actor, 'datasets:read');
  requirePermission(actor, 'decisions:read');
  const { companyId } = actor;
  const dataset = await chooseDataset(deps, companyId, input.datasetId);
  if (dataset === null) return null;
  const history = await readingDataset(deps, companyId, dataset.id, () =>
    deps.portfolios.historyOf(companyId, dataset),
  );
  if (history.knownUntil === null) return null;
  const date = fromDayNumber(history.knownUntil);
  const row = await chooseVersion(deps, companyId, input.scorecardId, input.version);
  const rate = async (version: ScorecardVersionTable): Promise<RatedPortfolio> => {
    const { policy } = await deps.policies.readyVersion(deps.db, version);
    return deps.portfolios.result(`rate ${companyId} ${dataset.digest} ${version.digest}`, () =>
      ratePortfolio(history, policy, date),
    );
  };
  const other =
    row === null || input.against === null
      ? null
      : found(await findVersion(deps.db, companyId, row.scorecard_id, input.against), 'against');
  const rated = row === null ? null : await rate(row);
  const rerated = other === null ? null : await rate(other);
  const decisions = new Map((await listLastDecisions(deps.db, companyId)).map((last) => [last.customer_id, last]));
  const about = row === null ? null : readAbout(row.text);
  const { earlier, now } = standingsOf(history, date);
  const rows = [...now].sort((a, b) => b.exposureMinor - a.exposureMinor || (a.customerId < b.customerId ? -1 : 1));
  const grantedTo = (customerId: string) => describeGrant(decisions.get(customerId));
  return {
    dataset: { datasetId: dataset.id, name: dataset.name },
    date,
    /** Day that movements are measured from. */
    movedSince: addMonths(date, -MOVE_MONTHS),
    currency: dataset.profile.currency,
    scorecard:
      row === null || about === null ? null : { scorecardId: row.scorecard_id, version: row.version, name: about.name },
    against: other === null ? null : { version: other.version },
    customers: now.length,
    /** Of them, those that owe more than nothing. */
    owing: now.filter(({ exposureMinor }) => exposureMinor > 0).length,
    exposureMinor: now.reduce((sum, { exposureMinor }) => sum + exposureMinor, 0),
    aged: sumAges(now),
    granted: sumLimits(now, (id) => grantedTo(id)?.limitMinor ?? null),
    computed: rated === null ? null : sumLimits(now, (id) => rated.now.get(id)?.limitMinor ?? null),
    mix: rated?.mix ?? null,
    parts: sumParts(now),
    largest: { one: shareOfLargest(now, 1), ten: shareOfLargest(now, 10), twenty: shareOfLargest(now, 20) },
    rerating: rated === null || rerated === null ? null : compareRatings(rated.now, rerated.now),
    rows: rows.slice(0, MAX_ROWS).map((standing) => ({
      customerId: standing.customerId,
      name: standing.name,
      sector: standing.groups.sector,
      exposureMinor: standing.exposureMinor,
      exposureBeforeMinor: earlier.get(standing.customerId)?.exposureMinor ?? 0,
      overdueMinor: overdueOf(standing.aged),
      worstDaysPastDue: standing.worstDaysPastDue,
      granted: grantedTo(standing.customerId),
      rated: rated?.now.get(standing.customerId) ?? null,
      ratingBefore: rated?.before.get(standing.customerId)?.rating ?? null,
      rerated: rerated?.now.get(standing.customerId) ?? null,
    })),
  };
}

function standingsOf(history: PreparedHistory, date: string) {
  const [before = [], now = []] = standingsAt(history, [addMonths(date, -MOVE_MONTHS), date]);
  return { now, earlier: new Map<string, CustomerStanding>(before.map((standing) => [standing.customerId, standing])) };
}

/**
 * What the last decision about a customer granted: nothing where it declined, and no amount at all while a person has
 * not answered. Null when nothing was ever decided.
 */
export function describeGrant(last: DecisionHead | undefined) {
  if (last === undefined) return null;
  return {
    decisionId: last.id,
    decidedAt: last.decided_at,
    outcome: last.outcome,
    limitMinor: last.outcome === 'approve' ? last.limit_minor : last.outcome === 'decline' ? 0 : null,
  };
}

/** How many customers each version rates how, and what their limits add up to; only those that both have rated. */
function compareRatings(before: ReadonlyMap<string, RatedCustomer>, after: ReadonlyMap<string, RatedCustomer>) {
  const cells = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
  let [limitMinor, limitAfterMinor, outcomes] = [0, 0, 0];
  for (const [customerId, was] of before) {
    const is = after.get(customerId);
    const line = cells[was.rating - 1];
    if (is === undefined || line === undefined) continue;
    line[is.rating - 1] = (line[is.rating - 1] ?? 0) + 1;
    limitMinor += was.limitMinor ?? 0;
    limitAfterMinor += is.limitMinor ?? 0;
    if (is.outcome !== was.outcome) outcomes++;
  }
  return { cells, limitMinor, limitAfterMinor, outcomes };
}
