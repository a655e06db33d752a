/** The report as one printable page: no script, nothing to load, charts drawn as SVG. */
import { formatDate, formatMoney, formatNumber, formatShare } from '../evaluate/format.js';
import type { Locale } from '../kernel/text.js';
import { describeCheck } from './describe-release.js';
import { badRateAfter } from './describe-vintages.js';
import { ECONOMICS_HELP } from './economics.js';
import { escapeHtml } from './html-text.js';
import { type KeyFigure, type KeyFigureName, listKeyFigures } from './key-figures.js';
import {
  type BacktestReport,
  FEW_CASES,
  type ReportPart,
  SLICE_KINDS,
  type SliceKind,
  type VintageCurve,
} from './report.js';
import { reportSentences, type SentenceKey } from './report-sentences.js';
import { REPORT_STYLE } from './report-style.js';
import { reportTables } from './report-tables.js';
import { type Words, wordsOf } from './report-words.js';
import { summariseReport } from './summarise-report.js';
import { type BarChart, drawBars, drawLines } from './svg-charts.js';
import { cohortUnit, type ReportCell, type ReportTable, versionNames } from './table-parts.js';

/** A whole HTML document; prints on A4. */
export function reportToHtml(report: BacktestReport, locale: Locale): string {
  const words = wordsOf(report, locale);
  const { pick } = words;
  const title = pick('Rétro-test', 'Backtest');
  const sentences = new Map(reportSentences(report, locale).map(({ key, text }) => [key, text]));
  const say = (key: SentenceKey): string => sentences.get(key) ?? '';
  const { champion, challenger } = report;
  const named = `${challenger.scorecard.id} v${challenger.scorecard.version} ${pick('contre', 'against')} v${champion.scorecard.version}`;
  const body = [
    `<header><p class="kind">${title} · ${escapeHtml(report.dataset.name)}</p><h1>${escapeHtml(named)}</h1><p class="verdict">${escapeHtml(summariseReport(report, locale))}</p></header>`,
    section(pick('L’essentiel', 'Key figures'), '', keyFigures(report, words)),
    section(pick('Tolérances de mise en vigueur', 'Release gate'), say('release'), gate(report, words)),
    report.observations.n === 0 ? '' : `<div class="charts">${charts(report, words, say).join('')}</div>`,
    ...reportTables(report, locale)
      .filter(({ key }) => key !== 'release')
      .map((table) => section(table.title, table.sentence, tableOf(table, report, locale))),
    section(pick('Méthode', 'Method'), '', method(report, words)),
  ];
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(`${title}: ${named}`)}</title><style>${REPORT_STYLE}</style></head>
<body><main>${body.join('\n')}</main></body></html>
`;
}

function section(title: string, sentence: string, content: string): string {
  const note = sentence === '' ? '' : `<p>${escapeHtml(sentence)}</p>`;
  return `<section><h2>${escapeHtml(title)}</h2>${note}${content}</section>`;
}

const FIGURE_NAMES: Readonly<Record<KeyFigureName, readonly [fr: string, en: string]>> = {
  approvalRate: ['Taux d’acceptation', 'Approval rate'],
  badRate: ['Taux de défaut des acceptés', 'Bad rate of the approved'],
  exposure: ['Encours des acceptés', 'Exposure of the approved'],
  badExposure: ['Encours en défaut chez les acceptés', 'Bad exposure among the approved'],
  limits: ['Plafonds accordés', 'Limits granted'],
  profit: ['Profit (hypothèses)', 'Profit (assumptions)'],
  expectedLoss: ['Perte attendue (hypothèses)', 'Expected loss (assumptions)'],
  workingCapital: ['Besoin en fonds de roulement', 'Working capital'],
  dso: ['Délai de paiement moyen (jours)', 'DSO from terms (days)'],
  gini: ['Gini', 'Gini'],
  auc: ['AUC', 'AUC'],
  ks: ['KS', 'KS'],
  people: ['Dossiers demandant une personne, par date', 'Cases that need a person, per date'],
};

export function nameFigure(key: KeyFigureName, locale: Locale): string {
  return FIGURE_NAMES[key][locale === 'fr' ? 0 : 1];
}

function keyFigures(report: BacktestReport, words: Words): string {
  const { pick } = words;
  const verdicts = {
    better: pick('mieux', 'better'),
    worse: pick('moins bien', 'worse'),
    unproven: pick('écart non établi', 'not proven'),
  };
  const range = (low: string, high: string): string => `<small>${low} … ${high}</small>`;
  const rows = listKeyFigures(report).map((figure) => {
    const write = (value: number): string => escapeHtml(writeFigure(value, figure.unit, words));
    const change = (value: number): string => escapeHtml(writeChange(value, figure.unit, words));
    const cell = ({ value, interval }: KeyFigure['champion']): string =>
      `<td>${value === null ? '–' : write(value)}${interval === null ? '' : range(write(interval.low), write(interval.high))}</td>`;
    const { changeInterval: bounds } = figure;
    const delta = figure.change === null ? '–' : change(figure.change);
    return `<tr><th scope="row">${escapeHtml(nameFigure(figure.key, words.locale))}</th>${cell(figure.champion)}${cell(figure.challenger)}<td>${delta}${bounds === null ? '' : range(change(bounds.low), change(bounds.high))}</td><td class="text">${figure.verdict === null ? '' : verdicts[figure.verdict]}</td></tr>`;
  });
  const [champion, challenger] = versionNames(pick);
  const header = ['', champion, challenger, pick('écart', 'change'), pick('lecture', 'reading')];
  return `${table(header, rows)}<p class="note">${pick('Intervalles à 95 %, par client où il se peut. Montants et nombres : moyennes par date.', 'Intervals of 95%, by customer where they can be. Amounts and numbers: means per date.')}</p>`;
}

function writeFigure(value: number, unit: KeyFigure['unit'], words: Words): string {
  switch (unit) {
    case 'share':
      return words.share(value);
    case 'money':
      return words.money(value);
    case 'decimal':
      return words.decimal(value, 3);
    case 'count':
    case 'days':
      return words.decimal(value, 1);
  }
}

function writeChange(value: number, unit: KeyFigure['unit'], words: Words): string {
  if (unit === 'share') return words.points(value);
  const text = writeFigure(value, unit, words);
  return value > 0 ? `+${text}` : text;
}

function gate(report: BacktestReport, words: Words): string {
  const { pick } = words;
  if (report.release.length === 0) return '';
  const rows = report.release.map((check) => {
    const { name, allowed, actual, range, passed } = describeCheck(check, words);
    const verdict = passed ? pick('✓ respectée', '✓ met') : pick('✗ dépassée', '✗ not met');
    return `<tr class="${passed ? 'passed' : 'failed'}"><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(allowed)}</td><td>${escapeHtml(actual)}${range === null ? '' : `<small>${escapeHtml(range)}</small>`}</td><td class="text">${verdict}</td></tr>`;
  });
  return table([pick('tolérance', 'tolerance'), pick('permis', 'allowed'), pick('constaté', 'found'), ''], rows);
}

function charts(report: BacktestReport, words: Words, say: (key: SentenceKey) => string): string[] {
  const { pick } = words;
  const { champion, challenger } = report;
  const versions = [...versionNames(pick)];
  const roc =
    challenger.discrimination === null || champion.discrimination === null
      ? []
      : [
          drawLines({
            title: pick('Pouvoir de discrimination', 'Discrimination'),
            description: say('discrimination'),
            lines: [champion, challenger].map(({ discrimination }, k) => ({
              name: versions[k] ?? '',
              points: [
                [0, 0] as const,
                ...(discrimination?.roc ?? []).map(({ goodShare, badShare }) => [goodShare, badShare] as const),
              ],
            })),
            ends: ['0', pick('part des bons', 'share of goods')],
            top: '1',
            highest: 1,
            hasDiagonal: true,
          }),
        ];
  return [
    drawBars({
      title: pick('Taux de défaut par cote', 'Bad rate by rating'),
      description: say('ratings'),
      series: versions,
      groups: champion.ratings.map(({ rating, counts }, i) => ({
        label: String(rating),
        bars: [counts, challenger.ratings[i]?.counts ?? counts].map((one) => barOf(one, words)),
      })),
    }),
    ...roc,
    cohortChart(report, words, say('cohorts')),
    ...vintageChart(report, words, say('vintages')),
    ...breakEvenChart(report, words, say('breakEven')),
    ...SLICE_KINDS.flatMap((kind) => sliceChart(report, kind, words)),
  ];
}

function barOf(
  { badRate, badRateInterval, good, bad }: Pick<ReportPart, 'badRate' | 'badRateInterval' | 'good' | 'bad'>,
  words: Words,
): BarChart['groups'][number]['bars'][number] {
  return {
    value: badRate,
    ...(badRateInterval === null ? {} : { low: badRateInterval.low, high: badRateInterval.high }),
    isSmall: good + bad < FEW_CASES,
    label: badRate === null ? '' : words.share(badRate),
  };
}

function cohortChart(report: BacktestReport, words: Words, description: string): string {
  const { cohorts } = report;
  const { pick } = words;
  const unit = cohortUnit(report, pick);
  const last = Math.max(1, cohorts.length - 1);
  const lines = (['champion', 'challenger'] as const).map((version, k) => ({
    name: versionNames(pick)[k] ?? '',
    points: cohorts.flatMap(({ part }, i) => {
      const rate = part[version].approvedBadRate;
      return rate === null ? [] : [[i / last, rate] as const];
    }),
  }));
  const highest = Math.max(0.01, ...lines.flatMap(({ points }) => points.map(([, rate]) => rate)));
  return drawLines({
    title: pick(`Taux de défaut des acceptés, par ${unit}`, `Bad rate of the approved, by ${unit}`),
    description,
    lines,
    ends: [cohorts[0]?.date ?? '', cohorts.at(-1)?.date ?? ''].map((day) => (day === '' ? '' : words.date(day))) as [
      string,
      string,
    ],
    top: words.share(highest),
    highest,
    hasDiagonal: false,
  });
}

function vintageChart({ vintages }: BacktestReport, words: Words, description: string): string[] {
  const { all, champion, challenger } = vintages.total;
  if (all.judged === 0) return [];
  const { pick } = words;
  const horizon = all.badByMonth.length;
  const lineOf = (curve: VintageCurve): (readonly [number, number])[] =>
    Array.from({ length: horizon + 1 }, (_, month) => {
      const rate = month === 0 ? 0 : badRateAfter(curve, month);
      return rate === null ? null : ([month / horizon, rate] as const);
    }).filter((point) => point !== null);
  const faint = vintages.cohorts.filter(({ curves }) => curves.all.judged > 0).map(({ curves }) => lineOf(curves.all));
  const lines = [champion, challenger].map((curve, k) => ({
    name: `${pick('acceptés', 'approved')} (${versionNames(pick)[k] ?? ''})`,
    points: lineOf(curve),
  }));
  const highest = Math.max(0.01, ...[...faint, ...lines.map(({ points }) => points)].flat().map(([, rate]) => rate));
  return [
    drawLines({
      title: pick(
        'Défauts cumulés selon l’âge (en gris\u00a0: chaque cohorte)',
        'Cumulative bad rate by age (grey: each cohort)',
      ),
      description,
      lines,
      faint,
      ends: ['0', pick(`${horizon} mois`, words.count(horizon, 'month', 'months'))],
      top: words.share(highest),
      highest,
      hasDiagonal: false,
    }),
  ];
}

function breakEvenChart({ money, challenger }: BacktestReport, words: Words, description: string): string[] {
  if (money === null) return [];
  const { pick } = words;
  const bar = (value: number | null | undefined) => ({
    value: value ?? null,
    isSmall: false,
    label: typeof value === 'number' ? words.share(value) : '',
  });
  return [
    drawBars({
      title: pick('Seuil de rentabilité par cote', 'Break-even by rating'),
      description,
      series: [pick('déclaré', 'stated'), pick('observé', 'observed'), pick('seuil', 'break-even')],
      groups: money.breakEven.map(({ rating, probability }, i) => ({
        label: String(rating),
        bars: [
          bar(challenger.calibration?.ratings[i]?.stated),
          bar(challenger.ratings[i]?.counts.badRate),
          bar(probability),
        ],
      })),
    }),
  ];
}

/** One of the small multiples; groups of few judged cases are quiet. */
function sliceChart({ slices }: BacktestReport, kind: SliceKind, words: Words): string[] {
  const { pick } = words;
  const own = slices.filter((slice) => slice.kind === kind).slice(0, 6);
  if (own.length === 0) return [];
  const names = {
    segment: pick('segment', 'segment'),
    sector: pick('activité', 'sector'),
    size: pick('taille', 'size'),
    country: pick('pays', 'country'),
  };
  const small = own.filter(({ part }) => part.good + part.bad < FEW_CASES).length;
  return [
    drawBars({
      title: pick(`Taux de défaut par ${names[kind]}`, `Bad rate by ${names[kind]}`),
      description: pick(
        `Les ${own.length} plus grands groupes${small === 0 ? '' : `, dont ${small} de moins de ${FEW_CASES} dossiers jugés, en clair`}.`,
        `The ${own.length} largest groups${small === 0 ? '' : `, ${small} of them pale: fewer than ${FEW_CASES} judged cases`}.`,
      ),
      series: [],
      groups: own.map(({ value, more, part }) => ({
        label: shorten(value ?? (more > 0 ? `+${more}` : '?')),
        bars: [barOf(part, words)],
      })),
    }),
  ];
}

function shorten(text: string): string {
  return text.length > 10 ? `${text.slice(0, 9)}…` : text;
}

function tableOf({ header, rows, key }: ReportTable, report: BacktestReport, locale: Locale): string {
  if (rows.length === 0) return '';
  const judgedAt = key === 'slices' || key === 'cohorts' ? header.length : -1;
  const lines = rows.map((row, index) => {
    const isSmall = judgedAt >= 0 && isSmallPart(report, key, index);
    const cells = row.map((cell) =>
      typeof cell === 'string'
        ? `<td class="text">${escapeHtml(cell)}</td>`
        : `<td>${escapeHtml(writeCell(cell, report.currency, locale))}</td>`,
    );
    return `<tr${isSmall ? ' class="small"' : ''}>${cells.join('')}</tr>`;
  });
  return table(header, lines);
}

function isSmallPart({ slices, cohorts }: BacktestReport, key: SentenceKey, index: number): boolean {
  const part = key === 'slices' ? slices[index]?.part : cohorts[index]?.part;
  return part !== undefined && part.good + part.bad < FEW_CASES;
}

function writeCell(cell: Exclude<ReportCell, string>, currency: string, locale: Locale): string {
  if (cell === null) return '–';
  if (typeof cell === 'number') return formatNumber(cell, locale, Math.abs(cell) < 1 ? 4 : 2);
  if ('day' in cell) return formatDate(cell.day, locale);
  if ('share' in cell) return formatShare(cell.share, locale);
  return formatMoney(Math.round(cell.minor / 100) * 100, currency, locale);
}

function table(header: readonly string[], rows: readonly string[]): string {
  const cells = header.map((name) => `<th scope="col">${escapeHtml(name)}</th>`);
  return `<div class="wide"><table><thead><tr>${cells.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** What was compared, on what, under which assumptions, by which engine: enough to run it again. */
function method(report: BacktestReport, words: Words): string {
  const { pick } = words;
  const { plan, dataset, money } = report;
  const { outcome } = plan;
  const lines: [string, string][] = [
    [pick('Données', 'Dataset'), `${dataset.name} · ${dataset.digest}`],
    [pick('Référence', 'Champion'), describeVersion(report.champion)],
    [pick('Candidate', 'Challenger'), describeVersion(report.challenger)],
    [pick('Moteur', 'Engine'), report.engineVersion],
    [
      pick('Définition du défaut', 'Bad definition'),
      `${outcome.id} · ${outcome.badDaysPastDue} ${pick('jours', 'days')} · > ${words.money(outcome.floorMinor)} · ${outcome.horizonMonths} ${pick('mois', 'months')}`,
    ],
    ...(money === null
      ? []
      : ECONOMICS_HELP.map(({ label, key, read }): [string, string] => [
          `${label[words.locale]} (${pick('hypothèse', 'assumption')})`,
          key === 'adminCostMinor' ? words.money(read(money.economics)) : words.share(read(money.economics)),
        ])),
  ];
  return `<dl>${lines.map(([name, text]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(text)}</dd>`).join('')}</dl>`;
}

function describeVersion({ scorecard }: BacktestReport['champion']): string {
  return `${scorecard.id}@${scorecard.version} · ${scorecard.digest}`;
}
