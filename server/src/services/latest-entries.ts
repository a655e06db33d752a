import { type CharacteristicReport, Scorecard } from '@encours/engine';
import { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { findLatestReport, loadBacktestTexts } from '../store/backtest-store.js';
import { DocumentId } from './inputs.js';

export const LatestEntriesInput = z.strictObject({ scorecardId: DocumentId });

/**
 * What each band and category of a scorecard found in its last finished backtest, with the bounds that it had then; null
 * before there is one. Of a backtest of two of its versions, the challenger's come first.
 */
export async function latestEntries(deps: Deps, actor: Actor, input: z.output<typeof LatestEntriesInput>) {
  requirePermission(actor, 'backtests:read');
  const row = await findLatestReport(deps.db, actor.companyId, input.scorecardId);
  const texts = row === undefined ? null : await loadBacktestTexts(deps.db, row.id);
  if (row === undefined || row.report === null || row.finishedAt === null || texts === null) return null;
  const { report } = row;
  const sides = (['challenger', 'champion'] as const).filter((side) => row[side].scorecardId === input.scorecardId);
  return {
    backtestId: row.id,
    datasetName: row.dataset.name,
    finishedAt: row.finishedAt,
    characteristics: sides.flatMap((side) => describeEntries(texts[side], report[side].characteristics)),
  };
}

function describeEntries(text: string, reports: readonly CharacteristicReport[]) {
  const card = Scorecard.parse(JSON.parse(text));
  return reports.flatMap(({ id, entries }) => {
    const characteristic = card.characteristics.find((one) => one.id === id);
    if (characteristic === undefined) return [];
    const bands = characteristic.kind === 'numeric' ? characteristic.bands : [];
    const categories = characteristic.kind === 'categorical' ? characteristic.categories : [];
    return [
      {
        id,
        input: characteristic.input,
        /** Of the ratio that it bands; null for a fact. */
        formula: card.ratios[characteristic.input]?.formula ?? null,
        cases: entries.reduce((sum, { n }) => sum + n, 0),
        entries: entries
          .filter(({ kind }) => kind === 'band' || kind === 'category')
          .map(({ id: entryId, n, bad, badRate, badRateInterval }) => {
            const band = bands.find((one) => one.id === entryId);
            return {
              id: entryId,
              from: band?.from ?? null,
              to: band?.to ?? null,
              values: categories.find((one) => one.id === entryId)?.values ?? null,
              n,
              bad,
              badRate,
              badRateInterval,
            };
          }),
      },
    ];
  });
}
