import { defineMessages } from '../i18n/messages.js';
import { enPlural, frPlural } from '../i18n/plural.js';

export const chartMessages = defineMessages({
  view: { fr: 'Présentation', en: 'View' },
  chart: { fr: 'Graphique', en: 'Chart' },
  table: { fr: 'Tableau', en: 'Table' },
  csv: { fr: 'CSV', en: 'CSV' },
  csvHint: { fr: 'Télécharger ces chiffres pour un tableur', en: 'Download these figures for a spreadsheet' },
  failed: {
    fr: 'Le graphique n’a pas pu être chargé : voici ses chiffres.',
    en: 'The chart could not be loaded: here are its figures.',
  },
  champion: { fr: 'Référence', en: 'Champion' },
  challenger: { fr: 'Candidate', en: 'Challenger' },
  rating: { fr: 'Cote', en: 'Rating' },
  cases: { fr: 'Dossiers', en: 'Cases' },
  goods: { fr: 'Bons', en: 'Good' },
  bads: { fr: 'Défauts', en: 'Bad' },
  badRate: { fr: 'Taux de défaut', en: 'Bad rate' },
  intervalLow: { fr: 'IC 95 % bas', en: '95% CI low' },
  intervalHigh: { fr: 'IC 95 % haut', en: '95% CI high' },
  interval: { fr: 'Intervalle à 95 %', en: '95% interval' },
  ratesLabel: { fr: 'Taux de défaut par cote', en: 'Bad rate by rating' },
  vintageMonths: { fr: 'Mois depuis la date', en: 'Months since the date' },
  vintageRate: { fr: 'Part déjà en défaut', en: 'Share bad so far' },
  vintageCohort: { fr: 'Cohorte', en: 'Cohort' },
  vintageAll: { fr: 'Ensemble', en: 'All' },
  vintageApproved: {
    fr: (version: string) => `Acceptés, ${version}`,
    en: (version: string) => `Approved, ${version}`,
  },
  vintageByCohort: { fr: 'Tous les dossiers, par cohorte', en: 'All cases, by cohort' },
  vintageJudged: { fr: 'Dossiers jugés', en: 'Judged cases' },
  vintageMonth: {
    fr: (month: number) => `${month}\u00a0mois`,
    en: (month: number) => `${month}\u00a0month${month === 1 ? '' : 's'}`,
  },
  rocLabel: { fr: 'Courbe ROC', en: 'ROC curve' },
  rocCaption: {
    fr: (auc: string, before: string, ks: string, score: string) =>
      `L’aire sous la courbe est de ${auc}, contre ${before} pour la référence ; l’écart entre défauts et bons est le plus grand à la note ${score} (KS ${ks}).`,
    en: (auc: string, before: string, ks: string, score: string) =>
      `The area under the curve is ${auc}, against ${before} for the champion; bad and good are furthest apart at a score of ${score} (KS ${ks}).`,
  },
  rocCaptionAlone: {
    fr: (auc: string, ks: string, score: string) =>
      `L’aire sous la courbe est de ${auc} ; l’écart entre défauts et bons est le plus grand à la note ${score} (KS ${ks}).`,
    en: (auc: string, ks: string, score: string) =>
      `The area under the curve is ${auc}; bad and good are furthest apart at a score of ${score} (KS ${ks}).`,
  },
  histogramLabel: { fr: (name: string) => `Répartition des notes, ${name}`, en: (name: string) => `Scores, ${name}` },
  histogramCaption: {
    fr: (name: string, n: string, from: string, to: string) =>
      `${name} : ${n} dossiers ; la tranche de note la plus fournie va de ${from} à ${to}. Les traits séparent les cotes.`,
    en: (name: string, n: string, from: string, to: string) =>
      `${name}: ${n} cases; the fullest score band goes from ${from} to ${to}. Lines separate the ratings.`,
  },
  histogramEmpty: {
    fr: (name: string) => `${name} : aucun dossier noté.`,
    en: (name: string) => `${name}: no case was scored.`,
  },
  share: { fr: 'Part des dossiers', en: 'Share of cases' },
  version: { fr: 'Version', en: 'Version' },
  score: { fr: 'Note', en: 'Score' },
  scoreFrom: { fr: 'Note, de', en: 'Score from' },
  scoreTo: { fr: 'à (exclu)', en: 'to (excluded)' },
  goodShare: { fr: 'Bons à cette note ou moins', en: 'Good at this score or below' },
  badShare: { fr: 'Défauts à cette note ou moins', en: 'Bad at this score or below' },
  chance: { fr: 'Hasard', en: 'Chance' },
  ks: { fr: (value: string) => `KS ${value}`, en: (value: string) => `KS ${value}` },
  unjudged: { fr: 'Non jugés', en: 'Not judged' },
  indeterminate: { fr: 'Indéterminés', en: 'Indeterminate' },
  unobserved: { fr: 'Non observés', en: 'Not observed' },
  fromChampion: { fr: 'Référence', en: 'Champion' },
  toChallenger: { fr: 'Candidate', en: 'Challenger' },
  migrationHead: {
    fr: (rating: number) => `Cote ${rating}, candidate`,
    en: (rating: number) => `Challenger rating ${rating}`,
  },
  total: { fr: 'Total', en: 'Total' },
  better: { fr: 'mieux notés', en: 'rated better' },
  same: { fr: 'inchangés', en: 'unchanged' },
  worse: { fr: 'moins bien notés', en: 'rated worse' },
  migrationLabel: { fr: 'Migration des cotes', en: 'Rating migration' },
  migrationCaption: {
    fr: (same: string, better: string, worse: string) =>
      `${same} des dossiers gardent leur cote, ${better} sont mieux notés, ${worse} moins bien.`,
    en: (same: string, better: string, worse: string) =>
      `${same} of the cases keep their rating, ${better} are rated better, ${worse} worse.`,
  },
  migrationEmpty: { fr: 'Aucun dossier à comparer.', en: 'No case to compare.' },
  swapLabel: { fr: 'Dossiers entrants et sortants', en: 'Swap-ins and swap-outs' },
  swapGroup: { fr: 'Groupe', en: 'Group' },
  bothApprove: { fr: 'Acceptés par les deux', en: 'Approved by both' },
  swapIn: { fr: 'Entrants : seule la candidate accepte', en: 'Swap-ins: only the challenger approves' },
  swapOut: { fr: 'Sortants : seule la référence accepte', en: 'Swap-outs: only the champion approves' },
  neither: { fr: 'Acceptés par aucune', en: 'Approved by neither' },
  rateKnown: { fr: (rate: string) => `${rate} de défaut`, en: (rate: string) => `${rate} bad` },
  rateBounded: {
    fr: (best: string, worst: string) => `${best} de défaut au mieux, ${worst} au pire`,
    en: (best: string, worst: string) => `${best} bad at best, ${worst} at worst`,
  },
  rateUnknown: { fr: 'taux de défaut inconnu', en: 'bad rate unknown' },
  badRateBest: { fr: 'Taux de défaut au mieux', en: 'Bad rate at best' },
  badRateWorst: { fr: 'Taux de défaut au pire', en: 'Bad rate at worst' },
  exposure: { fr: 'Encours', en: 'Exposure' },
  swapNone: { fr: 'Aucun dossier', en: 'No case' },
  swapExposure: { fr: (amount: string) => `${amount} d’encours`, en: (amount: string) => `${amount} exposure` },
  delayLabel: { fr: 'Factures par retard', en: 'Invoices by delay' },
  delayCaption: {
    fr: (late: string, share: string, worst: string) =>
      `Factures payées après l’échéance : ${late}, soit ${share} de celles qui sont réglées ; plus long retard : ${worst}.`,
    en: (late: string, share: string, worst: string) =>
      `Invoices paid after the due date: ${late}, ${share} of those settled; longest delay: ${worst}.`,
  },
  delayDays: {
    fr: (n: number, days: string) => `${days}\u00a0${frPlural(n, 'jour', 'jours')}`,
    en: (n: number, days: string) => `${days}\u00a0${enPlural(n, 'day', 'days')}`,
  },
  delayNone: {
    fr: (n: number, settled: string) =>
      frPlural(
        n,
        'La seule facture réglée a été payée à l’heure.',
        `Aucune des ${settled} factures réglées n’a été payée en retard.`,
      ),
    en: (n: number, settled: string) =>
      enPlural(
        n,
        'The only settled invoice was paid on time.',
        `None of the ${settled} settled invoices was paid late.`,
      ),
  },
  delayOpen: {
    fr: (n: number, open: string) =>
      `${open} ${frPlural(n, 'facture n’est pas réglée et n’est pas comptée', 'factures ne sont pas réglées et ne sont pas comptées')} ici.`,
    en: (n: number, open: string) =>
      `${open} ${enPlural(n, 'invoice is not settled and not', 'invoices are not settled and not')} counted here.`,
  },
  monthsLabel: { fr: 'Montant facturé par mois', en: 'Amount invoiced by month' },
  monthsCaption: {
    fr: (_: number, months: string, average: string) =>
      `${months} mois d’activité, ${average} facturés par mois en moyenne.`,
    en: (n: number, months: string, average: string) =>
      `${months} ${enPlural(n, 'month', 'months')} of trade, ${average} invoiced a month on average.`,
  },
  onTime: { fr: 'À l’heure', en: 'On time' },
  daysFromTo: {
    fr: (from: number, to: number) => `${from} à ${to} j`,
    en: (from: number, to: number) => `${from}–${to} d`,
  },
  daysAndMore: { fr: (from: number) => `${from} j et plus`, en: (from: number) => `${from}+ d` },
  delay: { fr: 'Retard', en: 'Delay' },
  invoices: { fr: 'Factures', en: 'Invoices' },
  invoiceShare: { fr: 'Part des factures', en: 'Share of invoices' },
  month: { fr: 'Mois', en: 'Month' },
  amount: { fr: 'Montant facturé', en: 'Amount invoiced' },
  accountLabel: { fr: 'Compte du client mois par mois', en: 'Customer account by month' },
  accountHighest: {
    fr: (amount: string) => `Le solde le plus haut est de ${amount}.`,
    en: (amount: string) => `The highest balance is ${amount}.`,
  },
  accountLate: {
    fr: (days: string) => `Les règlements du plus mauvais mois ont eu ${days} jours de retard en moyenne.`,
    en: (days: string) => `Payments of the worst month came ${days} days late on average.`,
  },
  accountOnTime: { fr: 'Aucun règlement n’a eu de retard.', en: 'No payment came late.' },
  invoiced: { fr: 'Facturé', en: 'Invoiced' },
  paid: { fr: 'Réglé', en: 'Paid' },
  balance: { fr: 'Solde en fin de mois', en: 'Balance at month end' },
  grantedLimit: { fr: 'Plafond accordé', en: 'Granted limit' },
  daysLate: { fr: 'Retard moyen des règlements (jours)', en: 'Average delay of payments (days)' },
  ratingHistoryLabel: { fr: 'Historique de la cote', en: 'Rating history' },
  ratingHistoryCaption: {
    fr: (version: string, first: number, last: number, from: string, to: string) =>
      `Selon ${version}, avec ce qui était connu à chaque date : cote ${first} au ${from}, cote ${last} au ${to}.`,
    en: (version: string, first: number, last: number, from: string, to: string) =>
      `By ${version}, with what was known at each date: rating ${first} on ${from}, rating ${last} on ${to}.`,
  },
  ratingHistoryEmpty: {
    fr: 'Aucune date à laquelle ce client avait une activité à coter.',
    en: 'No date at which this customer had any trade to rate.',
  },
  date: { fr: 'Date', en: 'Date' },
  limit: { fr: 'Plafond calculé', en: 'Computed limit' },
  recomputed: { fr: 'Cote recalculée', en: 'Recomputed rating' },
  decided: { fr: 'Cote décidée', en: 'Decided rating' },
});
