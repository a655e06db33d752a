import {
  type Application,
  accountMonths,
  addMonths,
  type CustomerStanding,
  createGrader,
  type Decision,
  fromDayNumber,
  type Observation,
  observeStepwise,
  type Policy,
  type PreparedHistory,
  standingsAt,
} from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import { readAbout } from '../policies/draft-text.js';
import { chooseDataset, chooseVersion } from '../portfolio/choose-view.js';
import { monthsUntil } from '../portfolio/everyone.js';
import { overdueOf } from '../portfolio/sum-portfolio.js';
import type { Dataset } from '../store/dataset-store.js';
import { listDecisionsAbout } from '../store/decision-store.js';
import { listVersions } from '../store/scorecard-store.js';
import type { DecisionTable, ScorecardVersionTable } from '../store/tables.js';
import { parseStored } from './get-decision.js';
import { describeGrant } from './get-portfolio.js';
import { DocumentId, Identifier } from './inputs.js';
import { describeDecision } from './list-decisions.js';
import { actorNamer } from './people.js';
import { readingDataset } from './reading-dataset.js';

export const GetCustomerInput = z.strictObject({
  customerId: z.string().min(1).max(100),
  /** Null: the newest that can be judged. */
  datasetId: Identifier.nullable().default(null),
  /** Null: the scorecard of the last decision, or else the one that decides most. */
  scorecardId: DocumentId.nullable().default(null),
});

/** Months of account and of ratings. */
const MONTHS = 24;
const MAX_DECISIONS = 100;

/**
 * Everything known of one customer: its account, how the version in force would have rated it month by month, and what
 * was decided. `account` is null for a customer that the dataset does not name.
 * @throws AppError `not_found` for one that neither the dataset nor any decision knows
 */
export async function getCustomer(deps: Deps, actor: Actor, input: z.output<typeof GetCustomerInput>) {
  requirePermission(actor, 'datasets:read');
  requirePermission(actor, 'decisions:read');
  const { companyId } = actor;
  const decisions = await listDecisionsAbout(deps.db, companyId, input.customerId, MAX_DECISIONS);
  const dataset = await chooseDataset(deps, companyId, input.datasetId);
  const history =
    dataset === null
      ? null
      : await readingDataset(deps, companyId, dataset.id, () => deps.portfolios.historyOf(companyId, dataset));
  const index = history?.customerIds.indexOf(input.customerId) ?? -1;
  const [last] = decisions;
  if (index === -1 && last === undefined) throw new AppError('not_found', { param: 'customerId' });

  const row = await chooseVersion(deps, companyId, input.scorecardId ?? last?.scorecard_id ?? null, null);
  const known = dataset === null || history === null || index === -1 ? null : { dataset, history };
  const customer = known?.history.customers[index] ?? null;
  const nameOf = await actorNamer(deps.db, companyId);
  return {
    customerId: input.customerId,
    name: customer?.name ?? last?.customer_name ?? null,
    siren: customer?.siren ?? null,
    sector: customer?.sector ?? null,
    size: customer?.size ?? null,
    segment: customer?.segment ?? null,
    country: customer?.country ?? null,
    customerSince: customer?.customerSince ?? null,
    granted: describeGrant(last),
    nextReview: nextReview(decisions),
    account: known === null ? null : describeAccount(known.dataset, known.history, input.customerId),
    rating:
      known === null || row === null ? null : await rateMonths(deps, companyId, known.history, row, input.customerId),
    decisions: decisions.map((decision) => describeDecision(decision, nameOf)),
  };
}

/** The day that the last decision to grant anything asks for a new look. */
function nextReview(decisions: readonly DecisionTable[]): { on: string; decisionId: string } | null {
  const granting = decisions.find(({ outcome }) => outcome === 'approve');
  return granting === undefined ? null : { on: parseStored(granting.body).review.on, decisionId: granting.id };
}

function describeAccount(dataset: Dataset, history: PreparedHistory, customerId: string) {
  const date = fromDayNumber(history.knownUntil ?? 0);
  const [standings = []] = standingsAt(history, [date]);
  const standing: CustomerStanding | undefined = standings.find((candidate) => candidate.customerId === customerId);
  return {
    dataset: { datasetId: dataset.id, name: dataset.name },
    date,
    currency: dataset.profile.currency,
    exposureMinor: standing?.exposureMinor ?? 0,
    overdueMinor: standing === undefined ? 0 : overdueOf(standing.aged),
    aged: standing?.aged ?? null,
    worstDaysPastDue: standing?.worstDaysPastDue ?? 0,
    months: accountMonths(history, customerId, date, MONTHS) ?? [],
  };
}

/** What a version says of the customer at each month, with what was known then, and its whole decision of the last one. */
async function rateMonths(
  deps: Deps,
  companyId: string,
  history: PreparedHistory,
  row: ScorecardVersionTable,
  customerId: string,
) {
  const date = fromDayNumber(history.knownUntil ?? 0);
  const observations: Observation[] = [...observeStepwise(history, monthsUntil(date, MONTHS), { only: customerId })];
  const { policy, decider } = await deps.policies.readyVersion(deps.db, row);
  const decided = createGrader(policy)(observations.map(({ application }) => application));
  const latest = observations.at(-1);
  const decision: Decision | null =
    latest === undefined || latest.date !== date ? null : await decider.decide(latest.application);
  const versions = await listVersions(deps.db, companyId, row.scorecard_id);
  return {
    scorecard: { scorecardId: row.scorecard_id, version: row.version, name: readAbout(row.text).name },
    months: observations.flatMap(({ date: at }, position) => {
      const summary = decided[position];
      if (summary === undefined) return [];
      const { rating, outcome, limitMinor, score } = summary;
      return [{ date: at, rating, outcome, limitMinor, score }];
    }),
    decision,
    /** The scorecard of that decision. */
    decidedBy: policy.scorecard,
    /** What was decided upon: with the facts that the scorecard declares, as an application must be. */
    application: decision === null || latest === undefined ? null : declaredOnly(latest.application, policy),
    /** Days since which versions decide, those within the months above. */
    changes: versions
      .flatMap(({ version, effective_from: on }) => (on === null ? [] : [{ version, on }]))
      .filter(({ on }) => on > addMonths(date, -MONTHS) && on <= date)
      .reverse(),
  };
}

function declaredOnly(application: Application, policy: Policy): Application {
  const known = new Set(Object.keys(policy.scorecard.facts));
  const declared = (facts: Application['facts']): Application['facts'] =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => known.has(name)));
  return {
    ...application,
    facts: declared(application.facts),
    priorFacts: declared(application.priorFacts),
  };
}
