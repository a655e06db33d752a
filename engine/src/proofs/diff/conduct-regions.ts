/** Differences in what is done with a decision: reviews, dunning, probabilities of default, release, currency. */
import { canonicalJson } from '../../kernel/canonical-json.js';
import { inEachLanguage, quote } from '../../kernel/messages.js';
import type { Text } from '../../kernel/text.js';
import type { Policy } from '../../scorecard/policy.js';
import { RATINGS, type Scorecard } from '../../scorecard/schema.js';
import { condition, type RegionDraft } from './region.js';

export function compareConduct({ scorecard: a }: Policy, { scorecard: b }: Policy): RegionDraft[] {
  return [
    ...(a.about.currency === b.about.currency
      ? []
      : [everywhere('currency', { says: sayAlike(a.about.currency, b.about.currency) })]),
    ...compareReviews(a, b),
    ...compareDunning(a, b),
    ...compareCalibration(a, b),
    ...compareRelease(a, b),
  ];
}

function compareReviews({ review: a }: Scorecard, { review: b }: Scorecard): RegionDraft[] {
  const idsOf = ({ triggers }: typeof a): readonly string[] => triggers.map(({ id }) => id).sort();
  const byRating = RATINGS.flatMap((rating, at) => {
    const [before, after] = [a.monthsByRating[at] ?? null, b.monthsByRating[at] ?? null];
    return before === after ? [] : [atRating('review', rating, { change: [before, after] })];
  });
  if (canonicalJson(idsOf(a)) === canonicalJson(idsOf(b))) return byRating;
  const says = [a, b].map((one) => listOf(idsOf(one)));
  return [...byRating, everywhere('review', { subject: 'triggers', says: [says[0] ?? NOTHING, says[1] ?? NOTHING] })];
}

/** Steps are compared, not the name under which a strategy is kept. */
function compareDunning({ dunning: a }: Scorecard, { dunning: b }: Scorecard): RegionDraft[] {
  const stepsOf = ({ strategies, strategyByRating }: typeof a, at: number) => {
    const strategy = strategies.find(({ id }) => id === strategyByRating[at]);
    return (strategy?.steps ?? []).map(({ dayFromDue, action }) => ({ dayFromDue, action }));
  };
  return RATINGS.flatMap((rating, at) => {
    const [before, after] = [stepsOf(a, at), stepsOf(b, at)];
    if (canonicalJson(before) === canonicalJson(after)) return [];
    return [atRating('dunning', rating, { says: [sayStepsOf(before), sayStepsOf(after)] })];
  });
}

function compareCalibration(
  { calibration: a, scaling: first }: Scorecard,
  { calibration: b, scaling: second }: Scorecard,
) {
  const drafts = RATINGS.flatMap((rating, at) => {
    const change = [a?.defaultProbability[at] ?? null, b?.defaultProbability[at] ?? null] as const;
    return change[0] === change[1] ? [] : [atRating('calibration', rating, { change })];
  });
  const horizons = [a?.horizonMonths ?? null, b?.horizonMonths ?? null] as const;
  if (horizons[0] !== horizons[1])
    drafts.push(everywhere('calibration', { subject: 'horizonMonths', change: horizons }));
  if (canonicalJson(first) !== canonicalJson(second))
    drafts.push(everywhere('calibration', { subject: 'scaling', says: sayAlike(first.kind, second.kind) }));
  return drafts;
}

function compareRelease({ release: a }: Scorecard, { release: b }: Scorecard): RegionDraft[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof typeof a)[];
  // A tolerance that is left out is not checked, as one that is null.
  return names.flatMap((subject) => {
    const [before, after] = [a[subject] ?? null, b[subject] ?? null];
    return before === after ? [] : [everywhere('release', { subject, change: [before, after] })];
  });
}

type Part = Extract<RegionDraft['part'], 'review' | 'dunning' | 'calibration' | 'release' | 'currency'>;

function everywhere(part: Part, more: Partial<RegionDraft>): RegionDraft {
  return { part, conditions: [], change: [null, null], names: [], covers: () => true, ...more };
}

function atRating(part: Part, rating: number, more: Partial<RegionDraft>): RegionDraft {
  return {
    ...everywhere(part, more),
    conditions: [condition('rating', { values: [rating] })],
    covers: (one, other) => one.rating === rating || other.rating === rating,
  };
}

const NOTHING: Text = { fr: 'rien', en: 'nothing' };

function sayAlike(before: string, after: string): readonly [Text, Text] {
  return [
    { fr: before, en: before },
    { fr: after, en: after },
  ];
}

function listOf(ids: readonly string[]): Text {
  if (ids.length === 0) return NOTHING;
  return inEachLanguage((locale) => ids.map((id) => quote(id, locale)).join(', '));
}

const ACTIONS: Readonly<Record<Scorecard['dunning']['strategies'][number]['steps'][number]['action'], Text>> = {
  reminder: { fr: 'rappel', en: 'reminder' },
  call: { fr: 'appel', en: 'call' },
  letter: { fr: 'lettre', en: 'letter' },
  formal_notice: { fr: 'mise en demeure', en: 'formal notice' },
  order_hold: { fr: 'blocage des commandes', en: 'order hold' },
  agency: { fr: 'recouvrement', en: 'agency' },
  legal: { fr: 'contentieux', en: 'legal action' },
};

function sayStepsOf(steps: readonly { readonly dayFromDue: number; readonly action: keyof typeof ACTIONS }[]): Text {
  if (steps.length === 0) return NOTHING;
  return inEachLanguage((locale) =>
    steps
      .map(({ dayFromDue, action }) => {
        const day = dayFromDue < 0 ? `−${-dayFromDue}` : `+${dayFromDue}`;
        return `${locale === 'fr' ? 'J' : 'D'}${day} ${ACTIONS[action][locale]}`;
      })
      .join(', '),
  );
}
