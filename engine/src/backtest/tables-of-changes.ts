import type { Locale } from '../kernel/text.js';
import { describeCheck } from './describe-release.js';
import { badRateAfter, monthsShown } from './describe-vintages.js';
import type { BacktestReport, ReportPart, VintageCurve } from './report.js';
import { wordsOf } from './report-words.js';
import {
  cohortUnit,
  countsCells,
  countsHeader,
  flagName,
  outcomeName,
  type PickText,
  type ReportCell,
  shareCell,
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
    terms(report, pick),
    cohorts(report, pick),
    vintages(report, pick),
    slices(report, pick),
    money(report, pick),
    breakEven(report, pick),
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

function terms({ terms: found }: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'terms',
    title: pick('Délais de paiement', 'Payment terms'),
    header: [pick('plus longs', 'longer'), pick('plus courts', 'shorter'), pick('inchangés', 'unchanged')],
    rows: [[found.longer, found.shorter, found.same]],
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
    shareCell(badRate),
    champion.approved,
    shareCell(champion.approvedBadRate),
    challenger.approved,
    shareCell(challenger.approvedBadRate),
  ];
}

function cohorts(report: BacktestReport, pick: PickText): TableDraft {
  const unit = cohortUnit(report, pick);
  return {
    key: 'cohorts',
    title: pick(`Par ${unit}`, `By ${unit}`),
    header: [unit, ...partHeader(pick), ...versionNames(pick).map((name) => `PSI (${name})`)],
    rows: report.cohorts.map(({ date, part, championPsi, challengerPsi }) => [
      { day: date },
      ...partCells(part),
      championPsi,
      challengerPsi,
    ]),
  };
}

function vintages(report: BacktestReport, pick: PickText): TableDraft {
  const { total, cohorts: byCohort } = report.vintages;
  const months = monthsShown(total.all);
  const row = (name: ReportCell, curve: VintageCurve): ReportCell[] => [
    name,
    curve.judged,
    ...months.map((month) => shareCell(badRateAfter(curve, month))),
  ];
  const approved = versionNames(pick).map((name) => `${pick('acceptés', 'approved')} (${name})`);
  return {
    key: 'vintages',
    title: pick('Défauts cumulés selon l’âge', 'Cumulative bad rate by age'),
    header: [
      cohortUnit(report, pick),
      pick('dossiers jugés', 'judged cases'),
      ...months.map((month) => pick(`${month}\u00a0mois`, month === 1 ? '1\u00a0month' : `${month}\u00a0months`)),
    ],
    rows:
      total.all.judged === 0
        ? []
        : [
            row(pick('ensemble', 'all'), total.all),
            row(approved[0] ?? '', total.champion),
            row(approved[1] ?? '', total.challenger),
            ...byCohort.map(({ date, curves }) => row({ day: date }, curves.all)),
          ],
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
  const amount = (minor: number | null): ReportCell => (minor === null ? null : { minor });
  return {
    key: 'money',
    title: pick('En argent, par date', 'In money, per date'),
    header: [
      'version',
      pick('encours', 'exposure'),
      pick('marge', 'margin'),
      pick('perte', 'loss'),
      pick('financement et gestion', 'funding and administration'),
      pick('profit', 'profit'),
      pick('perte attendue', 'expected loss'),
      pick('profit attendu', 'expected profit'),
      pick('besoin en fonds de roulement', 'working capital'),
      pick('délai moyen (jours)', 'DSO (days)'),
    ],
    rows:
      found === null
        ? []
        : [
            ...[found.champion, found.challenger].map((side, i): ReportCell[] => [
              names[i] ?? '',
              amount(side.exposureMinor),
              amount(side.marginMinor),
              amount(side.lossMinor),
              amount(side.fundingAndAdminMinor),
              amount(side.profitMinor),
              amount(side.expectedLossMinor),
              amount(side.expectedProfitMinor),
              amount(side.workingCapitalMinor),
              side.dsoDays,
            ]),
            [
              pick('écart de profit', 'change in profit'),
              null,
              null,
              null,
              null,
              amount(found.profitChange.judgedMinor),
            ],
          ],
  };
}

function breakEven({ money: found, challenger }: BacktestReport, pick: PickText): TableDraft {
  return {
    key: 'breakEven',
    title: pick('Seuil de rentabilité', 'Break-even'),
    header: [
      pick('cote', 'rating'),
      pick('marge par date', 'margin per date'),
      pick('perte si tout faisait défaut', 'loss if all went bad'),
      pick('seuil de rentabilité', 'break-even rate'),
      pick('taux déclaré', 'stated rate'),
      pick('taux observé', 'observed rate'),
    ],
    rows: (found?.breakEven ?? []).map(({ rating, marginMinor, lossAtDefaultMinor, probability }) => [
      rating,
      { minor: marginMinor },
      { minor: lossAtDefaultMinor },
      shareCell(probability),
      shareCell(challenger.calibration?.ratings.find((line) => line.rating === rating)?.stated),
      shareCell(challenger.ratings.find((line) => line.rating === rating)?.counts.badRate),
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
      { day: date },
      flagName(flag, pick),
      { minor: exposureMinor },
      ...[champion, challenger].flatMap((side): ReportCell[] => [
        outcomeName(side.outcome, pick),
        side.rating,
        side.score,
        side.limitMinor === null ? null : { minor: side.limitMinor },
      ]),
    ]),
  };
}

function release(report: BacktestReport, pick: PickText, locale: Locale): TableDraft {
  const words = wordsOf(report, locale);
  return {
    key: 'release',
    title: pick('Tolérances de mise en vigueur', 'Release tolerances'),
    header: [
      pick('tolérance', 'tolerance'),
      pick('admis', 'allowed'),
      pick('mesuré', 'actual'),
      pick('intervalle à 95\u00a0%', 'interval of 95%'),
      pick('respectée', 'met'),
    ],
    rows: report.release.map((check) => {
      const { name, allowed, actual, range, passed } = describeCheck(check, words);
      return [name, allowed, actual, range, passed ? pick('oui', 'yes') : pick('non', 'no')];
    }),
  };
}
