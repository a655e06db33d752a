import type { Locale } from '../kernel/text.js';
import { ECONOMICS_HELP } from './economics.js';
import type { BacktestReport } from './report.js';
import { reportTables } from './report-tables.js';
import { summariseReport } from './summarise-report.js';
import { type ReportCell, versionNames } from './table-parts.js';

/**
 * The report as one CSV file that a spreadsheet of that language opens: semicolons and decimal commas in French, commas
 * and points in English; a byte order mark, CRLF, one titled block per table. Amounts are in currency units, rates are
 * shares. A text that a spreadsheet would take for a formula is marked as text.
 */
export function reportToCsv(report: BacktestReport, locale: Locale): string {
  const separator = locale === 'fr' ? ';' : ',';
  const rows: (readonly ReportCell[])[] = preamble(report, locale);
  for (const table of reportTables(report, locale)) {
    rows.push([], [table.title], [table.sentence]);
    if (table.rows.length > 0) rows.push(table.header, ...table.rows);
  }
  const lines = rows.map((row) => row.map((cell) => writeCell(cell, locale, separator)).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** What was compared, on what, by which engine, plan and assumptions: enough to run it again. */
function preamble(report: BacktestReport, locale: Locale): ReportCell[][] {
  const pick = (fr: string, en: string): string => (locale === 'fr' ? fr : en);
  const [champion, challenger] = versionNames(pick);
  const { plan, dataset } = report;
  const { outcome } = plan;
  const answer = (isSo: boolean): string => (isSo ? pick('oui', 'yes') : pick('non', 'no'));
  const version = (name: string, { scorecard }: BacktestReport['champion']): ReportCell[] => [
    name,
    `${scorecard.id}@${scorecard.version}`,
    scorecard.digest,
  ];
  return [
    [pick('Rétro-test', 'Backtest')],
    [summariseReport(report, locale)],
    [],
    [pick('données', 'dataset'), dataset.name, dataset.digest],
    version(champion, report.champion),
    version(challenger, report.challenger),
    [pick('moteur', 'engine'), report.engineVersion],
    [
      pick('dates', 'dates'),
      plan.from,
      plan.to,
      plan.calendar === 'orders' ? pick('à chaque commande', 'at each order') : plan.everyMonths,
    ],
    [pick('définition du défaut', 'bad definition'), outcome.id],
    [pick('horizon (mois)', 'horizon (months)'), outcome.horizonMonths],
    [pick('retard (jours)', 'days past due'), outcome.badDaysPastDue],
    [pick('au-delà de', 'on more than'), { minor: outcome.floorMinor }],
    [pick('zone grise dès (jours)', 'grey zone from (days)'), outcome.indeterminateDaysPastDue],
    [pick('litiges écartés', 'disputes left out'), answer(outcome.excludeDisputed)],
    [pick('procédures comptées en défaut', 'proceedings count as bad'), answer(outcome.proceedings)],
    [pick('pertes comptées en défaut', 'write-offs count as bad'), answer(outcome.writeOffs ?? false)],
    [pick('devise', 'currency'), report.currency],
    ...assumptions(report, locale),
  ];
}

/** The assumptions on money, where there are any; shares as shares, the cost of an account in currency units. */
function assumptions({ money }: BacktestReport, locale: Locale): ReportCell[][] {
  if (money === null) return [];
  const of = locale === 'fr' ? 'hypothèse : ' : 'assumption: ';
  return ECONOMICS_HELP.map(({ key, label, read }) => {
    const value = read(money.economics);
    return [`${of}${label[locale]}`, key === 'adminCostMinor' ? { minor: value } : { share: value }];
  });
}

function writeCell(cell: ReportCell, locale: Locale, separator: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return writeNumber(cell, locale);
  if (typeof cell === 'object') {
    if ('day' in cell) return cell.day;
    return writeNumber('minor' in cell ? cell.minor / 100 : cell.share, locale);
  }
  // A leading =, +, - or @ (or a tab or return) would make a spreadsheet run the text as a formula.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Up to six decimals, no grouping, no exponent. */
function writeNumber(value: number, locale: Locale): string {
  const text = Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/\.?0+$/, '');
  return locale === 'fr' ? text.replace('.', ',') : text;
}
