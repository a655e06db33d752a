import { type Decision, describeOffer, type Locale } from '@encours/engine';

/** One point on which two decisions on the same application differ, in words of the reader's language. */
export interface DecisionDifference {
  readonly field: 'outcome' | 'limit' | 'rating' | 'score' | 'terms' | 'authority' | 'review';
  readonly before: string;
  readonly after: string;
}

export interface DifferenceWords {
  readonly outcome: (decision: Decision) => string;
  readonly limit: (decision: Decision) => string;
  readonly score: (points: number) => string;
  readonly date: (iso: string) => string;
}

/** What changes from `before` to `after`, in the order in which a credit manager would ask. Empty: the same answer. */
export function compareDecisions(
  before: Decision,
  after: Decision,
  locale: Locale,
  words: DifferenceWords,
): readonly DecisionDifference[] {
  const rows: readonly DecisionDifference[] = [
    { field: 'outcome', before: words.outcome(before), after: words.outcome(after) },
    { field: 'limit', before: words.limit(before), after: words.limit(after) },
    { field: 'rating', before: String(before.rating), after: String(after.rating) },
    { field: 'score', before: words.score(before.score), after: words.score(after.score) },
    { field: 'terms', before: describeOffer(before.terms, locale), after: describeOffer(after.terms, locale) },
    { field: 'authority', before: before.authority.label[locale], after: after.authority.label[locale] },
    { field: 'review', before: words.date(before.review.on), after: words.date(after.review.on) },
  ];
  return rows.filter((row) => row.before !== row.after);
}
