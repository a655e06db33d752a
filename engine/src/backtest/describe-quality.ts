/** How well the versions tell good from bad, in sentences. */

import { capitalise } from '../kernel/messages.js';
import { describeNoBads } from './describe-population.js';
import { type BacktestReport, FEW_BADS, FEW_CASES } from './report.js';
import type { Words } from './report-words.js';

export function describeRatings({ challenger, observations }: BacktestReport, words: Words): string {
  const { pick, count } = words;
  const order = challenger.ratingOrder;
  const used = challenger.ratings.filter(({ counts }) => counts.n > 0);
  if (observations.n === 0 || used.length === 0) return pick('Aucune cote à comparer.', 'No ratings to compare.');
  const small = used.filter(({ counts }) => counts.good + counts.bad < FEW_CASES).map(({ rating }) => rating);
  const smallText =
    small.length === 0
      ? ''
      : pick(
          ` Moins de ${FEW_CASES} dossiers jugés en cote ${words.list(small)}\u00a0: taux indicatifs.`,
          ` Fewer than ${FEW_CASES} judged cases in rating ${words.list(small)}: rates are indicative.`,
        );
  if (observations.bad === 0)
    return (
      pick(
        'Sans défaut observé, l’ordre des cotes ne peut être vérifié.',
        'Without a bad outcome the order of ratings cannot be checked.',
      ) + smallText
    );
  const [only, ...others] = used.filter(({ counts }) => counts.badRate !== null);
  if (only !== undefined && others.length === 0)
    return (
      pick(
        `Seule la cote ${only.rating} a des dossiers jugés\u00a0: pas d’ordre à vérifier.`,
        `Rating ${only.rating} alone has judged cases: there is no order to check.`,
      ) + smallText
    );
  const inversions =
    order.inversions === 0
      ? pick('Le taux de défaut croît de cote en cote.', 'The bad rate rises from rating to rating.')
      : pick(
          `Le taux de défaut baisse ${count(order.inversions, 'fois', 'fois')} d’une cote à la suivante au lieu de croître.`,
          `The bad rate falls ${count(order.inversions, 'time', 'times')} from one rating to the next instead of rising.`,
        );
  const alike = order.neighbours.filter(({ pValue }) => pValue > 0.05);
  const merge =
    alike.length === 0
      ? ''
      : pick(
          ` Les données ne distinguent pas les cotes ${alike.map(({ better, worse }) => `${better} et ${worse}`).join(', ')} (test exact de Fisher à 5\u00a0%).`,
          ` The data cannot tell ratings ${alike.map(({ better, worse }) => `${better} and ${worse}`).join(', ')} apart (Fisher’s exact test at 5%).`,
        );
  return inversions + merge + smallText;
}

export function describeDiscrimination(report: BacktestReport, words: Words): string {
  const { pick } = words;
  const after = report.challenger.discrimination;
  const before = report.champion.discrimination;
  if (after === null || before === null) {
    return (
      describeNoBads(report, words) ??
      pick('Aucun bon payeur observé\u00a0: l’AUC n’est pas définie.', 'No good outcome was seen: AUC is not defined.')
    );
  }
  const one = (side: typeof after): string => {
    const interval = side.aucClusterInterval ?? side.aucInterval;
    const range =
      interval === null
        ? ''
        : pick(
            `, entre ${words.decimal(interval.low, 3)} et ${words.decimal(interval.high, 3)}`,
            `, between ${words.decimal(interval.low, 3)} and ${words.decimal(interval.high, 3)}`,
          );
    return `${words.decimal(side.auc, 3)}${range}`;
  };
  const text = pick(
    `AUC de ${words.challenger}\u00a0: ${one(after)} (Gini ${words.share(after.gini)}, KS ${words.share(after.ks)} au score ${words.number(after.ksScore)})\u00a0; de ${words.champion}\u00a0: ${one(before)}.`,
    `AUC of ${words.challenger}: ${one(after)} (Gini ${words.share(after.gini)}, KS ${words.share(after.ks)} at score ${words.number(after.ksScore)}); of ${words.champion}: ${one(before)}.`,
  );
  const few = after.indicative
    ? pick(
        ` Moins de ${FEW_BADS} défauts (${after.bads})\u00a0: chiffres indicatifs.`,
        ` Fewer than ${FEW_BADS} bads (${after.bads}): figures are indicative only.`,
      )
    : '';
  return text + few;
}

export function describeDifference({ aucDifference }: BacktestReport, words: Words): string {
  const { pick } = words;
  if (aucDifference === null) {
    return pick(
      'Les deux pouvoirs de discrimination ne peuvent être comparés.',
      'The two discriminations cannot be compared.',
    );
  }
  const p = aucDifference.clusterPValue ?? aucDifference.pValue;
  const interval = aucDifference.clusterInterval ?? aucDifference.interval;
  const range = `${words.points(interval.low)} … ${words.points(interval.high)}`;
  const size = words.points(Math.abs(aucDifference.difference));
  if (p > 0.05) {
    return pick(
      `Rien ne prouve que l’une des deux versions discrimine mieux\u00a0: écart d’AUC de ${words.points(aucDifference.difference)} (${range}, p\u00a0=\u00a0${pText(p, words)}).`,
      `Nothing proves that either version discriminates better: difference in AUC ${words.points(aucDifference.difference)} (${range}, p\u00a0=\u00a0${pText(p, words)}).`,
    );
  }
  const better = aucDifference.difference > 0 ? words.challenger : words.champion;
  return pick(
    `${capitalise(better)} discrimine mieux\u00a0: ${size} d’AUC (${range}, p\u00a0=\u00a0${pText(p, words)}).`,
    `${capitalise(better)} discriminates better: ${size} of AUC (${range}, p\u00a0=\u00a0${pText(p, words)}).`,
  );
}

