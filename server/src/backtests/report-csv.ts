/** A backtest report as one flat table that a spreadsheet can filter: what, of whom, champion, challenger. */
import type { BacktestReport, Locale, OutcomeCounts, SideReport } from '@encours/engine';
import { toCsvCell } from '../imports/rejects-csv.js';

interface Row {
  readonly section: string;
  readonly item: string;
  readonly measure: string;
  readonly champion: number | null;
  readonly challenger: number | null;
}

const HEADERS: Record<Locale, readonly string[]> = {
  fr: ['partie', 'element', 'mesure', 'champion', 'challenger'],
  en: ['section', 'item', 'measure', 'champion', 'challenger'],
};

const COUNTS = [
  'n',
  'good',
  'bad',
  'indeterminate',
  'unobserved',
  'badRate',
  'exposureMinor',
  'badExposureMinor',
  'limitMinor',
] as const satisfies readonly (keyof OutcomeCounts)[];

function pairCounts(
  section: string,
  item: string,
  champion: OutcomeCounts | undefined,
  challenger: OutcomeCounts | undefined,
): Row[] {
  return COUNTS.map((measure) => ({
    section,
    item,
    measure,
    champion: champion?.[measure] ?? null,
    challenger: challenger?.[measure] ?? null,
  }));
}

function discrimination(side: SideReport, measure: 'auc' | 'gini' | 'ks' | 'ksScore'): number | null {
  return side.discrimination?.[measure] ?? null;
}

function listRows(report: BacktestReport): Row[] {
  const { champion, challenger, swapSet } = report;
  const rows: Row[] = [];
  const both = (section: string, item: string, measure: string, value: number | null): void => {
    rows.push({ section, item, measure, champion: value, challenger: value });
  };
  for (const key of [
    'n',
    'customers',
    'good',
    'bad',
    'indeterminate',
    'unobserved',
    'immature',
    'alreadyBad',
    'worstDaysPastDue',
  ] as const) {
    both('observations', '', key, report.observations[key]);
  }
  rows.push(...pairCounts('total', '', champion.total, challenger.total));
  rows.push({
    section: 'total',
    item: '',
    measure: 'approvalRate',
    champion: champion.approvalRate,
    challenger: challenger.approvalRate,
  });
  for (const measure of ['auc', 'gini', 'ks', 'ksScore'] as const) {
    rows.push({
      section: 'discrimination',
      item: '',
      measure,
      champion: discrimination(champion, measure),
      challenger: discrimination(challenger, measure),
    });
  }
  for (const { outcome, counts } of champion.outcomes) {
    rows.push(
      ...pairCounts('outcome', outcome, counts, challenger.outcomes.find((row) => row.outcome === outcome)?.counts),
    );
  }
  for (const { rating, counts } of champion.ratings) {
    rows.push(
      ...pairCounts('rating', String(rating), counts, challenger.ratings.find((row) => row.rating === rating)?.counts),
    );
  }
  for (const { role, n, exposureMinor } of champion.workload) {
    const other = challenger.workload.find((row) => row.role === role);
    rows.push({ section: 'workload', item: role, measure: 'n', champion: n, challenger: other?.n ?? null });
    rows.push({
      section: 'workload',
      item: role,
      measure: 'exposureMinor',
      champion: exposureMinor,
      challenger: other?.exposureMinor ?? null,
    });
  }
  const sets = {
    bothApprove: swapSet.bothApprove,
    swapIn: swapSet.swapIn.counts,
    swapOut: swapSet.swapOut,
    neither: swapSet.neither,
  };
  for (const [item, counts] of Object.entries(sets))
    for (const measure of COUNTS) both('swapSet', item, measure, counts[measure]);
  for (const [from, cells] of report.migration.entries()) {
    for (const [to, n] of cells.entries()) both('migration', `${from + 1}>${to + 1}`, 'n', n);
  }
  both('stability', '', 'psi', report.psi);
  for (const check of report.release)
    both('release', check.tolerance, check.passed ? 'passed' : 'failed', check.actual);
  return rows;
}

/** Lines without line ends. Numbers keep the decimal sign of the language, so that a spreadsheet reads them. */
export function* formatReportCsv(report: BacktestReport, locale: Locale): Generator<string> {
  const separator = locale === 'fr' ? ';' : ',';
  const number = (value: number | null): string =>
    value === null ? '' : locale === 'fr' ? String(value).replace('.', ',') : String(value);
  yield HEADERS[locale].join(separator);
  for (const row of listRows(report)) {
    // Negative numbers are numbers here, not text that may be a formula.
    const texts = [row.section, row.item, row.measure].map(toCsvCell);
    yield [...texts, number(row.champion), number(row.challenger)].join(separator);
  }
}
