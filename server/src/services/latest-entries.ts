import { Scorecard } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { findLatestReport, loadBacktestTexts } from '../store/backtest-store.js';
import { DocumentId } from './inputs.js';

export const LatestEntriesInput = z.strictObject({ scorecardId: DocumentId });

/**
 * What each band and category of a scorecard found in its last finished backtest, with the bounds that it had then; null
 * before there is one. Of a backtest of two of its versions the challenger counts.
 */
export async function latestEntries(deps: Deps, actor: Actor, input: z.output<typeof LatestEntriesInput>) {
  requirePermission(actor, 'backtests:read');
  const row = await findLatestReport(deps.db, actor.companyId, input.scorecardId);
  const texts = row === undefined ? null : await loadBacktestTexts(deps.db, row.id);
  if (row === undefined || row.report === null || row.finishedAt === null || texts === null) return null;
  const side = row.challenger.scorecardId === input.scorecardId ? 'challenger' : 'champion';
  const card = Scorecard.parse(JSON.parse(texts[side]));
  return {
    backtestId: row.id,
    datasetName: row.dataset.name,
    finishedAt: row.finishedAt,
    observations: row.report.observations.n,
    characteristics: row.report[side].characteristics.flatMap(({ id, entries }) => {
      const characteristic = card.characteristics.find((one) => one.id === id);
      if (characteristic === undefined) return [];
      const cases = entries.reduce((sum, { n }) => sum + n, 0);
      return [
        {
          id,
          input: characteristic.input,
          cases,
          entries: entries
            .filter(({ kind }) => kind === 'band' || kind === 'category')
            .map(({ id: entryId, n, bad, badRate, badRateInterval }) => {
              const band =
                characteristic.kind === 'numeric' ? characteristic.bands.find((one) => one.id === entryId) : undefined;
              const category =
                characteristic.kind === 'categorical'
                  ? characteristic.categories.find((one) => one.id === entryId)
                  : undefined;
              return {
                id: entryId,
                from: band?.from ?? null,
                to: band?.to ?? null,
                values: category?.values ?? null,
                n,
                bad,
                badRate,
                badRateInterval,
              };
            }),
        },
      ];
    }),
  };
}
