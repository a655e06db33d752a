import type { Locale } from '../kernel/text.js';
import type { BacktestReport } from './report.js';
import {
  bySide,
  countsCells,
  countsHeader,
  outcomeName,
  type PickText,
  shareCell,
  type TableDraft,
} from './table-parts.js';

/** Tables that show each version by itself. */
export function versionTables(report: BacktestReport, pick: PickText, locale: Locale): TableDraft[] {
  return [
    outcomes(report, pick),
    ratings(report, pick),
    discrimination(report, pick),
    calibration(report, pick),
    cutOff(report, pick),
    workload(report, pick),
    concentration(report, pick),
    characteristics(report, pick, locale),
  ];
}

function outcomes(report: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'outcomes',
    title: pick('Décisions', 'Decisions'),
    header: ['version', pick('décision', 'decision'), ...countsHeader(pick)],
    rows: bySide(report, pick, (side) =>
      side.outcomes.map(({ outcome, counts }) => [outcomeName(outcome, pick), ...countsCells(counts)]),
    ),
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
      'divergence',
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
              found.divergence,
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
        shareCell(line.stated),
        shareCell(line.observed),
        line.jeffreysPValue,
        line.light === null ? null : lights[line.light],
      ]),
    ),
  };
}

function cutOff(report: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'cutOff',
    title: pick('À la coupure', 'At the cut-off'),
    header: ['version', pick('précision', 'precision'), pick('rappel', 'recall'), 'F½', 'F1', 'F2'],
    rows: bySide(report, pick, ({ cutOff: { precision, recall, fHalf, fOne, fTwo } }) => [
      [shareCell(precision), shareCell(recall), fHalf, fOne, fTwo],
    ]),
  };
}

function concentration(report: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'concentration',
    title: pick('Concentration des acceptés', 'Concentration of the approved'),
    header: [
      'version',
      pick('par', 'by'),
      pick('selon', 'weighted by'),
      'HHI',
      pick('normalisé', 'normalised'),
      'BCE/ECB',
    ],
    rows: bySide(report, pick, ({ concentration: found }) =>
      (
        [
          [pick('client', 'customer'), found.customers],
          [pick('activité', 'sector'), found.sectors],
          [pick('cote', 'rating'), found.ratings],
        ] as const
      ).flatMap(([name, { count, exposure }]) =>
        (
          [
            [pick('nombre', 'number'), count],
            [pick('encours', 'exposure'), exposure],
          ] as const
        ).map(([basis, index]) => [name, basis, index?.hhi ?? null, index?.normalised ?? null, index?.ecb ?? null]),
      ),
    ),
  };
}

function workload(report: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'workload',
    title: pick('Charge par signataire', 'Workload by signatory'),
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
      pick('tranche', 'band'),
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
          shareCell(entry.badRate),
          entry.weightOfEvidence,
          line.informationValue,
          line.csi,
        ]),
      ),
    ),
  };
}
