/** What the challenger changes, in sentences. */

import { capitalise } from '../kernel/messages.js';
import { describeEmpty, describeNoBads, smallNote } from './describe-population.js';
import { approvedOf, peopleOf } from './key-figures.js';
import type { BacktestReport, SideReport } from './report.js';
import type { Words } from './report-words.js';

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
  const expected =
    swapIn.badRateExpected === null
      ? ''
      : pick(` (attendu\u00a0: ${share(swapIn.badRateExpected)})`, ` (expected: ${share(swapIn.badRateExpected)})`);
  const { indeterminate, unobserved } = swapIn.counts;
  const unjudged = pick(
    `${count(indeterminate, 'indéterminé', 'indéterminés')} et ${count(unobserved, 'non observé', 'non observés')}`,
    `${words.number(indeterminate)} indeterminate and ${words.number(unobserved)} not observed`,
  );
  const entering =
    swapIn.badRateBest === null || swapIn.badRateWorst === null
      ? pick('aucun dossier entrant', 'no swap-ins')
      : swapIn.badRateBest === swapIn.badRateWorst
        ? pick(
            `${count(swapIn.counts.n, 'dossier entrant', 'dossiers entrants')}, ${share(swapIn.badRateBest)} de défauts`,
            `${count(swapIn.counts.n, 'swap-in', 'swap-ins')}, ${share(swapIn.badRateBest)} bad`,
          )
        : pick(
            `${count(swapIn.counts.n, 'dossier entrant', 'dossiers entrants')}, entre ${share(swapIn.badRateBest)} et ${share(swapIn.badRateWorst)} de défauts selon l’issue de ceux qui n’ont pu être jugés, ${unjudged}${expected}`,
            `${count(swapIn.counts.n, 'swap-in', 'swap-ins')}, between ${share(swapIn.badRateBest)} and ${share(swapIn.badRateWorst)} bad depending on those that could not be judged, ${unjudged}${expected}`,
          );
  const leaving =
    swapOut.n === 0
      ? pick('aucun dossier sortant', 'no swap-outs')
      : pick(
          `${count(swapOut.n, 'dossier sortant', 'dossiers sortants')}, ${swapOut.badRate === null ? 'sans dossier jugé' : `${share(swapOut.badRate)} de défauts`}`,
          `${count(swapOut.n, 'swap-out', 'swap-outs')}, ${swapOut.badRate === null ? 'none of them judged' : `${share(swapOut.badRate)} bad`}`,
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

export function describeTerms({ terms, observations }: BacktestReport, words: Words): string {
  const { pick, count } = words;
  if (observations.n === 0 || (terms.longer === 0 && terms.shorter === 0))
    return pick('Aucun délai de paiement ne change.', 'No payment terms change.');
  return pick(
    `Délai de paiement plus long pour ${count(terms.longer, 'dossier', 'dossiers')}, plus court pour ${words.number(terms.shorter)}, inchangé pour ${words.number(terms.same)}.`,
    `Longer payment terms for ${count(terms.longer, 'case', 'cases')}, shorter for ${words.number(terms.shorter)}, unchanged for ${words.number(terms.same)}.`,
  );
}

export function describeConcentration({ champion, challenger }: BacktestReport, words: Words): string {
  const { pick, decimal } = words;
  const before = champion.concentration.customers.exposure;
  const after = challenger.concentration.customers.exposure;
  if (before === null || after === null)
    return pick(
      'Trop peu de clients acceptés pour mesurer leur concentration.',
      'Too few approved customers to measure their concentration.',
    );
  // Of so many equal customers the index would be the same: easier to picture than the index itself.
  const alike = (hhi: number): string => decimal(1 / hhi, 1);
  return pick(
    `Les encours acceptés se concentrent comme s’ils étaient répartis à parts égales entre ${alike(after.hhi)} clients, contre ${alike(before.hhi)} aujourd’hui (indice de Herfindahl ${decimal(after.hhi, 4)} contre ${decimal(before.hhi, 4)}).`,
    `Approved exposure is as concentrated as if it were shared equally by ${alike(after.hhi)} customers, against ${alike(before.hhi)} today (Herfindahl index ${decimal(after.hhi, 4)} against ${decimal(before.hhi, 4)}).`,
  );
}

export function describeWorkload({ champion, challenger, observations }: BacktestReport, words: Words): string {
  const { pick, decimal } = words;
  const dates = Math.max(1, observations.dates.length);
  const people = (side: SideReport): number => peopleOf(side) / dates;
  return pick(
    `${decimal(people(challenger), 1)} dossiers par date demandent une personne, contre ${decimal(people(champion), 1)} aujourd’hui.`,
    `${decimal(people(challenger), 1)} cases per date need a person, against ${decimal(people(champion), 1)} today.`,
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
