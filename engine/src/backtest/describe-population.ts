/** Who was observed, and why something may not have been seen. */
import type { ObservationPlan } from '../history/records.js';
import { type BacktestReport, FEW_CASES } from './report.js';
import type { Words } from './report-words.js';
import type { PickText } from './table-parts.js';

export function describePopulation({ observations, plan }: BacktestReport, words: Words): string {
  const { pick, count } = words;
  const left = [
    observations.immature > 0
      ? `${words.number(observations.immature)} ${pick('dont la fenêtre n’est pas terminée', 'whose window is not over')}`
      : '',
    observations.alreadyBad > 0
      ? `${words.number(observations.alreadyBad)} ${pick('déjà en défaut à la date', 'already bad at the date')}`
      : '',
    observations.dormant > 0
      ? `${words.number(observations.dormant)} ${pick('sans activité depuis douze mois', 'without activity for twelve months')}`
      : '',
  ].filter((part) => part !== '');
  const first = observations.dates[0] ?? plan.from;
  const last = observations.dates[observations.dates.length - 1] ?? plan.to;
  const base = pick(
    `${count(observations.n, 'observation', 'observations')} de ${count(observations.customers, 'client', 'clients')}, à ${count(observations.dates.length, 'date', 'dates')} du ${words.date(first)} au ${words.date(last)}.`,
    `${count(observations.n, 'observation', 'observations')} of ${count(observations.customers, 'customer', 'customers')}, at ${count(observations.dates.length, 'date', 'dates')} from ${words.date(first)} to ${words.date(last)}.`,
  );
  const rest =
    left.length === 0 ? '' : pick(` Laissées de côté\u00a0: ${left.join(', ')}.`, ` Left aside: ${left.join(', ')}.`);
  return base + rest + describeDates(plan, pick) + (observations.overlapping ? describeOverlap(plan, pick) : '');
}

/** What one date is where each customer has its own, since amounts are means per date. */
function describeDates({ calendar }: ObservationPlan, pick: PickText): string {
  if (calendar !== 'orders') return '';
  return pick(
    ' Une date est un jour où au moins un client observé a commandé.',
    ' A date is a day on which at least one observed customer ordered.',
  );
}

function describeOverlap({ calendar }: ObservationPlan, pick: PickText): string {
  const who =
    calendar === 'orders'
      ? pick(
          'Les fenêtres de deux commandes proches d’un même client',
          'Windows of orders of one customer close together',
        )
      : pick('Les fenêtres d’un même client', 'Windows of one customer');
  return pick(
    ` ${who} se chevauchent\u00a0: les observations ne sont pas indépendantes, et seuls les intervalles «\u00a0par client\u00a0» en tiennent compte.`,
    ` ${who} overlap: observations are not independent, and only the intervals “by customer” allow for it.`,
  );
}

/** Says why no bad was seen and which threshold would have seen some; null when there was one. */
export function describeNoBads({ observations, plan }: BacktestReport, words: Words): string | null {
  const { pick, count } = words;
  if (observations.bad > 0) return null;
  const worst = observations.worstDaysPastDue;
  const days = pick(count(worst, 'jour', 'jours'), count(worst, 'day', 'days'));
  const base = pick(
    'Aucun défaut n’a été observé\u00a0: l’AUC n’est pas définie',
    'No bad outcome was seen: AUC is not defined',
  );
  if (worst === 0) {
    return pick(
      `${base}, et aucun retard n’apparaît dans les fenêtres observées.`,
      `${base}, and no delay shows in the windows observed.`,
    );
  }
  if (worst < plan.outcome.badDaysPastDue) {
    return pick(
      `${base}. Le plus long retard observé est de ${days}, le seuil de défaut de ${plan.outcome.badDaysPastDue}\u00a0jours\u00a0: choisissez un seuil plus bas.`,
      `${base}. The longest delay seen is ${days}, the bad threshold ${plan.outcome.badDaysPastDue}\u00a0days: choose a lower threshold.`,
    );
  }
  return pick(
    `${base}. Le plus long retard observé (${days}) se trouve dans une fenêtre qui n’est pas terminée\u00a0: choisissez des dates plus anciennes ou un horizon plus court.`,
    `${base}. The longest delay seen (${days}) lies in a window that is not over: choose earlier dates or a shorter horizon.`,
  );
}

export function describeEmpty({ observations }: BacktestReport, words: Words): string {
  if (observations.immature > 0) {
    const until = observations.knownUntil === null ? '' : words.date(observations.knownUntil);
    return words.pick(
      `Aucune fenêtre d’observation n’est terminée au dernier enregistrement connu (${until})\u00a0: choisissez des dates plus anciennes ou un horizon plus court.`,
      `No observation window is over at the last known record (${until}): choose earlier dates or a shorter horizon.`,
    );
  }
  return words.pick(
    'Aucun client n’a pu être observé à ces dates\u00a0: vérifiez que les données couvrent la période.',
    'No customer could be observed at these dates: check that the data cover the period.',
  );
}

export function smallNote(judged: number, words: Words): string {
  if (judged >= FEW_CASES) return '';
  return words.pick(
    ` Petits nombres (${words.number(judged)} dossiers jugés)\u00a0: à lire avec l’intervalle.`,
    ` Small numbers (${words.number(judged)} judged cases): read them with their interval.`,
  );
}
