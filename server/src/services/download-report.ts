import { canonicalJson, type Locale, reportToCsv, reportToHtml } from '@encours/engine';
import type { z } from 'zod';
import { type Actor, requirePermission } from '../authority/require.js';
import type { Deps } from '../deps.js';
import { AppError, found } from '../errors.js';
import { findBacktest } from '../store/backtest-store.js';
import type { GetBacktestInput } from './get-backtest.js';

/** A finished report as files. @throws AppError `backtest_not_finished` */
export async function downloadReport(deps: Deps, actor: Actor, input: z.output<typeof GetBacktestInput>) {
  requirePermission(actor, 'backtests:read');
  const row = found(await findBacktest(deps.db, actor.companyId, input.backtestId), 'backtestId');
  const { report } = row;
  if (report === null) throw new AppError('backtest_not_finished');
  return {
    baseName: `backtest-${row.champion.scorecardId}-${row.createdAt.slice(0, 10)}`,
    /** Canonical, so that its digest is the one on record. */
    json: (): string => canonicalJson(report),
    csv: (locale: Locale): string => reportToCsv(report, locale),
    html: (locale: Locale): string => reportToHtml(report, locale),
  };
}
