import type { Locale } from '../kernel/text.js';
import { TOLERANCE_NAMES } from './describe-changes.js';
import type { BacktestReport, ReportPart } from './report.js';
import {
  countsCells,
  countsHeader,
  type PickText,
  type ReportCell,
  type TableDraft,
  versionNames,
} from './table-parts.js';

/** Tables that compare the two versions, and the population they are compared on. */
export function changeTables(report: BacktestReport, pick: PickText, locale: Locale): TableDraft[] {
  return [
    population(report, pick),
    difference(report, pick),
    migration(report, pick),
    { key: 'stability', title: pick('Stabilité', 'Stability'), header: ['PSI'], rows: [[report.psi]] },
    swapSet(report, pick),
    limits(report, pick),
    cohorts(report, pick),
    slices(report, pick),
    money(report, pick),
    moved(report, pick),
    release(report, pick, locale),
  ];
}

function population({ observations }: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'population',
    title: 'Observations',
    header: [
      'n',
      pick('clients', 'customers'),
      pick('bons', 'good'),
      pick('défauts', 'bad'),
      pick('indéterminés', 'indeterminate'),
      pick('non observés', 'unobserved'),
      pick('fenêtre non terminée', 'immature'),
      pick('déjà en défaut', 'already bad'),
      pick('sans activité', 'dormant'),
      pick('plus long retard (jours)', 'longest delay (days)'),
    ],
    rows: [
      [
        observations.n,
        observations.customers,
        observations.good,
        observations.bad,
        observations.indeterminate,
        observations.unobserved,
        observations.immature,
        observations.alreadyBad,
        observations.dormant,
        observations.worstDaysPastDue,
      ],
    ],
  };
}

function difference({ aucDifference }: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'difference',
    title: pick('Écart d’AUC', 'Difference in AUC'),
    header: [pick('écart', 'difference'), 'z', 'p', pick('p (par client)', 'p (by customer)')],
    rows:
      aucDifference === null
        ? []
        : [[aucDifference.difference, aucDifference.z, aucDifference.pValue, aucDifference.clusterPValue]],
  };
}

function migration(report: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'migration',
    title: pick('Migration des cotes', 'Rating migration'),
    header: [pick('de \\ vers', 'from \\ to'), '1', '2', '3', '4', '5'],
    rows: report.migration.map((row, i) => [i + 1, ...row]),
  };
}

function swapSet({ swapSet: found }: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'swapSet',
    title: pick('Dossiers entrants et sortants', 'Swap set'),
    header: [pick('case', 'cell'), ...countsHeader(pick)],
    rows: [
      [pick('acceptés par les deux', 'approved by both'), ...countsCells(found.bothApprove)],
      [pick('entrants', 'swap-ins'), ...countsCells(found.swapIn.counts)],
      [pick('sortants', 'swap-outs'), ...countsCells(found.swapOut)],
      [pick('acceptés par aucune', 'approved by neither'), ...countsCells(found.neither)],
    ],
  };
}

function limits({ limits: found }: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'limits',
    title: pick('Plafonds', 'Limits'),
    header: [
      pick('relevés', 'raised'),
      pick('hausse', 'increase'),
      pick('abaissés', 'lowered'),
      pick('baisse', 'decrease'),
      pick('inchangés', 'unchanged'),
      pick('indisponibles', 'unavailable'),
    ],
    rows: [
      [
        found.raised.n,
        { minor: found.raised.changeMinor },
        found.lowered.n,
        { minor: found.lowered.changeMinor },
        found.same,
        found.unavailable,
      ],
    ],
  };
}

function partHeader(pick: PickText): string[] {
  return [
    'n',
    pick('bons', 'good'),
    pick('défauts', 'bad'),
    pick('taux de défaut', 'bad rate'),
    ...versionNames(pick).flatMap((name) => [
      `${pick('acceptés', 'approved')} (${name})`,
      `${pick('taux de défaut des acceptés', 'bad rate of the approved')} (${name})`,
    ]),
  ];
}

function partCells({ n, good, bad, badRate, champion, challenger }: ReportPart): ReportCell[] {
  return [
    n,
    good,
    bad,
    badRate,
    champion.approved,
    champion.approvedBadRate,
    challenger.approved,
    challenger.approvedBadRate,
  ];
}

function cohorts(report: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'cohorts',
    title: pick('Par date', 'By date'),
    header: ['date', ...partHeader(pick), ...versionNames(pick).map((name) => `PSI (${name})`)],
    rows: report.cohorts.map(({ date, part, championPsi, challengerPsi }) => [
      date,
      ...partCells(part),
      championPsi,
      challengerPsi,
    ]),
  };
}

function slices(report: BacktestReport, pick: PickText): TableDraft {
  const kinds = {
    segment: pick('segment', 'segment'),
    sector: pick('activité', 'sector'),
    size: pick('taille', 'size'),
    country: pick('pays', 'country'),
  };
  const unnamed = (more: number): string =>
    more > 0 ? pick(`${more} autres`, `${more} others`) : pick('non connu', 'not known');
  return {
    key: 'slices',
    title: pick('Par groupe', 'By group'),
    header: [pick('axe', 'kind'), pick('valeur', 'value'), ...partHeader(pick)],
    rows: report.slices.map(({ kind, value, more, part }) => [kinds[kind], value ?? unnamed(more), ...partCells(part)]),
  };
}

function money({ money: found }: BacktestReport, pick: PickText): TableDraft {
  const names = versionNames(pick);
  return {
    key: 'money',
    title: pick('En argent, par date', 'In money, per date'),
    header: ['version', pick('perte', 'loss'), pick('marge', 'margin'), pick('perte attendue', 'expected loss')],
    rows:
      found === null
        ? []
        : [found.champion, found.challenger].map((side, i) => [
            names[i] ?? '',
            { minor: side.lossMinor },
            { minor: side.marginMinor },
            side.expectedLossMinor === null ? null : { minor: side.expectedLossMinor },
          ]),
  };
}

function moved(report: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'moved',
    title: pick('Clients les plus touchés', 'Customers most moved'),
    header: [
      pick('client', 'customer'),
      pick('nom', 'name'),
      'date',
      pick('issue', 'outcome'),
      pick('encours', 'exposure'),
      ...versionNames(pick).flatMap((name) => [
        `${pick('décision', 'decision')} (${name})`,
        `${pick('cote', 'rating')} (${name})`,
        `score (${name})`,
        `${pick('plafond', 'limit')} (${name})`,
      ]),
    ],
    rows: report.moved.map(({ customerId, name, date, flag, exposureMinor, champion, challenger }) => [
      customerId,
      name,
      date,
      flag,
      { minor: exposureMinor },
      ...[champion, challenger].flatMap((side): ReportCell[] => [
        side.outcome,
        side.rating,
        side.score,
        side.limitMinor === null ? null : { minor: side.limitMinor },
      ]),
    ]),
  };
}

function release(report: BacktestReport, pick: PickText, locale: Locale): TableDraft {
  return {
    key: 'release',
    title: pick('Tolérances de mise en vigueur', 'Release tolerances'),
    header: [
      pick('tolérance', 'tolerance'),
      pick('admis', 'allowed'),
      pick('mesuré', 'actual'),
      pick('respectée', 'met'),
    ],
    rows: report.release.map(({ tolerance, allowed, actual, passed }) => [
      TOLERANCE_NAMES[tolerance]?.[locale === 'fr' ? 0 : 1] ?? tolerance,
      allowed,
      actual,
      passed ? pick('oui', 'yes') : pick('non', 'no'),
    ]),
  };
}