function pText(p: number, words: Words): string {
  return p < 0.001 ? `< ${words.decimal(0.001, 3)}` : words.decimal(p, 3);
}

export function describeCalibration({ challenger, plan }: BacktestReport, words: Words): string {
  const { pick } = words;
  const { calibration } = challenger;
  if (calibration === null)
    return pick(
      'La politique ne déclare pas de probabilité de défaut\u00a0: rien à étalonner.',
      'The policy states no default probabilities: nothing to calibrate.',
    );
  if (calibration.portfolio.n === 0)
    return pick(
      'Aucun dossier jugé\u00a0: l’étalonnage ne peut être vérifié.',
      'No judged cases: calibration cannot be checked.',
    );
  const horizon = calibration.sameHorizon
    ? ''
    : pick(
        ` L’horizon déclaré n’est pas celui du rétro-test (${plan.outcome.horizonMonths}\u00a0mois)\u00a0: la comparaison n’est qu’indicative.`,
        ` The stated horizon is not that of the backtest (${plan.outcome.horizonMonths}\u00a0months): the comparison is indicative only.`,
      );
  const { stated, observed } = calibration.portfolio;
  const base = pick(
    `Taux déclaré ${words.share(stated ?? 0)}, observé ${words.share(observed ?? 0)} sur ${words.number(calibration.portfolio.n)} dossiers jugés.`,
    `Stated rate ${words.share(stated ?? 0)}, observed ${words.share(observed ?? 0)} over ${words.number(calibration.portfolio.n)} judged cases.`,
  );
  const red = calibration.ratings.filter(({ light }) => light === 'red').map(({ rating }) => rating);
  const amber = calibration.ratings.filter(({ light }) => light === 'amber').map(({ rating }) => rating);
  if (red.length === 0 && amber.length === 0) {
    return `${base} ${pick('Aucune cote ne sous-estime son risque de façon démontrée.', 'No rating is shown to understate its risk.')}${horizon}`;
  }
  const parts = [
    red.length === 0 ? '' : pick(`en rouge\u00a0: cote ${words.list(red)}`, `red: rating ${words.list(red)}`),
    amber.length === 0 ? '' : pick(`en orange\u00a0: cote ${words.list(amber)}`, `amber: rating ${words.list(amber)}`),
  ].filter((part) => part !== '');
  return `${base} ${pick(`Risque sous-estimé (${parts.join(', ')}).`, `Risk understated (${parts.join(', ')}).`)}${horizon}`;
}

export function describeStability({ psi, observations }: BacktestReport, words: Words): string {
  const { pick } = words;
  if (observations.n === 0) return pick('Aucune répartition à comparer.', 'No distribution to compare.');
  // The two bounds are habits of display, not verdicts.
  const level =
    psi < 0.1
      ? pick('proche', 'close')
      : psi < 0.25
        ? pick('décalée', 'shifted')
        : pick('très différente', 'very different');
  return pick(
    `La répartition des cotes de la candidate est ${level} de celle de la référence\u00a0: PSI ${words.decimal(psi, 3)} (repères usuels 0,10 et 0,25).`,
    `The challenger’s distribution of ratings is ${level} ${psi < 0.1 ? 'to' : 'from'} the champion’s: PSI ${words.decimal(psi, 3)} (usual marks 0.10 and 0.25).`,
  );
}

export function describeCharacteristics({ challenger }: BacktestReport, words: Words): string {
  const { pick } = words;
  const known = challenger.characteristics.flatMap(({ label, informationValue }) =>
    informationValue === null ? [] : [{ name: label[words.locale], informationValue }],
  );
  if (known.length === 0)
    return pick(
      'Sans bons et mauvais payeurs observés, aucun critère ne peut être mesuré.',
      'Without good and bad outcomes no characteristic can be measured.',
    );
  const best = known.reduce((a, b) => (b.informationValue > a.informationValue ? b : a));
  const idle = known.filter(({ informationValue }) => informationValue < 0.02).length;
  const suspect = known.filter(({ informationValue }) => informationValue > 0.5).length;
  const text = pick(
    `Le critère le plus informatif est «\u00a0${best.name}\u00a0» (IV ${words.decimal(best.informationValue)})\u00a0; ${words.count(idle, 'n’apporte presque rien', 'n’apportent presque rien')} (IV sous 0,02).`,
    `The most informative characteristic is “${best.name}” (IV ${words.decimal(best.informationValue)}); ${words.count(idle, 'adds', 'add')} next to nothing (IV under 0.02).`,
  );
  return suspect === 0
    ? text
    : text +
        pick(
          ' Une IV au-dessus de 0,5 demande de vérifier que le critère ne lit pas l’avenir.',
          ' An IV above 0.5 asks to check that the characteristic does not read the future.',
        );
}
