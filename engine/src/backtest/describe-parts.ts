/** Dates and groups of customers, in sentences. */
import { type BacktestReport, FEW_CASES } from './report.js';
import type { Words } from './report-words.js';

export function describeCohorts({ cohorts, plan }: BacktestReport, words: Words): string {
  const { pick, share } = words;
  const isByMonth = plan.calendar === 'orders';
  const judged = cohorts.filter(({ part }) => part.badRate !== null);
  const [first] = judged;
  if (first === undefined) {
    return isByMonth
      ? pick('Aucun mois n’a de dossier jugé.', 'No month has a judged case.')
      : pick('Aucune date n’a de dossier jugé.', 'No date has a judged case.');
  }
  if (judged.length === 1) {
    return isByMonth
      ? pick('Un seul mois\u00a0: pas d’évolution à lire.', 'A single month: no development to read.')
      : pick('Une seule date\u00a0: pas d’évolution à lire.', 'A single date: no development to read.');
  }
  const rate = (cohort: typeof first): number => cohort.part.badRate ?? 0;
  const low = judged.reduce((a, b) => (rate(b) < rate(a) ? b : a));
  const high = judged.reduce((a, b) => (rate(b) > rate(a) ? b : a));
  return pick(
    `Le taux de défaut va de ${share(rate(low))} (${words.date(low.date)}) à ${share(rate(high))} (${words.date(high.date)}).`,
    `The bad rate ranges from ${share(rate(low))} (${words.date(low.date)}) to ${share(rate(high))} (${words.date(high.date)}).`,
  );
}

export function describeSlices({ slices }: BacktestReport, words: Words): string {
  const { pick } = words;
  if (slices.length === 0)
    return pick(
      'Les clients n’ont ni segment, ni activité, ni taille, ni pays connus.',
      'No segment, activity, size or country is known of the customers.',
    );
  const small = slices.filter(({ part }) => part.good + part.bad < FEW_CASES).length;
  if (small === 0) {
    return pick(
      `${words.count(slices.length, 'groupe', 'groupes')}, d’au moins ${FEW_CASES} dossiers jugés chacun.`,
      `${words.count(slices.length, 'group', 'groups')} of at least ${FEW_CASES} judged cases each.`,
    );
  }
  return pick(
    `${words.count(slices.length, 'groupe', 'groupes')}, dont ${words.count(small, 'compte', 'comptent')} moins de ${FEW_CASES} dossiers jugés et ne ${small < 2 ? 'se lit' : 'se lisent'} qu’avec prudence.`,
    `${words.count(slices.length, 'group', 'groups')}, of which ${words.count(small, 'has', 'have')} fewer than ${FEW_CASES} judged cases and should be read with care.`,
  );
}
