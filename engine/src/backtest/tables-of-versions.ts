import type { Locale } from '../kernel/text.js';
import type { BacktestReport } from './report.js';
import { bySide, countsCells, countsHeader, type PickText, type TableDraft } from './table-parts.js';

/** Tables that show each version by itself. */
export function versionTables(report: BacktestReport, pick: PickText, locale: Locale): TableDraft[] {
  return [
    outcomes(report, pick),
    ratings(report, pick),
    discrimination(report, pick),
    calibration(report, pick),
    workload(report, pick),
    characteristics(report, pick, locale),
  ];
}

function outcomes(report: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'outcomes',
    title: pick('Décisions', 'Decisions'),
    header: ['version', pick('décision', 'decision'), ...countsHeader(pick)],
    rows: bySide(report, pick, (side) => side.outcomes.map(({ outcome, counts }) => [outcome, ...countsCells(counts)])),
  };
}

function ratings(report: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'ratings',
    title: pick('Cotes', 'Ratings'),
    header: ['version', pick('cote', 'rating'), ...countsHeader(pick)],
    rows: bySide(report, pick, (side) => side.ratings.map(({ rating, counts }) => [rating, ...countsCells(counts)])),
  };
}

function discrimination(report: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'discrimination',
    title: pick('Discrimination', 'Discrimination'),
    header: [
      'version',
      'AUC',
      pick('borne basse (par client)', 'low (by customer)'),
      pick('borne haute (par client)', 'high (by customer)'),
      'Gini',
      'KS',
      pick('score du KS', 'KS score'),
    ],
    rows: bySide(report, pick, ({ discrimination: found }) =>
      found === null
        ? []
        : [
            [
              found.auc,
              found.aucClusterInterval?.low ?? null,
              found.aucClusterInterval?.high ?? null,
              found.gini,
              found.ks,
              found.ksScore,
            ],
          ],
    ),
  };
}

function calibration(report: BacktestReport, pick: PickText): TableDraft {
  const lights = { green: pick('vert', 'green'), amber: pick('orange', 'amber'), red: pick('rouge', 'red') };
  return {
    key: 'calibration',
    title: pick('Étalonnage', 'Calibration'),
    header: [
      'version',
      pick('cote', 'rating'),
      'n',
      pick('défauts', 'bad'),
      pick('taux déclaré', 'stated rate'),
      pick('taux observé', 'observed rate'),
      pick('p de Jeffreys', 'Jeffreys p'),
      pick('feu', 'light'),
    ],
    rows: bySide(report, pick, (side) =>
      (side.calibration?.ratings ?? []).map((line) => [
        line.rating,
        line.n,
        line.bad,
        line.stated,
        line.observed,
        line.jeffreysPValue,
        line.light === null ? null : lights[line.light],
      ]),
    ),
  };
}

function workload(report: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'workload',
    title: pick('Charge par décideur', 'Workload by authority'),
    header: ['version', pick('rôle', 'role'), 'n', pick('encours', 'exposure')],
    rows: bySide(report, pick, (side) =>
      side.workload.map(({ role, n, exposureMinor }) => [role, n, { minor: exposureMinor }]),
    ),
  };
}

function characteristics(report: BacktestReport, pick: PickText, locale: Locale): TableDraft {
  return {
    key: 'characteristics',
    title: pick('Critères', 'Characteristics'),
    header: [
      'version',
      pick('critère', 'characteristic'),
      pick('modalité', 'entry'),
      'points',
      'n',
      pick('bons', 'good'),
      pick('défauts', 'bad'),
      pick('taux de défaut', 'bad rate'),
      'WOE',
      'IV',
      'CSI',
    ],
    rows: bySide(report, pick, (side) =>
      side.characteristics.flatMap((line) =>
        line.entries.map((entry) => [
          line.label[locale],
          entry.id,
          entry.points,
          entry.n,
          entry.good,
          entry.bad,
          entry.badRate,
          entry.weightOfEvidence,
          line.informationValue,
          line.csi,
        ]),
      ),
    ),
  };
}
