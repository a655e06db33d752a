import { approvedOf, type BacktestReport } from '@encours/engine';

/** What a list shows of a report. */
export interface ReportSummary {
  readonly observations: number;
  readonly bad: number;
  readonly approvalRate: { readonly champion: number; readonly challenger: number };
  /** Of the approved whose outcome is known; null without any. */
  readonly badRate: { readonly champion: number | null; readonly challenger: number | null };
  readonly gini: { readonly champion: number | null; readonly challenger: number | null };
  readonly releasePassed: boolean;
}

/** A report in six figures. */
export function summariseReport(report: BacktestReport): ReportSummary {
  const { champion, challenger } = report;
  return {
    observations: report.observations.n,
    bad: report.observations.bad,
    approvalRate: { champion: champion.approvalRate, challenger: challenger.approvalRate },
    badRate: { champion: approvedOf(champion).badRate, challenger: approvedOf(challenger).badRate },
    gini: { champion: champion.discrimination?.gini ?? null, challenger: challenger.discrimination?.gini ?? null },
    releasePassed: report.release.every(({ passed }) => passed),
  };
}
