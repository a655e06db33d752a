import { Scorecard } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { found } from '../errors.js';
import { findBacktest, loadBacktestTexts } from '../store/backtest-store.js';
import { Identifier } from './inputs.js';
import { describeBacktest } from './list-backtests.js';
import { actorNamer } from './people.js';

export const GetBacktestInput = z.strictObject({ backtestId: Identifier });

/** A backtest with its plan and, once it is done, its report. */
export async function getBacktest(deps: Deps, actor: Actor, input: z.output<typeof GetBacktestInput>) {
  requirePermission(actor, 'backtests:read');
  const { companyId } = actor;
  const row = found(await findBacktest(deps.db, companyId, input.backtestId), 'backtestId');
  const texts = found(await loadBacktestTexts(deps.db, row.id));
  const nameOf = await actorNamer(deps.db, companyId);
  const { error } = row.job;
  const head = describeBacktest(row, (id) => nameOf('user', id).name);
  return {
    ...head,
    champion: { ...head.champion, ...readScale(texts.champion) },
    challenger: { ...head.challenger, ...readScale(texts.challenger) },
    datasetDigest: row.dataset.digest,
    plan: row.plan,
    report: row.report,
    reportDigest: row.reportDigest,
    error: error === null ? null : { code: error.code, messageText: error.message },
  };
}

/** What a page needs of a frozen text to draw its report: the cut-offs between ratings, and the names of authorities. */
function readScale(text: string) {
  const { ratings, delegation } = Scorecard.parse(JSON.parse(text));
  return {
    /** Lowest score of each rating, the best one first; null for the last. */
    ratingFrom: ratings.map(({ from }) => from),
    authorities: delegation.levels.map(({ role, label }) => ({ role, label })),
  };
}
