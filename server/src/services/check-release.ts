/** The release gate: may a draft go live by what its backtest shows? */
import { BacktestReport, type Text, TOLERANCE_NAMES } from '@encours/engine';
import { digestOfJson } from '../audit/digests.js';
import type { Queries } from '../store/database.js';
import { findBacktestOf } from '../store/draft-store.js';

export interface ReleaseGate {
  /** Of the report that was shown; null when there is none. */
  readonly reportDigest: string | null;
  /** Names of the tolerances that are not met; `backtest` when there is no report to meet them by. */
  readonly unmet: readonly string[];
}

/** A report that is not what its digest says is no report. */
export async function checkRelease(q: Queries, companyId: string, backtestId: string | null): Promise<ReleaseGate> {
  const row = backtestId === null ? undefined : await findBacktestOf(q, companyId, backtestId);
  const json: unknown = row?.report == null ? null : JSON.parse(row.report);
  const report = BacktestReport.safeParse(json).data;
  const reportDigest = row?.report_digest ?? null;
  if (report === undefined || digestOfJson(json) !== reportDigest) return { reportDigest, unmet: ['backtest'] };
  return { reportDigest, unmet: report.release.filter(({ passed }) => !passed).map(({ tolerance }) => tolerance) };
}

/** What is missing, in a sentence. */
export function describeUnmet(unmet: readonly string[]): Text {
  if (unmet.includes('backtest')) {
    return { fr: 'Aucun rétro-test ne montre qu’elle les tient.', en: 'No backtest shows that it meets them.' };
  }
  const list = (locale: 'fr' | 'en'): string =>
    new Intl.ListFormat(locale).format(
      unmet.map((name) => {
        const [fr, en] = TOLERANCE_NAMES[name] ?? [name, name];
        return locale === 'fr' ? fr : en;
      }),
    );
  return { fr: `Hors tolérance : ${list('fr')}.`, en: `Out of tolerance: ${list('en')}.` };
}
