/** What the tables of a report are made of. */
import type { BacktestReport, SideReport } from './report.js';
import type { SentenceKey } from './report-sentences.js';

/** Rates are shares; an amount of money is marked as one; null is an empty cell. */
export type ReportCell = string | number | null | { readonly minor: number };

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
    counts.badRate,
    counts.badRateInterval?.low ?? null,
    counts.badRateInterval?.high ?? null,
    { minor: counts.exposureMinor },
    { minor: counts.badExposureMinor },
    { minor: counts.limitMinor },
  ];
}
