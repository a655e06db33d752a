/**
 * Challengers in shadow: each decides again what was decided for real, from the record and after the answer has gone
 * out. Nothing of it is on the way of a decision, so it can neither delay nor fail one.
 */
import { rereadApplication } from '@encours/engine';
import type { Deps } from '../deps.js';
import { AppError } from '../errors.js';
import type { ReadyPolicy } from '../policies/policy-cache.js';
import { transact } from '../store/database.js';
import type { ShadowDecisionTable, ShadowTable } from '../store/governance-tables.js';
import { insertShadowDecisions, lastShadowed, listDecisionsAfter, listRunningShadows } from '../store/shadow-store.js';
import type { DecisionTable } from '../store/tables.js';

/** Decisions between two looks at whatever else waits. */
const BATCH = 50;
const LOOK_EVERY_MS = 2_000;

/** Lets every challenger that runs catch up with what has been recorded; returns how many decisions that were. */
export async function followShadows(deps: Deps): Promise<number> {
  let followed = 0;
  for (const shadow of await listRunningShadows(deps.db)) {
    const ready = await readShadow(deps, shadow);
    for (;;) {
      const after = await lastShadowed(deps.db, shadow);
      const decisions = await listDecisionsAfter(deps.db, shadow, after, BATCH);
      if (decisions.length === 0) break;
      const rows: ShadowDecisionTable[] = [];
      for (const decision of decisions) rows.push(await decideAgain(ready, shadow, decision));
      await transact(deps.db, (tx) => insertShadowDecisions(tx, rows));
      followed += decisions.length;
    }
  }
  return followed;
}

/** The challenger, or why it cannot decide at all. */
async function readShadow(deps: Deps, shadow: ShadowTable): Promise<ReadyPolicy | AppError> {
  try {
    return await deps.policies.readyVersion(deps.db, shadow);
  } catch (error: unknown) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

async function decideAgain(
  ready: ReadyPolicy | AppError,
  shadow: ShadowTable,
  live: DecisionTable,
): Promise<ShadowDecisionTable> {
  const common = {
    company_id: shadow.company_id,
    shadow_id: shadow.id,
    decision_id: live.id,
    audit_seq: live.audit_seq,
    day: live.date,
    live_outcome: live.outcome,
    live_rating: live.rating,
    live_limit_minor: live.limit_minor,
  };
  const failed = (fault: string): ShadowDecisionTable => ({
    ...common,
    outcome: null,
    rating: null,
    score: null,
    limit_minor: null,
    fault,
  });
  if (ready instanceof AppError) return failed(ready.code);
  const application = rereadApplication(ready.policy, JSON.parse(live.application));
  if (!application.ok) return failed('application_invalid');
  const { outcome, rating, score, limit } = await ready.decider.decide(application.value);
  return { ...common, outcome, rating, score, limit_minor: limit.amountMinor, fault: null };
}

/** Follows until it is stopped. What fails is logged and tried again. */
export function startFollowingShadows(deps: Deps): { readonly stop: () => Promise<void> } {
  let running = Promise.resolve();
  let busy = false;
  const look = async (): Promise<void> => {
    try {
      await followShadows(deps);
    } catch (error: unknown) {
      deps.log.error({ err: error }, 'a challenger in shadow could not follow');
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = look();
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
