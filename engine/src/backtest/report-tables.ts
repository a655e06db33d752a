/** The tables of a report, in words of one language: what the CSV file writes and what a page may show. */
import type { Locale } from '../kernel/text.js';
import type { BacktestReport } from './report.js';
import { reportSentences } from './report-sentences.js';
import type { PickText, ReportTable } from './table-parts.js';
import { changeTables } from './tables-of-changes.js';
import { versionTables } from './tables-of-versions.js';

/** Every table in the order of the report; one without rows is kept, its sentence says why it is empty. */
export function reportTables(report: BacktestReport, locale: Locale): ReportTable[] {
  const pick: PickText = (fr, en) => (locale === 'fr' ? fr : en);
  const sentences = new Map(reportSentences(report, locale).map(({ key, text }) => [key, text]));
  const drafts = [...versionTables(report, pick, locale), ...changeTables(report, pick, locale)];
  const order = [...sentences.keys()];
  return drafts
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
    .map((draft) => ({ ...draft, sentence: sentences.get(draft.key) ?? '' }));
}
