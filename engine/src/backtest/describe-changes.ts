/** What the challenger changes, in sentences. */

import { describeEmpty, describeNoBads, smallNote } from './describe-population.js';
import type { BacktestReport, SideReport } from './report.js';
import { approvedOf, capitalise, type Words } from './report-words.js';

export function describeOutcomes(report: BacktestReport, words: Words): string {
  const { pick, share, count } = words;
  const { champion, challenger, observations } = report;
  if (observations.n === 0) return describeEmpty(report, words);
  const rates = pick(
    `${capitalise(words.challenger)} accepte ${share(challenger.approvalRate)} des observations, ${words.champion} ${share(champion.approvalRate)} (${words.points(challenger.approvalRate - champion.approvalRate)}).`,
    `${capitalise(words.challenger)} approves ${share(challenger.approvalRate)} of the observations, ${words.champion} ${share(champion.approvalRate)} (${words.points(challenger.approvalRate - champion.approvalRate)}).`,
  );
  const noBads = describeNoBads(report, words);
  if (noBads !== null) return `${rates} ${noBads}`;
  const before = approvedOf(champion);
  const after = approvedOf(challenger);
  const bads = (side: typeof after): string =>
    pick(
      `${rateWithInterval(side, words)} (${count(side.bad, 'défaut', 'défauts')})`,
      `${rateWithInterval(side, words)} (${count(side.bad, 'bad', 'bads')})`,
    );
  return `${rates} ${pick(
    `Taux de défaut des acceptés\u00a0: ${bads(after)} contre ${bads(before)}.`,
    `Bad rate of the approved: ${bads(after)} against ${bads(before)}.`,
  )}${smallNote(Math.min(after.good + after.bad, before.good + before.bad), words)}`;
}

function rateWithInterval(counts: SideReport['total'], words: Words): string {
  if (counts.badRate === null || counts.badRateInterval === null) return words.pick('non observé', 'not observed');
  const { low, high } = counts.badRateInterval;
  return words.pick(
    `${words.share(counts.badRate)}, entre ${words.share(low)} et ${words.share(high)}`,
    `${words.share(counts.badRate)}, between ${words.share(low)} and ${words.share(high)}`,
  );
}

export function describeMigration({ mobility, observations }: BacktestReport, words: Words): string {
  const { pick, share } = words;
  if (mobility === null) {
    return observations.n === 0
      ? pick('Aucune cote à comparer.', 'No ratings to compare.')
      : pick(
          'Toutes les observations ont la même cote dans la référence.',
          'All observations have the same rating under the champion.',
        );
  }
  return pick(
    `${share(mobility.same)} des observations gardent leur cote, ${share(mobility.better)} en gagnent une meilleure, ${share(mobility.worse)} une moins bonne.`,
    `${share(mobility.same)} of the observations keep their rating, ${share(mobility.better)} get a better one, ${share(mobility.worse)} a worse one.`,
  );
}

export function describeSwapSet({ swapSet }: BacktestReport, words: Words): string {
  const { pick, count, share } = words;
  const { swapIn, swapOut } = swapSet;
  if (swapIn.counts.n === 0 && swapOut.n === 0)
    return pick('Les deux versions acceptent les mêmes dossiers.', 'Both versions approve the same cases.');
  const entering =
    swapIn.badRateBest === null || swapIn.badRateWorst === null
      ? pick('aucun dossier entrant', 'no swap-ins')
      : swapIn.badRateBest === swapIn.badRateWorst
        ? pick(
            `${count(swapIn.counts.n, 'dossier entrant', 'dossiers entrants')}, ${share(swapIn.badRateBest)} de défauts`,
            `${count(swapIn.counts.n, 'swap-in', 'swap-ins')}, ${share(swapIn.badRateBest)} bad`,
          )
        : pick(
            `${count(swapIn.counts.n, 'dossier entrant', 'dossiers entrants')}, entre ${share(swapIn.badRateBest)} et ${share(swapIn.badRateWorst)} de défauts selon ce qui n’a pas été observé`,
            `${count(swapIn.counts.n, 'swap-in', 'swap-ins')}, between ${share(swapIn.badRateBest)} and ${share(swapIn.badRateWorst)} bad depending on what was not observed`,
          );
  const leaving =
    swapOut.n === 0
      ? pick('aucun dossier sortant', 'no swap-outs')
      : pick(
          `${count(swapOut.n, 'dossier sortant', 'dossiers sortants')}, ${swapOut.badRate === null ? 'sans issue observée' : `${share(swapOut.badRate)} de défauts`}`,
          `${count(swapOut.n, 'swap-out', 'swap-outs')}, ${swapOut.badRate === null ? 'without an observed outcome' : `${share(swapOut.badRate)} bad`}`,
        );
  const caution =
    swapIn.counts.n === 0
      ? ''
      : pick(
          ' Les entrants ont été observés aux conditions de l’époque, pas à celles de la candidate.',
          ' Swap-ins were observed under the terms of their time, not under the challenger’s.',
        );
  return `${capitalise(entering)}${pick('\u00a0;', ';')} ${leaving}.${caution}`;
}

