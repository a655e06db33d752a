/** Ratings: from 1 to 5, each starting below the one before, the last taking all the rest. */
import { scoreCodes } from '../../kernel/codes/score-codes.js';
import { ABSENT_KINDS, type Characteristic, OUTCOMES } from '../schema.js';
import type { Check } from './context.js';

export const checkRatings: Check = ({ view, report }) => {
  const { ratings } = view;
  if (ratings === null) return;
  let ordered = true;
  for (const [at, { rating, from }] of ratings.entries()) {
    if (rating !== at + 1) {
      ordered = false;
      const path = ['ratings', at, 'rating'];
      report(scoreCodes.ratingOrder.at({ path }, { expected: at + 1, found: rating }));
    }
    if ((from === null) !== (at === ratings.length - 1)) {
      ordered = false;
      const path = ['ratings', at, 'from'];
      const fixes =
        from === null ? [] : [{ title: { fr: 'Mettre null', en: 'Put null' }, edits: [{ path, value: null }] }];
      report(scoreCodes.ratingBound.at({ path, fixes }, { rating: at + 1 }));
    }
    const above = ratings[at - 1]?.from ?? null;
    if (above !== null && from !== null && from >= above) {
      ordered = false;
      report(scoreCodes.ratingNotDescending.at({ path: ['ratings', at, 'from'] }, { rating: at + 1, from, above }));
    }
    const before = ratings[at - 1]?.outcome;
    if (before !== undefined && OUTCOMES.indexOf(ratings[at]?.outcome ?? before) < OUTCOMES.indexOf(before)) {
      report(scoreCodes.outcomeNotMonotone.at({ path: ['ratings', at, 'outcome'] }, { rating: at + 1 }));
    }
  }
  const labels = new Map<string, number[]>();
  for (const [at, { label }] of ratings.entries()) labels.set(label.fr, [...(labels.get(label.fr) ?? []), at + 1]);
  for (const same of labels.values()) {
    const second = same[1];
    if (second !== undefined)
      report(scoreCodes.ratingLabelRepeated.at({ path: ['ratings', second - 1, 'label'] }, { ratings: same }));
  }
  const { whole } = view;
  if (whole === null) return;
  const [least, most] = scoreRange(whole.baseScore, whole.characteristics);
  if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most)) {
    report(scoreCodes.pointsTooLarge.at({ path: ['characteristics'] }, undefined));
    return;
  }
  if (!ordered) return;
  ratings.forEach(({ from }, at) => {
    const above = ratings[at - 1]?.from ?? Number.POSITIVE_INFINITY;
    const isReached = most >= (from ?? Number.NEGATIVE_INFINITY) && least < above;
    if (!isReached)
      report(scoreCodes.ratingUnreachable.at({ path: ['ratings', at, 'from'] }, { rating: at + 1, least, most }));
  });
};

/** The least and greatest score that any case can have. */
export function scoreRange(
  baseScore: number,
  characteristics: readonly Characteristic[],
): [least: number, most: number] {
  let [least, most] = [baseScore, baseScore];
  for (const characteristic of characteristics) {
    const list = characteristic.kind === 'numeric' ? characteristic.bands : characteristic.categories;
    const absent = ABSENT_KINDS.map((kind) => characteristic.absent[kind]);
    const points = [...list, ...characteristic.classes, ...absent].map((entry) => entry.points);
    least += Math.min(...points);
    most += Math.max(...points);
  }
  return [least, most];
}
