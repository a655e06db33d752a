/** What the tables of a report are made of. */
import type { PerformanceFlag } from '../history/records.js';
import type { Outcome } from '../scorecard/schema.js';
import type { BacktestReport, SideReport } from './report.js';
import type { SentenceKey } from './report-sentences.js';

/** Amounts of money, shares 0…1 and days are marked as such; null is an empty cell. */
export type ReportCell =
  | string
  | number
  | null
  | { readonly minor: number }
  | { readonly share: number }
  | { readonly day: string };

export interface ReportTable {
  readonly key: SentenceKey;
  readonly title: string;
  /** What the table shows, in a sentence. */
  readonly sentence: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly ReportCell[])[];
}

/** A table before its sentence is known. */
export type TableDraft = Omit<ReportTable, 'sentence'>;
/** The French or the English of two. */
export type PickText = (fr: string, en: string) => string;

/** A share, or an empty cell. */
export function shareCell(value: number | null | undefined): ReportCell {
  return typeof value === 'number' ? { share: value } : null;
}

/** What a cohort is: a date, or where each customer has its own dates, a month. */
export function cohortUnit({ plan }: BacktestReport, pick: PickText): string {
  return plan.calendar === 'orders' ? pick('mois', 'month') : 'date';
}

export function outcomeName(outcome: Outcome, pick: PickText): string {
  switch (outcome) {
    case 'approve':
      return pick('accordé', 'approved');
    case 'refer':
      return pick('à étudier', 'referred');
    case 'decline':
      return pick('refusé', 'declined');
  }
}

export function flagName(flag: PerformanceFlag, pick: PickText): string {
  switch (flag) {
    case 'good':
      return pick('a payé', 'paid');
    case 'bad':
      return pick('défaut', 'bad');
    case 'indeterminate':
      return pick('indéterminé', 'indeterminate');
    case 'unobserved':
      return pick('non observé', 'not observed');
    case 'immature':
      return pick('fenêtre non close', 'window not over');
  }
}

/** Names of the two versions in a column. */
export function versionNames(pick: PickText): readonly [champion: string, challenger: string] {
  return [pick('référence', 'champion'), pick('candidate', 'challenger')];
}

/** Rows of both versions, the version in front. */
export function bySide(
  report: BacktestReport,
  pick: PickText,
  rows: (side: SideReport) => readonly ReportCell[][],
): ReportCell[][] {
  const [champion, challenger] = versionNames(pick);
  return [
    ...rows(report.champion).map((row) => [champion, ...row]),
    ...rows(report.challenger).map((row) => [challenger, ...row]),
  ];
}

export function countsHeader(pick: PickText): string[] {
  return [
    'n',
    pick('bons', 'good'),
    pick('défauts', 'bad'),
    pick('indéterminés', 'indeterminate'),
    pick('non observés', 'unobserved'),
    pick('taux de défaut', 'bad rate'),
    pick('borne basse 95 %', 'low 95%'),
    pick('borne haute 95 %', 'high 95%'),
    pick('taux pondéré par l’encours', 'rate by exposure'),
    pick('encours', 'exposure'),
    pick('encours en défaut', 'bad exposure'),
    pick('plafonds', 'limits'),
  ];
}

export function countsCells(counts: SideReport['total']): ReportCell[] {
  return [
    counts.n,
    counts.good,
    counts.bad,
    counts.indeterminate,
    counts.unobserved,
    shareCell(counts.badRate),
    shareCell(counts.badRateInterval?.low),
    shareCell(counts.badRateInterval?.high),
    shareCell(counts.badRateByExposure),
    { minor: counts.exposureMinor },
    { minor: counts.badExposureMinor },
    { minor: counts.limitMinor },
  ];
}