export function describeLimits({ limits, observations }: BacktestReport, words: Words): string {
  const { pick, count, money } = words;
  const dates = Math.max(1, observations.dates.length);
  const { raised, lowered, same, unavailable } = limits;
  if (raised.n === 0 && lowered.n === 0) return pick('Aucun plafond ne change.', 'No limit changes.');
  const perDate = (changeMinor: number): string =>
    pick(`${money(changeMinor / dates)} par date en moyenne`, `${money(changeMinor / dates)} per date on average`);
  const up = pick(
    count(raised.n, 'plafond relevé', 'plafonds relevés'),
    count(raised.n, 'limit raised', 'limits raised'),
  );
  const down = pick(
    count(lowered.n, 'plafond abaissé', 'plafonds abaissés'),
    count(lowered.n, 'limit lowered', 'limits lowered'),
  );
  const parts = [
    raised.n === 0 ? '' : `${up} (${perDate(raised.changeMinor)})`,
    lowered.n === 0 ? '' : `${down} (${perDate(lowered.changeMinor)})`,
    pick(count(same, 'inchangé', 'inchangés'), count(same, 'unchanged', 'unchanged')),
    unavailable === 0
      ? ''
      : pick(
          count(unavailable, 'sans plafond dans l’une des versions', 'sans plafond dans l’une des versions'),
          count(unavailable, 'without a limit in one of the versions', 'without a limit in one of the versions'),
        ),
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}

export function describeWorkload({ champion, challenger, observations }: BacktestReport, words: Words): string {
  const { pick, decimal } = words;
  const dates = Math.max(1, observations.dates.length);
  const people = (side: SideReport): number => side.workload.slice(1).reduce((total, { n }) => total + n, 0) / dates;
  return pick(
    `${decimal(people(challenger), 1)} dossiers par date demandent une personne, contre ${decimal(people(champion), 1)} aujourd’hui.`,
    `${decimal(people(challenger), 1)} cases per date need a person, against ${decimal(people(champion), 1)} today.`,
  );
}

export function describeMoney({ money }: BacktestReport, words: Words): string {
  const { pick } = words;
  if (money === null)
    return pick(
      'Aucune hypothèse de perte ni de marge n’a été donnée.',
      'No assumptions on loss and margin were given.',
    );
  const change = (amountMinor: number, falling: string, rising: string): string =>
    `${words.money(Math.abs(amountMinor))} ${amountMinor >= 0 ? falling : rising}`;
  return pick(
    `En moyenne par date, pour une perte de ${words.share(money.economics.lossGivenDefault)} en cas de défaut et une marge de ${words.share(money.economics.marginRate)}\u00a0: ${change(money.lossAvoidedMinor, 'de perte évitée', 'de perte en plus')}, ${change(money.marginRefusedMinor, 'de marge refusée', 'de marge gagnée')}.`,
    `On average per date, with ${words.share(money.economics.lossGivenDefault)} lost at default and a margin of ${words.share(money.economics.marginRate)}: ${change(money.lossAvoidedMinor, 'of loss avoided', 'of loss added')}, ${change(money.marginRefusedMinor, 'of margin refused', 'of margin gained')}.`,
  );
}

export function describeMoved({ moved }: BacktestReport, words: Words): string {
  if (moved.length === 0)
    return words.pick(
      'Aucun client ne change de décision, de cote ni de plafond.',
      'No customer changes decision, rating or limit.',
    );
  return words.pick(
    `Les ${words.count(moved.length, 'client', 'clients')} qui changent le plus, chacun à la date où il change le plus.`,
    `The ${words.count(moved.length, 'customer', 'customers')} that change most, each at the date where it changes most.`,
  );
}

/** Names of the release tolerances, for sentences and tables. */
export const TOLERANCE_NAMES: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  minGiniChange: ['évolution du Gini', 'change in Gini'],
  maxBadRateChange: ['évolution du taux de défaut des acceptés', 'change in the bad rate of the approved'],
  maxApprovalRateChange: ['évolution du taux d’acceptation', 'change in the approval rate'],
  maxExposureChange: ['évolution des plafonds accordés', 'change in the limits granted'],
  maxPsi: ['stabilité de la répartition des cotes (PSI)', 'stability of the rating distribution (PSI)'],
  minObservations: ['nombre d’observations', 'number of observations'],
};

export function describeRelease({ release }: BacktestReport, words: Words): string {
  const { pick } = words;
  if (release.length === 0)
    return pick('La version en vigueur ne fixe aucune tolérance.', 'The version in force sets no tolerances.');
  const failed = release.filter(({ passed }) => !passed);
  if (failed.length === 0)
    return pick(
      release.length === 1
        ? 'La tolérance de mise en vigueur est respectée.'
        : `Les ${release.length} tolérances de mise en vigueur sont respectées.`,
      release.length === 1 ? 'The release tolerance is met.' : `All ${release.length} release tolerances are met.`,
    );
  const names = failed.map(({ tolerance, actual }) => {
    const [fr, en] = TOLERANCE_NAMES[tolerance] ?? [tolerance, tolerance];
    return pick(fr, en) + (actual === null ? pick(' (non mesurable)', ' (cannot be measured)') : '');
  });
  return pick(
    `${words.count(failed.length, 'tolérance', 'tolérances')} sur ${release.length} ${failed.length < 2 ? 'n’est pas respectée' : 'ne sont pas respectées'}\u00a0: ${names.join(', ')}.`,
    `${failed.length} of ${words.count(release.length, 'tolerance', 'tolerances')} ${failed.length === 1 ? 'is' : 'are'} not met: ${names.join(', ')}.`,
  );
}
